using System.Runtime.CompilerServices;

namespace IndicatorPipeline.Ingest.Tests.Cases;

/// <summary>A folder of tests/cases: one workbook, and what its author meant by it.</summary>
internal sealed class CaseFolder
{
    private const string Expected = "expected.";

    private readonly string _path;

    public CaseFolder(string name) => _path = Path.Combine(Root(), name);

    /// <summary>The names of all cases.</summary>
    public static IEnumerable<string> Names() => Directory.EnumerateDirectories(Root()).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    /// <summary>The one file that is no expectation.</summary>
    public string Workbook => Directory.EnumerateFiles(_path).Single(f => !Path.GetFileName(f).StartsWith(Expected, StringComparison.Ordinal));

    /// <summary>What is expected; a file that is not there expects nothing.</summary>
    public string Read(string expectation)
    {
        var path = PathOf(expectation);
        return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
    }

    public void Write(string expectation, string text)
    {
        if (text.Length > 0)
            File.WriteAllText(PathOf(expectation), text);
        else
            File.Delete(PathOf(expectation));
    }

    private string PathOf(string expectation) => Path.Combine(_path, Expected + expectation);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "cases"));
}
