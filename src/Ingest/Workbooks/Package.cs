using System.IO.Compression;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The parts of a zipped package by their names, of which some programs write the slashes the other way round.</summary>
internal sealed class Package : IDisposable
{
    private readonly MemoryStream _stream;
    private readonly ZipArchive _archive;
    private readonly UnpackedBytes _unpacked = new();
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<ZipArchiveEntry> _opened = [];
    private readonly ReadingBudget _budget;

    /// <exception cref="InvalidDataException">The bytes are no package.</exception>
    public Package(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        _budget = budget;
        _stream = content.ToStream();
        _archive = new ZipArchive(_stream, ZipArchiveMode.Read);
        foreach (var entry in _archive.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public IEnumerable<string> Names => _entries.Keys;

    public bool HasPictures => _entries.Keys.Any(n => n.Contains("/media/", StringComparison.OrdinalIgnoreCase));

    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>A part to be read; null when there is none of the name.</summary>
    public PartStream? Open(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return null;
        _opened.Add(entry);
        return new PartStream(entry, _unpacked, _budget);
    }

    /// <summary>A part's bytes; null when there is none of the name.</summary>
    /// <exception cref="DamagedWorkbookException">They are not what was packed.</exception>
    public byte[]? Read(string name)
    {
        using var part = Open(name);
        if (part is null)
            return null;
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return part.IsBroken ? throw Broken(name) : bytes.ToArray();
    }

    /// <summary>Reads the parts that nobody has asked for, since what is broken or a bomb in one place is not to be trusted in another.</summary>
    /// <exception cref="DamagedWorkbookException">One of them is not what was packed.</exception>
    public void ReadTheRest()
    {
        foreach (var entry in _archive.Entries.Where(_opened.Add))
        {
            using var part = new PartStream(entry, _unpacked, _budget);
            if (!part.IsWhole())
                throw Broken(entry.FullName);
        }
    }

    public static DamagedWorkbookException Broken(string name) => new(Terms.BrokenArchive, $"{name} is not what was packed: its checksum is another.");

    public static DamagedWorkbookException Missing(string name) => new(Terms.MissingPart, $"{name} is missing.");

    public void Dispose()
    {
        _archive.Dispose();
        _stream.Dispose();
    }
}
