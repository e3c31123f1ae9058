using System.Runtime.InteropServices;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Streams over a file's bytes that copy nothing.</summary>
internal static class ContentStreams
{
    public static MemoryStream ToStream(this ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    /// <summary>The same for a library that takes its time: whenever it asks for more, the budget is asked too.</summary>
    public static Stream ToStream(this ReadOnlyMemory<byte> content, ReadingBudget budget) => new Budgeted(content.ToStream(), budget);

    private sealed class Budgeted(MemoryStream stream, ReadingBudget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => stream.Length;

        public override long Position
        {
            get => stream.Position;
            set => stream.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            budget.Step();
            return stream.Read(buffer);
        }

        public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

        public override void Flush() => stream.Flush();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
