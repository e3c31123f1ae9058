using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Reads a file and says what would become of it; nothing is written.</summary>
internal sealed class WorkbookJudge(IndicatorCatalog catalog, WorkbookLimits limits)
{
    private readonly WorkbookResolver _resolver = new(catalog);

    public async Task<Judgment> JudgeAsync(string path, CancellationToken cancellationToken)
    {
        var file = await WorkbookFile.ReadAsync(path, limits, cancellationToken);
        var reading = file.Reading.Workbook is { } workbook ? _resolver.Read(workbook) : new Reading([], [], []);
        var (verdict, findings) = Verdicts.Decide([.. file.Reading.Findings, .. reading.Findings]);
        return new Judgment(file.Sha256, verdict, reading with { Findings = findings });
    }
}
