using System.Text.RegularExpressions;
using IndicatorPipeline.EndToEnd.Tests.Checks;
using IndicatorPipeline.EndToEnd.Tests.Templates;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;
using IndicatorPipeline.Support.Planting;
using NPOI.HSSF.UserModel;
using OfficeOpenXml;

namespace IndicatorPipeline.EndToEnd.Tests.Receipts;

/// <summary>The whole conversation over every sample: a mistake is made, the copy comes back, and is dropped again explained or corrected.</summary>
public sealed partial class SampleConversationTests(SampleCountyFixture samples, SampleLedgerFixture ledger) : IClassFixture<SampleCountyFixture>, IClassFixture<SampleLedgerFixture>
{
    private const string Why = "本期按上级要求调整了统计口径，已与企业逐户核对";

    // By chance of where the mistake is made; a report of few figures has few places.
    private const int Tries = 40;

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task MistakeInEverySample_GoesBack_AndIsAcceptedCorrectedOrExplained()
    {
        var explained = 0;
        var withoutFigures = new List<string>();
        foreach (var report in samples.County.Reports)
        {
            if (MistakeIn(report) is not { } mistake)
            {
                withoutFigures.Add(report.File);
                continue;
            }

            var changes = ChangesOf(report.Workbook, mistake.Workbook);
            var content = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", report.File), Cancel);
            var (name, plain) = (Path.GetFileName(report.File), Path.GetFileNameWithoutExtension(report.File));

            var faulty = await ledger.ReceiveAsync(report.Department, $"错 {name}", With(content, changes.Select(c => (c.Sheet, c.Cell, c.Wrong))), Cancel);
            faulty.Verdict.Should().Be(Verdict.Returned, report.File);
            faulty.Findings.Should().Contain(f => mistake.IsFoundBy(f), report.File);
            var copy = await File.ReadAllBytesAsync(ledger.InShare(Path.ChangeExtension(faulty.Placement!.Intent.Target, ".审核.xlsx")), Cancel);
            NotesIn(copy).Should().Contain(faulty.Findings.Where(f => f.Blocks && f.Cell is not null).Select(f => $"{f.Sheet}!{f.Cell!.Split(':')[0]} {f.Code}"), report.File);

            var corrected = await ledger.ReceiveAsync(report.Department, $"改 {plain}.xlsx", With(copy, changes.Select(c => (c.Sheet, c.Cell, c.Right))), Cancel);
            corrected.Findings.Where(f => f.Blocks).Should().BeEmpty(report.File);
            corrected.Verdict.Should().Be(Verdict.Accepted, report.File);
            // The next one is held against the samples alone again.
            await ledger.WithdrawAsync(corrected.Submission!.Id, Cancel);

            // What cannot be right cannot be explained either.
            if (faulty.Findings.Any(f => f.Severity == Severity.Error))
                continue;
            var answered = await ledger.ReceiveAsync(report.Department, $"说明 {plain}.xlsx", Explained(copy), Cancel);
            answered.Findings.Where(f => f.Blocks).Should().BeEmpty(report.File);
            answered.Verdict.Should().Be(Verdict.Accepted, report.File);
            (await ledger.Ledger.Submissions.FindingsAsync(answered.Submission!.Id, Cancel)).Where(f => f.Severity == Severity.Verify)
                .Should().NotBeEmpty(report.File).And.OnlyContain(f => f.Explanation == Why, report.File);
            (await File.ReadAllTextAsync(ledger.InShare(answered.Placement!.Intent.Target + ".回执.txt"), Cancel)).Should().Contain($"情况说明：{Why}", report.File);
            await ledger.WithdrawAsync(answered.Submission.Id, Cancel);
            explained++;
        }

        withoutFigures.Should().HaveCountLessThanOrEqualTo(3, string.Join('、', withoutFigures));
        explained.Should().BeGreaterThan(samples.County.Reports.Length / 2, "most mistakes are questions");
    }

