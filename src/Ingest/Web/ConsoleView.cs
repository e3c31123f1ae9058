using System.Globalization;
using IndicatorPipeline.Ingest.Web.Figures;
using IndicatorPipeline.Ingest.Web.Sources;
using IndicatorPipeline.Ingest.Web.Submissions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using Microsoft.AspNetCore.WebUtilities;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>How pages name things: in the language that is asked for, by the names of today's catalog, in the county's time.</summary>
public sealed class ConsoleView(ConsoleTexts texts, IndicatorCatalog catalog, TimeZoneInfo zone)
{
    public ConsoleTexts Texts => texts;

    /// <summary>The area that is meant where none is named; empty where there is none.</summary>
    public string CountyName => catalog.Areas is [var county, ..] ? county.Name : "";

    /// <summary>Another page of the console, in the same language.</summary>
    /// <param name="query">A part without value is left out.</param>
    public string AddressOf(string path, params (string Name, string? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Append((Name: ConsoleTexts.LanguageParameter, Value: texts.Language)).Where(q => q.Value is not null).Select(q => KeyValuePair.Create(q.Name, q.Value)));

    /// <summary>The page of a figure.</summary>
    public string AddressOf(FigureAddress figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return AddressOf(figure.ToString());
    }

    /// <summary>The page of a cell.</summary>
    public string AddressOf(SourceAddress cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return AddressOf(cell.ToString());
    }

    /// <summary>A cell of a workbook at the page of its submission; the sheet where no cell is named.</summary>
    public string CellOf(Submission submission, string sheet, string? cell)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return AddressOf(SubmissionAddress.Of(submission.Id), (SubmissionAddress.Sheet, sheet))
            + (CellRange.TryParse(cell, out var range) ? $"#{SourceGrid.AnchorOf(range.First)}" : "");
    }

    /// <summary>The item, or the indicator where it is meant as a whole.</summary>
    public string NameOf(SeriesGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Item is { } item
            ? catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item
            : catalog.IndicatorsByCode.GetValueOrDefault(group.Indicator)?.Name ?? group.Indicator;
    }

    // What the catalog of today does not know any more is shown by its code.
    public string DepartmentName(string? code) =>
        code is null ? texts["no_department"] : catalog.Departments.FirstOrDefault(d => d.Code == code)?.Name ?? code;

    public string PeriodName(TimePeriod period) => Metrics.Observations.PeriodName.Of(period, texts.Culture);

    public string MeasureName(Measure measure) => CodeName.Of(measure, texts.Culture);

    public string AccumulationName(Accumulation accumulation) => CodeName.Of(accumulation, texts.Culture);

    /// <summary>What became of a submission, as it stands now.</summary>
    public string StandingOf(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return texts[submission switch
        {
            { WithdrawnAt: not null } => "withdrawn",
            { SupersededAt: not null } => "superseded",
            { AwaitsRelease: true } => "awaits_release",
            _ => $"verdict_{Verdicts.Codes[submission.Verdict]}",
        }];
    }

    /// <summary>
    /// With the thousands separated, and as many digits in each line of a column: what is in the indicator's own unit has those that the catalog says, at most two
    /// where it does not; places and days have none, percentages one, as they are published.
    /// </summary>
    public string Rounded(decimal value, string indicator, Measure measure)
    {
        var digits = measure switch
        {
            Measure.Level or Measure.Target or Measure.Gap or Measure.YoyDiff => catalog.IndicatorsByCode.GetValueOrDefault(indicator)?.Decimals,
            Measure.Rank or Measure.YoyRank or Measure.RankChange or Measure.DaysOverdue => 0,
            _ => 1,
        };
        return value.ToString(digits is { } all ? string.Create(CultureInfo.InvariantCulture, $"N{all}") : "#,0.##", CultureInfo.InvariantCulture);
    }

    public string Moment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
