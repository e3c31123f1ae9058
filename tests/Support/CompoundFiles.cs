using NPOI.POIFS.FileSystem;

namespace IndicatorPipeline.Support;

/// <summary>Compound files (OLE2) of any streams, for .xls that no library would write.</summary>
public static class CompoundFiles
{
    public static byte[] Of(params (string Name, byte[] Content)[] streams)
    {
        var fileSystem = new POIFSFileSystem();
        foreach (var (name, content) in streams)
            fileSystem.CreateDocument(new MemoryStream(content), name);
        using var file = new MemoryStream();
        fileSystem.WriteFileSystem(file);
        return file.ToArray();
    }
}
