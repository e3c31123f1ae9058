namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a line beside a table is for.</summary>
internal enum LineKind
{
    /// <summary>It says what the table is about; its period is the table's.</summary>
    Title,

    /// <summary>It says the period and is announced as saying it (报告期：2024年6月, 截至6月底).</summary>
    ReportPeriod,

    /// <summary>It says for which area the table is (乡镇：东川镇).</summary>
    Area,

    /// <summary>It says when the sheet was filled in.</summary>
    FillDate,

    /// <summary>A day alone: when the sheet was filled in, unless nothing else says a period and a month ends with it.</summary>
    BareDate,

    /// <summary>
    /// A form's particulars, a note, the day of issue, a document's number: whatever dates stand in it are not those of the figures.
    /// </summary>
    Remark,
}
