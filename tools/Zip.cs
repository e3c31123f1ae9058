// Packs a folder as a .zip whose names say that they are UTF-8, which Windows goes by; of the same folder always the same archive.
//
//   dotnet run tools/Zip.cs FOLDER ARCHIVE SECONDS     the time of all files, in seconds since 1970
using System.Globalization;
using System.IO.Compression;

var (folder, archive, time) = (Path.GetFullPath(args[0]), args[1], DateTimeOffset.FromUnixTimeSeconds(long.Parse(args[2], CultureInfo.InvariantCulture)));
using var zip = ZipFile.Open(archive, ZipArchiveMode.Create);
foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    var name = Path.GetRelativePath(Path.GetDirectoryName(folder)!, file).Replace(Path.DirectorySeparatorChar, '/');
    var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
    entry.LastWriteTime = time;
    using var target = entry.Open();
    using var source = File.OpenRead(file);
    source.CopyTo(target);
}
