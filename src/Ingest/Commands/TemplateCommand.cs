using System.CommandLine;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Templates;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>template REPORT --period P -o FILE</c>: a workbook for a department to fill in.</summary>
internal static class TemplateCommand
{
    public static Command Build(CommandLine line)
    {
        var texts = line.Texts;
        var report = new Argument<string>("REPORT") { Description = texts["argument_report"] };
        var period = PeriodOption.Create("--period", texts["option_template_period"], texts);
        period.Required = true;
        var output = new Option<string>("--output", "-o") { Description = texts["option_output"], HelpName = "FILE", Required = true };
        return line.Command("template", [report, period, output], (session, parse, cancellationToken) => ExecuteAsync(
            session, parse.GetRequiredValue(report), parse.GetRequiredValue(period)!.Value, parse.GetRequiredValue(output), cancellationToken));
    }

    private static async Task<int> ExecuteAsync(Session session, string name, TimePeriod period, string output, CancellationToken cancellationToken)
    {
        var catalog = session.RequireCatalog();
        var report = ReportOf(session, catalog, name);
        if (period.Freq != report.Frequency)
        {
            throw new WrongUsageException(session.Texts.WithNearest(
                session.Texts.Format("period_of_another_frequency", period, report.Name, session.Texts[$"frequency_{Codelists.Freq[report.Frequency]}"]),
                [period.LastOf(report.Frequency).ToString()]));
        }

        var form = await ReportForm.OfAsync(report, period, catalog, await session.FindLedgerAsync(cancellationToken), cancellationToken);
        if (form.Columns.Count == 0)
            throw new WrongUsageException(session.Texts.Format("nothing_due_then", report.Name, period));
        var department = catalog.Departments.First(d => d.Code == report.Department).Name;
        var (content, cells) = TemplateWorkbook.Write(form, department, session.Culture);
        // It appears when it is complete.
        var unfinished = output + ".unfinished";
        await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
        File.Move(unfinished, output, overwrite: true);
        if (session.IsJson)
            session.WriteJson(new TemplateLine(output, report.Code, period.ToString(), cells));
        session.Tell(session.Texts.Format("template_written", form.Title, cells, output));
        return ExitCodes.Success;
    }

    private static ReportDefinition ReportOf(Session session, IndicatorCatalog catalog, string name)
    {
        var names = new CatalogNames(catalog);
        if (names.ReportOf(name) is { } report)
            return report;
        throw new WrongUsageException(session.Texts.WithNearest(session.Texts.Format("unknown_report", name), names.ReportsNear(name)));
    }

    private sealed record TemplateLine(string File, string Report, string Period, int Cells);
}
