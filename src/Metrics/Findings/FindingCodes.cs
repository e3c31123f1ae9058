namespace IndicatorPipeline.Metrics.Findings;

/// <summary>Every kind of problem that a report can have. The texts are in FindingTexts.resx; docs/findings.md lists them for people.</summary>
public static class FindingCodes
{
    /// <summary>Not a workbook.</summary>
    public static FindingCode NotAWorkbook { get; } = new("FIL101", Severity.Error);

    /// <summary>Empty file.</summary>
    public static FindingCode EmptyFile { get; } = new("FIL102", Severity.Error);

    /// <summary>Password.</summary>
    public static FindingCode Encrypted { get; } = new("FIL103", Severity.Error);

    /// <summary>Damaged.</summary>
    public static FindingCode Damaged { get; } = new("FIL104", Severity.Error);

    /// <summary>A web page.</summary>
    public static FindingCode WebPage { get; } = new("FIL105", Severity.Error);

    /// <summary>Pictures only.</summary>
    public static FindingCode PicturesOnly { get; } = new("FIL106", Severity.Error);

    /// <summary>Over the limit.</summary>
    public static FindingCode OverLimit { get; } = new("FIL107", Severity.Error);

    /// <summary>In no department's folder.</summary>
    public static FindingCode NoDepartment { get; } = new("FIL108", Severity.Error);

    /// <summary>Nothing inside.</summary>
    public static FindingCode NothingInside { get; } = new("FIL109", Severity.Error);

    /// <summary>Takes too much to read.</summary>
    public static FindingCode TooCostly { get; } = new("FIL110", Severity.Error);

    /// <summary>Ends the program.</summary>
    public static FindingCode EndsTheProgram { get; } = new("FIL113", Severity.Error);

    /// <summary>Returned by a statistician.</summary>
    public static FindingCode ReturnedByHand { get; } = new("FIL114", Severity.Error);

    /// <summary>Sent again.</summary>
    public static FindingCode SameBytesAgain { get; } = new("FIL201", Severity.Info);

    /// <summary>File name disagrees.</summary>
    public static FindingCode NameDisagrees { get; } = new("FIL202", Severity.Info);

    /// <summary>Wrong extension.</summary>
    public static FindingCode WrongExtension { get; } = new("FIL203", Severity.Info);

    /// <summary>Hidden sheet.</summary>
    public static FindingCode HiddenSheet { get; } = new("FIL204", Severity.Info);

    /// <summary>Hidden rows or columns.</summary>
    public static FindingCode HiddenRowsOrColumns { get; } = new("FIL205", Severity.Info);

    /// <summary>Hidden figures of the report.</summary>
    public static FindingCode HiddenFigures { get; } = new("FIL206", Severity.Verify);

    /// <summary>Hidden labels.</summary>
    public static FindingCode HiddenLabels { get; } = new("FIL207", Severity.Verify);

    /// <summary>Table passed over.</summary>
    public static FindingCode TablePassedOver { get; } = new("TBL101", Severity.Info);

    /// <summary>No period.</summary>
    public static FindingCode NoPeriod { get; } = new("TBL102", Severity.Error);

    /// <summary>Nothing known.</summary>
    public static FindingCode NothingKnown { get; } = new("TBL103", Severity.Error);

    /// <summary>Unknown table.</summary>
    public static FindingCode UnknownTable { get; } = new("TBL104", Severity.Error);

    /// <summary>Numbers cut off.</summary>
    public static FindingCode NumbersCutOff { get; } = new("TBL105", Severity.Error);

    /// <summary>Number of nothing.</summary>
    public static FindingCode UnaccountedNumber { get; } = new("TBL106", Severity.Error);

    /// <summary>Unknown label.</summary>
    public static FindingCode UnknownLabel { get; } = new("LBL101", Severity.Error);

    /// <summary>Contradictory periods.</summary>
    public static FindingCode ContradictoryPeriods { get; } = new("LBL102", Severity.Error);

    /// <summary>Contradictory labels.</summary>
    public static FindingCode ContradictoryLabels { get; } = new("LBL103", Severity.Error);

    /// <summary>Unit of another kind.</summary>
    public static FindingCode UnitOfAnotherKind { get; } = new("LBL104", Severity.Error);

    /// <summary>Invalid period.</summary>
    public static FindingCode InvalidPeriod { get; } = new("LBL105", Severity.Error);

    /// <summary>Unknown unit.</summary>
    public static FindingCode UnknownUnit { get; } = new("LBL106", Severity.Error);

    /// <summary>No unit given.</summary>
    public static FindingCode UnitAssumed { get; } = new("LBL107", Severity.Info);

    /// <summary>No year given.</summary>
    public static FindingCode YearAssumed { get; } = new("LBL108", Severity.Info);

