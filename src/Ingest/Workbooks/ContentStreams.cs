using System.Runtime.InteropServices;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Streams over a file's bytes that copy nothing.</summary>
internal static class ContentStreams
{
    public static MemoryStream ToStream(this ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
