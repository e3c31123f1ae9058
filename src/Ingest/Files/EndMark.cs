using System.Buffers.Binary;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>
/// Whether a file's own bytes say that it is all there. A package (.xlsx) ends with a record that names the length of what goes before it; the
/// allocation table of a compound file (.xls) names the last sector. Text ends anywhere.
/// </summary>
internal static class EndMark
{
    private const int EndRecord = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int CompoundHeader = 512;
    private const int TablesInHeader = 109;
    private const uint LastRegularSector = 0xFFFFFFFA;
    private const uint Free = 0xFFFFFFFF;

    /// <summary>False for a file that is not complete, and for one that cannot tell.</summary>
    public static bool IsThere(string path)
    {
        if (!RegularFile.Is(path))
            return false;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> head = stackalloc byte[CompoundHeader];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => PackageEnds(file),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => CompoundFileEnds(file, head),
            _ => false,
        };
    }

    private static bool PackageEnds(FileStream file)
    {
        var tail = new byte[Math.Min(file.Length, EndRecord + LongestComment)];
        var start = file.Length - tail.Length;
        file.Position = start;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndRecord; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (record is not [(byte)'P', (byte)'K', 5, 6, ..] || at + EndRecord + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) != tail.Length)
                continue;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
            var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
            // Of a package over 4 GB the record gives no length; it is there.
            return offset == uint.MaxValue || (long)offset + size <= start + at;
        }

        return false;
    }

    // The header names tables for 6.8 MB (at the usual size of sectors); a longer workbook is one that cannot tell.
    private static bool CompoundFileEnds(FileStream file, ReadOnlySpan<byte> header)
    {
        if (header.Length < CompoundHeader || BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) is not (9 or 12))
            return false;
        var sectorSize = 1L << BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        var tables = BinaryPrimitives.ReadUInt32LittleEndian(header[44..]);
        if (tables is 0 or > TablesInHeader)
            return false;
        var last = -1L;
        var table = new byte[sectorSize];
        for (var i = 0; i < tables; i++)
        {
            var sector = BinaryPrimitives.ReadUInt32LittleEndian(header[(76 + (4 * i))..]);
            var at = (sector + 1L) * sectorSize;
            if (sector > LastRegularSector || at + sectorSize > file.Length)
                return false;
            file.Position = at;
            file.ReadExactly(table);
            for (var entry = 0; entry < sectorSize / 4; entry++)
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(4 * entry)) != Free)
                    last = (i * sectorSize / 4) + entry;
            }
        }

        return last >= 0 && (last + 2) * sectorSize <= file.Length;
    }
}