    // One that asks, where there is such a place; else one that cannot be right; else a word where a figure belongs, which fits everywhere.
    private PlantedError? MistakeIn(SampleReport report)
    {
        var dice = new Dice(1);
        PlantedError? blocked = null;
        for (var i = 0; i < Tries; i++)
        {
            // A row that is left out moves the cells below it: there is no one cell to correct.
            var plant = Plants.All[i % Plants.All.Count];
            if (plant is MissingTownship || plant.Plant(report, samples.County, dice) is not { } error)
                continue;
            var findings = samples.County.Judge(report, error.Workbook).Where(f => f.Blocks).ToList();
            if (!findings.Any(error.IsFoundBy))
                continue;
            if (findings.All(f => f.Severity == Severity.Verify))
                return error;
            blocked ??= error;
        }

        if (blocked is not null)
            return blocked;
        return report.Reading.Figures.Select(f => (Origin?)f.Observation.Origin).FirstOrDefault(o => Cells.NumberOf(report.Workbook, o!.Value) is not null) is { } where
            ? new PlantedError(Cells.With(report.Workbook, where, "待核"), new HashSet<Origin> { where })
            : null;
    }

    private static List<(string Sheet, string Cell, object Right, object Wrong)> ChangesOf(Workbook right, Workbook wrong) =>
    [
        .. from pair in right.Sheets.Zip(wrong.Sheets)
           from cell in pair.First.Cells
           let other = pair.Second[cell.Address]
           where cell.Value is CellValue.Number && other.Value != cell.Value
           select (pair.First.Name, cell.Address.ToString(), Plain(cell.Value), Plain(other.Value)),
    ];

    private static object Plain(CellValue? value) => value switch
    {
        CellValue.Number number => (double)number.Value,
        CellValue.Text text => text.Value,
        _ => throw new ArgumentException("Neither a number nor a text.", nameof(value)),
    };

    private static List<string> NotesIn(byte[] copy)
    {
        using var package = new ExcelPackage(new MemoryStream(copy));
        return
        [
            .. from sheet in package.Workbook.Worksheets
               from note in sheet.Comments.Cast<ExcelComment>()
               from Match code in CodeInNote().Matches(note.Text)
               select $"{sheet.Name}!{note.Address} {code.Groups[1].Value}",
        ];
    }

    private static byte[] With(byte[] content, IEnumerable<(string Sheet, string Cell, object Value)> changes)
    {
        if (content is not [(byte)'P', (byte)'K', ..])
            return InXls(content, changes);
        using var package = new ExcelPackage(new MemoryStream(content));
        foreach (var (sheet, cell, value) in changes)
            package.Workbook.Worksheets[sheet].Cells[cell].Value = value;
        return package.GetAsByteArray();
    }

    private static byte[] InXls(byte[] content, IEnumerable<(string Sheet, string Cell, object Value)> changes)
    {
        var workbook = new HSSFWorkbook(new MemoryStream(content));
        foreach (var (sheet, cell, value) in changes)
        {
            CellAddress.TryParse(cell, out var address).Should().BeTrue();
            var target = workbook.GetSheet(sheet).GetRow(address.Row).GetCell(address.Column);
            if (value is double number)
                target.SetCellValue(number);
            else
                target.SetCellValue((string)value);
        }

        using var stream = new MemoryStream();
        workbook.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Explained(byte[] copy)
    {
        using var package = new ExcelPackage(new MemoryStream(copy));
        var page = package.Workbook.Worksheets[0];
        var heading = page.Cells.First(c => c.Text == "情况说明");
        for (var row = heading.Start.Row + 1; row <= page.Dimension.End.Row; row++)
        {
            if (page.Cells[row, 2].Text.StartsWith("需要核实", StringComparison.Ordinal))
                page.Cells[row, heading.Start.Column].Value = Why;
        }

        return package.GetAsByteArray();
    }

    [GeneratedRegex(@"\[([A-Z]+[0-9]+)\]")]
    private static partial Regex CodeInNote();
}
