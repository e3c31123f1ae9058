using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What stands around a table and holds for all its figures: the period, the unit, perhaps the indicator and the area.</summary>
internal sealed class TableContext
{
    /// <summary>The lines that speak for the table: its title, and the sheet's lines above that it inherits; in reading order.</summary>
    public ImmutableArray<Cell> Lines { get; init; } = [];

    /// <summary>What the title says; a title names one indicator or none.</summary>
    public AxisMeaning Title { get; init; } = AxisMeaning.Nothing;

    /// <summary>What the names of the sheet and of the file say.</summary>
    public required ContextNames Names { get; init; }

    /// <summary>The name of the sheet or the file that says the title's measure, where no line does.</summary>
    public string? MeasureName { get; init; }

    /// <summary>The period that the report is about, from the nearest place that says it: title, sheet name, file name.</summary>
    public PeriodPhrase Report { get; init; } = PeriodPhrase.Unsaid;

    /// <summary>Whether a title says that the figures are cumulative (各乡镇固定资产投资累计完成情况), whatever stretch a label names.</summary>
    public bool SaysCumulative { get; init; }

    /// <summary>The line that says it; null where a name does.</summary>
    public Cell? ReportLabel { get; init; }

    /// <summary>What the table's own lines say of the period.</summary>
    public PeriodPhrase InLines { get; init; } = PeriodPhrase.Unsaid;

    /// <summary>Whether the table's own lines say it, not those of an earlier one.</summary>
    public bool SaysReportItself => InLines.IsDated;

    /// <summary>What a line says of the unit and the catalog does not know; null when all of it is understood.</summary>
    public Said<string>? UnknownUnit { get; init; }

    /// <summary>The units that lines say of some figures alone.</summary>
    public ImmutableArray<PartUnits> PartUnits { get; init; } = [];

    /// <summary>The area that a line or a name says and the catalog does not know; null when there is none.</summary>
    public Said<string>? UnknownArea { get; init; }

    /// <summary>What narrows an indicator that a title names; null for nothing.</summary>
    public Said<Narrowing>? Narrowed { get; init; }

    /// <summary>What notes say that figures are (本表数据为合同数); empty for none.</summary>
    public ImmutableArray<SaidInNote> InNotes { get; init; } = [];

    /// <summary>What a title counts from, where that is not the beginning of the year (开工以来, 历年累计); null for nothing.</summary>
    public Said<string>? Since { get; init; }

    /// <summary>What says that the year of the report is not a whole one (2026年以来), and not how far it goes; null for nothing.</summary>
    public Said<string>? OpenYear { get; init; }

    /// <summary>What stands behind the indicator that a title names and nobody knows (构成, 得分): figures of which nothing says the unit may be of that; null for nothing.</summary>
    public Said<string>? OpenWord { get; init; }

    /// <summary>The items that a title names without saying that it is about them (藜麦生产情况), and the line; empty for none.</summary>
    public Said<ImmutableArray<ItemRef>> Mentioned { get; init; } = new([], null);

    /// <summary>The indicators that a title names side by side (粮食面积及产量), of which none is the title's; empty for none.</summary>
    public ImmutableArray<Indicator> TitleIndicators { get; init; } = [];

    /// <summary>What nobody knows of the titles by itself, normalized: the beginning, perhaps, of what labels name (粮食 of 粮食生产情况, over 播种面积).</summary>
    public string TitleWords { get; init; } = "";

    /// <summary>What is wrong with the lines, to be told of a table that is read.</summary>
    public ImmutableArray<LabelProblem> Problems { get; init; } = [];

    /// <summary>The day on which the sheet was filled in; null when it does not say.</summary>
    public DateOnly? FilledIn { get; init; }

    /// <summary>Provisional where title or notes say so (快报, 初步).</summary>
    public ObsStatus Status { get; init; }

    /// <summary>The line that is a table's own title, the last that is no remark about it; null when it has none.</summary>
    public static Cell? CaptionOf(Table table) => table.Title.LastOrDefault(c => !SheetRow.IsRemark(c.Text));
}