    /// <summary>Ambiguous label.</summary>
    public static FindingCode AmbiguousLabel { get; } = new("LBL109", Severity.Error);

    /// <summary>Measure does not fit.</summary>
    public static FindingCode MeasureDoesNotFit { get; } = new("LBL110", Severity.Error);

    /// <summary>Period of another frequency.</summary>
    public static FindingCode PeriodOfAnotherFrequency { get; } = new("LBL111", Severity.Error);

    /// <summary>Sheet name disagrees.</summary>
    public static FindingCode SheetNameDisagrees { get; } = new("LBL112", Severity.Verify);

    /// <summary>No indicator.</summary>
    public static FindingCode NoIndicator { get; } = new("LBL113", Severity.Error);

    /// <summary>Month alone or cumulative.</summary>
    public static FindingCode StretchUnclear { get; } = new("LBL114", Severity.Verify);

    /// <summary>A number belongs here.</summary>
    public static FindingCode TextInValueCell { get; } = new("VAL101", Severity.Error);

    /// <summary>Formula error.</summary>
    public static FindingCode ErrorInCell { get; } = new("VAL102", Severity.Error);

    /// <summary>Formula without result.</summary>
    public static FindingCode FormulaWithoutResult { get; } = new("VAL103", Severity.Error);

    /// <summary>A number belongs here.</summary>
    public static FindingCode DateInValueCell { get; } = new("VAL104", Severity.Error);

    /// <summary>Number too large.</summary>
    public static FindingCode NumberTooLarge { get; } = new("VAL105", Severity.Error);

    /// <summary>Figure of several rows.</summary>
    public static FindingCode FigureOfSeveralRows { get; } = new("VAL106", Severity.Error);

    /// <summary>Text too long.</summary>
    public static FindingCode TextTooLong { get; } = new("VAL107", Severity.Error);

    /// <summary>Shown otherwise than stored.</summary>
    public static FindingCode ShownScaled { get; } = new("VAL108", Severity.Verify);

    /// <summary>A cell struck out.</summary>
    public static FindingCode CellStruckOut { get; } = new("VAL109", Severity.Verify);

    /// <summary>Struck out.</summary>
    public static FindingCode StruckOut { get; } = new("VAL201", Severity.Info);

    /// <summary>A personal number.</summary>
    public static FindingCode PersonalNumber { get; } = new("VAL301", Severity.Error);

    /// <summary>A mobile number beside the contact.</summary>
    public static FindingCode ContactNumber { get; } = new("VAL302", Severity.Info);

    /// <summary>Two values.</summary>
    public static FindingCode TwoValues { get; } = new("SER101", Severity.Error);

    /// <summary>Revised.</summary>
    public static FindingCode Revised { get; } = new("SER201", Severity.Info);

    /// <summary>Not in force.</summary>
    public static FindingCode Overruled { get; } = new("SER202", Severity.Info);

    /// <summary>Out of bounds.</summary>
    public static FindingCode OutOfBounds { get; } = new("CHK101", Severity.Error);

    /// <summary>Something required is missing.</summary>
    public static FindingCode RequiredMissing { get; } = new("CHK102", Severity.Verify);

    /// <summary>Parts do not add up.</summary>
    public static FindingCode PartsAndWhole { get; } = new("CHK103", Severity.Error);

    /// <summary>Areas do not add up.</summary>
    public static FindingCode AreasAndWhole { get; } = new("CHK104", Severity.Error);

    /// <summary>Items do not add up.</summary>
    public static FindingCode ItemsAndWhole { get; } = new("CHK105", Severity.Error);

    /// <summary>A cumulative falls.</summary>
    public static FindingCode CumulativeFalls { get; } = new("CHK106", Severity.Verify);

    /// <summary>Month and cumulatives.</summary>
    public static FindingCode MonthAgainstCumulatives { get; } = new("CHK107", Severity.Verify);

    /// <summary>Stock and flows.</summary>
    public static FindingCode StockAgainstFlows { get; } = new("CHK108", Severity.Verify);

    /// <summary>Growth and levels.</summary>
    public static FindingCode GrowthAgainstLevels { get; } = new("CHK109", Severity.Verify);

    /// <summary>Last year and the record.</summary>
    public static FindingCode LastYearAgainstRecorded { get; } = new("CHK110", Severity.Verify);

    /// <summary>Completion and target.</summary>
    public static FindingCode CompletionAgainstTarget { get; } = new("CHK111", Severity.Verify);

    /// <summary>Shares do not come to 100 %.</summary>
    public static FindingCode SharesOfWhole { get; } = new("CHK112", Severity.Verify);

    /// <summary>Rank out of range.</summary>
    public static FindingCode RankOutOfRange { get; } = new("CHK113", Severity.Error);

    /// <summary>Ranks disagree.</summary>
    public static FindingCode RankOrder { get; } = new("CHK114", Severity.Verify);

