using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// A part of a zipped package as it is unpacked: counted, because headers may lie, and compared with its checksum at its end, which .NET leaves to
/// its caller; a flipped bit may make one figure of another.
/// </summary>
internal sealed class PartStream(ZipArchiveEntry entry, UnpackedBytes unpacked, ReadingBudget budget) : Stream
{
    // A small part may shrink a thousandfold and still be small.
    private const long RatioApplies = 1 << 20;

    private readonly Stream _packed = entry.Open();
    private readonly Crc32 _checksum = new();
    private long _length;

    /// <summary>Whether the part has been read to its end and is not what was packed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>How long the package says that it is, which need not be so.</summary>
    public long StatedLength { get; } = entry.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        budget.Step();
        var read = _packed.Read(buffer, offset, count);
        if (read == 0)
        {
            IsBroken = (uint)_checksum.Value != entry.Crc32;
            return 0;
        }

        _checksum.Update(new ArraySegment<byte>(buffer, offset, read));
        _length += read;
        unpacked.Add(read, budget.Limits);
        var ratio = _length / Math.Max(entry.CompressedLength, 1);
        if (_length > RatioApplies && ratio > budget.Limits.CompressionRatio)
            throw new OverBudgetException(FileFindings.OverLimit(Terms.CompressionRatio, ratio, budget.Limits.CompressionRatio));
        return read;
    }

    /// <summary>Reads what is left; whether the part is what was packed.</summary>
    public bool IsWhole()
    {
        CopyTo(Null);
        return !IsBroken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _packed.Dispose();
        base.Dispose(disposing);
    }
}
