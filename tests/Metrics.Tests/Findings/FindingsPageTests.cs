using System.Runtime.CompilerServices;

namespace IndicatorPipeline.Metrics.Tests.Findings;

public sealed class FindingsPageTests
{
    [Fact]
    public void Page_IsInStepWithTheCodes()
    {
        var path = Path.Combine(Root(), "docs", "findings.md");
        var page = FindingsPage.Text();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, page);

        var written = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        written.Should().Be(page, "docs/findings.md is made from the code: run this test with UPDATE_DOCS=1 to write it anew");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