    /// <summary>A slip of unit.</summary>
    public static FindingCode UnitSlip { get; } = new("CHK115", Severity.Verify);

    /// <summary>A jump.</summary>
    public static FindingCode JumpOutOfHistory { get; } = new("CHK116", Severity.Verify);

    /// <summary>Last period’s figures.</summary>
    public static FindingCode CopiedFigures { get; } = new("CHK117", Severity.Verify);

    /// <summary>A line is shifted.</summary>
    public static FindingCode ShiftedFigures { get; } = new("CHK118", Severity.Verify);

    /// <summary>Two are swapped.</summary>
    public static FindingCode SwappedFigures { get; } = new("CHK119", Severity.Verify);

    /// <summary>The period was reported before.</summary>
    public static FindingCode StalePeriod { get; } = new("CHK120", Severity.Verify);

    /// <summary>Departments disagree.</summary>
    public static FindingCode OtherDepartment { get; } = new("CHK121", Severity.Verify);

    /// <summary>A rule of the county.</summary>
    public static FindingCode BrokenAssertion { get; } = new("CHK122", Severity.Error);

    /// <summary>A name that is nearly one that an open register knows.</summary>
    public static FindingCode NearlyKnownName { get; } = new("CHK123", Severity.Verify);

    /// <summary>An earlier report of the same gave more.</summary>
    public static FindingCode GivenNoMore { get; } = new("CHK124", Severity.Verify);

    /// <summary>A month's figure that is more than the year's so far.</summary>
    public static FindingCode MonthAboveCumulative { get; } = new("CHK125", Severity.Verify);

    /// <summary>Figures of which little is left in the digits that the catalog shows.</summary>
    public static FindingCode VanishingFigures { get; } = new("CHK126", Severity.Verify);

    /// <summary>A figure with a digit too few or too many.</summary>
    public static FindingCode MistypedDigit { get; } = new("CHK127", Severity.Verify);

    /// <summary>More growth than there is.</summary>
    public static FindingCode ImplausibleGrowth { get; } = new("CHK128", Severity.Verify);

    /// <summary>Areas that a unit separates from the whole that they belong to.</summary>
    public static FindingCode UnitBesideWhole { get; } = new("CHK129", Severity.Verify);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<FindingCode> All { get; } =
    [
        NotAWorkbook,
        EmptyFile,
        Encrypted,
        Damaged,
        WebPage,
        PicturesOnly,
        OverLimit,
        NoDepartment,
        NothingInside,
        TooCostly,
        EndsTheProgram,
        ReturnedByHand,
        SameBytesAgain,
        NameDisagrees,
        WrongExtension,
        HiddenSheet,
        HiddenRowsOrColumns,
        HiddenFigures,
        HiddenLabels,
        TablePassedOver,
        NoPeriod,
        NothingKnown,
        UnknownTable,
        NumbersCutOff,
        UnaccountedNumber,
        UnknownLabel,
        ContradictoryPeriods,
        ContradictoryLabels,
        UnitOfAnotherKind,
        InvalidPeriod,
        UnknownUnit,
        UnitAssumed,
        YearAssumed,
        AmbiguousLabel,
        MeasureDoesNotFit,
        PeriodOfAnotherFrequency,
        SheetNameDisagrees,
        NoIndicator,
        StretchUnclear,
        TextInValueCell,
        ErrorInCell,
        FormulaWithoutResult,
        DateInValueCell,
        NumberTooLarge,
        FigureOfSeveralRows,
        TextTooLong,
        ShownScaled,
        CellStruckOut,
        StruckOut,
        PersonalNumber,
        ContactNumber,
        TwoValues,
        Revised,
        Overruled,
        OutOfBounds,
        RequiredMissing,
        PartsAndWhole,
        AreasAndWhole,
        ItemsAndWhole,
        CumulativeFalls,
        MonthAgainstCumulatives,
        StockAgainstFlows,
        GrowthAgainstLevels,
        LastYearAgainstRecorded,
        CompletionAgainstTarget,
        SharesOfWhole,
        RankOutOfRange,
        RankOrder,
        UnitSlip,
        JumpOutOfHistory,
        CopiedFigures,
        ShiftedFigures,
        SwappedFigures,
        StalePeriod,
        OtherDepartment,
        BrokenAssertion,
        NearlyKnownName,
        GivenNoMore,
        MonthAboveCumulative,
        VanishingFigures,
        MistypedDigit,
        ImplausibleGrowth,
        UnitBesideWhole,
    ];

    /// <summary>Whether a finding only says that the catalog does not know something: a statistician can settle it without the sender.</summary>
    public static bool IsUnknownToCatalog(FindingCode code) => code == UnknownLabel || code == UnknownTable || code == NothingKnown;
}
