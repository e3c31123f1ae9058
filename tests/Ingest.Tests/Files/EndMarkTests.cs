using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Tests.Cases;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Files;

public sealed class EndMarkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WholePackage_SaysSo_AndCutAnywhereItDoesNot()
    {
        var content = SomeWorkbook.Accepted();
        IsThere(content).Should().BeTrue();
        foreach (var length in new[] { 0, 1, 100, 600, content.Length / 2, content.Length - 22, content.Length - 1 })
            IsThere(content[..length]).Should().BeFalse($"{length} of {content.Length} bytes are there");
    }

    [Fact]
    public void PackageWhoseRoomIsTakenBeforeItsBytesCome_IsNotThere()
    {
        var content = SomeWorkbook.Accepted();
        content.AsSpan(content.Length / 2).Clear();
        IsThere(content).Should().BeFalse();
    }

    [Fact]
    public void WholeCompoundFile_SaysSo_AndCutAnywhereItDoesNot()
    {
        var content = File.ReadAllBytes(new CaseFolder("xls-of-the-old-format").Workbook);
        IsThere(content).Should().BeTrue();
        foreach (var length in new[] { 8, 511, 512, 1024, content.Length / 2, content.Length - 1 })
            IsThere(content[..length]).Should().BeFalse($"{length} of {content.Length} bytes are there");
    }

    [Fact]
    public void Text_NeverSaysSo() => IsThere("指标,1月\n工业,1\n"u8.ToArray()).Should().BeFalse();

    private bool IsThere(byte[] content)
    {
        var path = _folder.Combine("a");
        File.WriteAllBytes(path, content);
        return EndMark.IsThere(path);
    }
}
