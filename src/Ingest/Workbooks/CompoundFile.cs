using System.Buffers.Binary;
using System.Text;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The compound file (OLE2) that .xls workbooks, old Word documents and encrypted packages lie in: the streams at its root. Reads no
/// further than the bytes that are there and follows no chain twice, so that a broken or hostile header costs nothing; the libraries
/// trust such headers and would take gigabytes. [MS-CFB]
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderSize = 512;
    private const int EntrySize = 128;
    private const uint LastRegularSector = 0xFFFFFFFA;
    private const uint NoEntry = 0xFFFFFFFF;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly int _sectorSize;
    private readonly int _miniSectorSize;
    private readonly uint _miniCutoff;
    private readonly List<uint> _fat;
    private readonly List<uint> _miniFat;
    private readonly Dictionary<string, (uint Start, long Size)> _streams = new(StringComparer.OrdinalIgnoreCase);
    private readonly (uint Start, long Size) _miniStream;

    private CompoundFile(ReadOnlyMemory<byte> content)
    {
        _content = content;
        var header = content.Span;
        _sectorSize = 1 << UInt16(header, 30);
        _miniSectorSize = 1 << UInt16(header, 32);
        _miniCutoff = UInt32(header, 56);
        _fat = SectorNumbers(FatSectors(header));
        _miniFat = SectorNumbers(Chain(UInt32(header, 60), _fat));
        var directory = Concatenate(Chain(UInt32(header, 48), _fat), _sectorSize, SectorAt, long.MaxValue);
        if (directory.Length < EntrySize)
            throw new InvalidDataException("The compound file has no directory.");
        _miniStream = (UInt32(directory, 116), UInt32(directory, 120));
        AddSiblings(directory, UInt32(directory, 76));
    }

    /// <summary>The names of the streams and storages at the root.</summary>
    public IEnumerable<string> Names => _streams.Keys;

    /// <summary>The compound file, or null when its header or directory cannot be followed.</summary>
    public static CompoundFile? TryOpen(ReadOnlyMemory<byte> content)
    {
        if (content.Length < HeaderSize || UInt16(content.Span, 30) is not (9 or 12) || UInt16(content.Span, 32) is not 6)
            return null;
        try
        {
            return new CompoundFile(content);
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Whether the header names a place for the directory or the allocation table that the bytes do not reach: a copy that broke off.</summary>
    public static bool EndsTooEarly(ReadOnlyMemory<byte> content)
    {
        var header = content.Span;
        if (header.Length < HeaderSize)
            return false;
        var sectorShift = UInt16(header, 30);
        uint[] named = [UInt32(header, 48), UInt32(header, 76)];
        return sectorShift is 9 or 12 && named.Any(sector => sector <= LastRegularSector && (sector + 1L) << sectorShift >= content.Length);
    }

    /// <summary>A stream's bytes; null when there is none of the name, or when the file ends before the stream does.</summary>
    public byte[]? Read(string name)
    {
        if (!_streams.TryGetValue(name, out var stream))
            return null;
        byte[] bytes;
        if (stream.Size < _miniCutoff)
        {
            var mini = Concatenate(Chain(_miniStream.Start, _fat), _sectorSize, SectorAt, _miniStream.Size);
            bytes = Concatenate(Chain(stream.Start, _miniFat), _miniSectorSize, s => Slice(mini, (long)s * _miniSectorSize, _miniSectorSize), stream.Size);
        }
        else
        {
            bytes = Concatenate(Chain(stream.Start, _fat), _sectorSize, SectorAt, stream.Size);
        }

        return bytes.Length == stream.Size ? bytes : null;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> bytes, long offset, int length) =>
        offset >= bytes.Length ? default : bytes.Slice((int)offset, (int)Math.Min(length, bytes.Length - offset));

    // The first 109 sectors of the allocation table are named in the header, further ones in a chain of sectors of their own.
    private IEnumerable<uint> FatSectors(ReadOnlySpan<byte> header)
    {
        var sectors = new List<uint>();
        for (var i = 0; i < 109; i++)
            sectors.Add(UInt32(header, 76 + (4 * i)));
        var seen = new HashSet<uint>();
        for (var next = UInt32(header, 68); next <= LastRegularSector && seen.Add(next);)
        {
            var sector = SectorAt(next).Span;
            if (sector.Length < _sectorSize)
                break;
            for (var i = 0; i < (_sectorSize / 4) - 1; i++)
                sectors.Add(UInt32(sector, 4 * i));
            next = UInt32(sector, _sectorSize - 4);
        }

        return sectors.Where(s => s <= LastRegularSector);
    }

    private List<uint> SectorNumbers(IEnumerable<uint> sectors)
    {
        var numbers = new List<uint>();
        foreach (var sector in sectors)
        {
            var bytes = SectorAt(sector).Span;
            for (var i = 0; i + 4 <= bytes.Length; i += 4)
                numbers.Add(UInt32(bytes, i));
            // A table names no more sectors than the file has; more come from a header that repeats itself.
            if (numbers.Count > _content.Length / _miniSectorSize + _sectorSize)
                break;
        }

        return numbers;
    }

    private static IEnumerable<uint> Chain(uint start, List<uint> table)
    {
        var steps = 0;
        for (var sector = start; sector <= LastRegularSector && steps <= table.Count; steps++)
        {
            yield return sector;
            sector = sector < table.Count ? table[(int)sector] : NoEntry;
        }
    }

    private ReadOnlyMemory<byte> SectorAt(uint sector) => Slice(_content, (sector + 1L) * _sectorSize, _sectorSize);

    private byte[] Concatenate(IEnumerable<uint> chain, int sectorSize, Func<uint, ReadOnlyMemory<byte>> sectorAt, long size)
    {
        using var bytes = new MemoryStream();
        foreach (var sector in chain)
        {
            var part = sectorAt(sector);
            bytes.Write(part.Span[..(int)Math.Min(part.Length, size - bytes.Length)]);
            if (bytes.Length >= size || part.Length < sectorSize || bytes.Length > _content.Length)
                break;
        }

        return bytes.ToArray();
    }

    // The children of the root are a tree of siblings; what lies in a storage, such as an embedded workbook, is not looked at.
    private void AddSiblings(ReadOnlySpan<byte> directory, uint first)
    {
        var waiting = new Stack<uint>([first]);
        var seen = new HashSet<uint>();
        while (waiting.TryPop(out var id))
        {
            if (id > LastRegularSector || !seen.Add(id) || (id + 1L) * EntrySize > directory.Length)
                continue;
            var entry = directory.Slice((int)id * EntrySize, EntrySize);
            var nameLength = Math.Clamp(UInt16(entry, 64) - 2, 0, 62);
            _streams.TryAdd(Encoding.Unicode.GetString(entry[..nameLength]), (UInt32(entry, 116), UInt32(entry, 120)));
            waiting.Push(UInt32(entry, 68));
            waiting.Push(UInt32(entry, 72));
        }
    }
}
