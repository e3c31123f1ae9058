using System.Globalization;
using System.Text;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Metrics.Tests.Findings;

/// <summary>docs/findings.md, made out of the codes and their texts: a page that nobody has to keep in step by hand.</summary>
internal static class FindingsPage
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly (string Prefix, string Title)[] Groups =
    [
        ("FIL", "The file"), ("TBL", "The table"), ("LBL", "Labels"), ("VAL", "Values"), ("SER", "Series"), ("CHK", "Checks"),
    ];

    // What a sender does that brings it about. A code without an example fails the test.
    private static readonly Dictionary<FindingCode, string> Examples = new()
    {
        [FindingCodes.NotAWorkbook] = "a PDF renamed to `月报.xlsx`",
        [FindingCodes.EmptyFile] = "a file of 0 bytes, its copying cut short",
        [FindingCodes.Encrypted] = "a workbook that asks for a password when it is opened",
        [FindingCodes.Damaged] = "an `.xlsx` of which the second half is missing",
        [FindingCodes.WebPage] = "a page of a reporting system saved as `报表.xls`",
        [FindingCodes.PicturesOnly] = "a scan pasted into an empty sheet",
        [FindingCodes.OverLimit] = "a workbook of 60 MB, or one with 300 sheets (section `Limits`)",
        [FindingCodes.NoDepartment] = "a workbook dropped into the share itself",
        [FindingCodes.NothingInside] = "a workbook saved before anything was filled in",
        [FindingCodes.TooCostly] = "a workbook that takes longer than a minute to read, or more memory than it may (section `Limits`)",
        [FindingCodes.EndsTheProgram] = "a workbook that uses up all the memory that there is",
        [FindingCodes.ReturnedByHand] = "a held workbook that the statistician sends back (`return 12 --why 请用新表样`)",
        [FindingCodes.SameBytesAgain] = "the workbook that was accepted yesterday, dropped once more",
        [FindingCodes.NameDisagrees] = "`2025年5月.xlsx` with the title 2025年6月",
        [FindingCodes.WrongExtension] = "an `.xlsx` renamed to `.xls`",
        [FindingCodes.HiddenSheet] = "a hidden sheet of last year's figures",
        [FindingCodes.HiddenRowsOrColumns] = "a hidden column of the months before",
        [FindingCodes.HiddenFigures] = "a list filtered down to three townships, the other twelve hidden",
        [FindingCodes.HiddenLabels] = "单位：元 in a row that is hidden, and no unit shown",
        [FindingCodes.TablePassedOver] = "a duty roster beside the report",
        [FindingCodes.NoPeriod] = "the title 主要经济指标, and no year or month anywhere else",
        [FindingCodes.NothingKnown] = "a workbook of another office, none of whose indicators are in the catalog",
        [FindingCodes.UnknownTable] = "a table of the office's own staff below the report, with numbers in it",
        [FindingCodes.NumbersCutOff] = "rows of figures right below the table, under words that are no headings",
        [FindingCodes.UnaccountedNumber] = "a number typed below the notes",
        [FindingCodes.UnknownLabel] = "the row 蔬菜水果产值, which the catalog does not have",
        [FindingCodes.ContradictoryPeriods] = "a row 5月 under a column 6月",
        [FindingCodes.ContradictoryLabels] = "a row 总产值 under a column 种植业产值",
        [FindingCodes.UnitOfAnotherKind] = "总产值 in 亩",
        [FindingCodes.InvalidPeriod] = "2025年15月",
        [FindingCodes.UnknownUnit] = "单位：大洋",
        [FindingCodes.UnitAssumed] = "总产值 with no unit in title, heading or row",
        [FindingCodes.YearAssumed] = "6月 with no year, beside 填报日期：2025年7月5日",
        [FindingCodes.AmbiguousLabel] = "a label that is an alias of two things",
        [FindingCodes.MeasureDoesNotFit] = "百分点 for an indicator that is not itself a percentage",
        [FindingCodes.PeriodOfAnotherFrequency] = "a figure of 5月 for an indicator that is reported by the quarter",
        [FindingCodes.SheetNameDisagrees] = "the sheet 5月 with the title 2025年6月",
        [FindingCodes.NoIndicator] = "a row of figures labeled with nothing but a place, and a title that names no indicator",
        [FindingCodes.StretchUnclear] = "a heading 10月 over figures of an indicator that is cumulative, with no 1-10月 beside it",
        [FindingCodes.TextInValueCell] = "待核 where a number belongs",
        [FindingCodes.ErrorInCell] = "`#REF!`, `#DIV/0!`",
        [FindingCodes.FormulaWithoutResult] = "`=B3+B4` in a workbook written by a program that does not calculate",
        [FindingCodes.DateInValueCell] = "5-6 typed for 5.6, which the spreadsheet took for a day",
        [FindingCodes.NumberTooLarge] = "`1E+40`",
        [FindingCodes.FigureOfSeveralRows] = "one figure merged over the rows of two townships",
        [FindingCodes.TextTooLong] = "a whole report of 40,000 characters written into one cell by another program",
        [FindingCodes.ShownScaled] = "123456000 under the format `0.0,` or `0!.0000`, in a table in 万元",
        [FindingCodes.CellStruckOut] = "a row crossed out instead of deleted",
        [FindingCodes.StruckOut] = "the old figure struck through before the new one",
        [FindingCodes.PersonalNumber] = "a column 身份证号, or 13800138000 under 联系电话",
        [FindingCodes.ContactNumber] = "联系人：张三 联系电话：13800138000 below the table",
        [FindingCodes.TwoValues] = "总产值 100 in the summary and 110 in the detail, for one month",
        [FindingCodes.Revised] = "a later report that gives last month another value",
        [FindingCodes.Overruled] = "the report of May, dropped once more after that of June, which gives May another value",
        [FindingCodes.OutOfBounds] = "总产值 −5 where the catalog says that it is at least 0",
        [FindingCodes.RequiredMissing] = "eleven of the twelve townships",
        [FindingCodes.PartsAndWhole] = "地区生产总值 100, the three industries 105",
        [FindingCodes.AreasAndWhole] = "全县 110, the townships 100",
        [FindingCodes.ItemsAndWhole] = "合计 70 under 10, 20 and 30",
        [FindingCodes.CumulativeFalls] = "1-6月 90 after 1-5月 100",
        [FindingCodes.MonthAgainstCumulatives] = "6月 30 where 1-6月 is 120 and 1-5月 is 100",
        [FindingCodes.StockAgainstFlows] = "存栏 530 after 500, with 30 born and 20 slaughtered",
        [FindingCodes.GrowthAgainstLevels] = "同比 15 % beside 110 and, a year before, 100",
        [FindingCodes.LastYearAgainstRecorded] = "上年同期 95 where 100 was reported then",
        [FindingCodes.CompletionAgainstTarget] = "完成率 60 % of a plan of 300 with 150 done",
        [FindingCodes.SharesOfWhole] = "shares of 20, 30 and 55 %",
        [FindingCodes.RankOutOfRange] = "the 13th of twelve townships",
        [FindingCodes.RankOrder] = "two seconds with different values",
        [FindingCodes.UnitSlip] = "figures typed in 亿元 under a heading in 万元",
        [FindingCodes.JumpOutOfHistory] = "twice as much as a year before, where a few per cent are usual",
        [FindingCodes.CopiedFigures] = "the column of last month pasted once more",
        [FindingCodes.ShiftedFigures] = "a column pasted one row too low",
        [FindingCodes.SwappedFigures] = "the figures of two townships changed places",
        [FindingCodes.StalePeriod] = "the figures of June under the title of May, which was reported before",
        [FindingCodes.OtherDepartment] = "统计局 reports 110, 农业农村局 100",
        [FindingCodes.BrokenAssertion] = "税收收入 greater than 一般公共预算收入, where checks.yaml forbids it",
        [FindingCodes.NearlyKnownName] = "滨河路综合改造工程 in July, after 滨河路改造工程 until June",
        [FindingCodes.ImplausibleGrowth] = "5200 under 同比（%）",
        [FindingCodes.GivenNoMore] = "a corrected report of 12 townships with 11 of them",
        [FindingCodes.MonthAboveCumulative] = "6月 500 beside 1-6月 100",
        [FindingCodes.VanishingFigures] = "a column of households by the ten thousand, 0.045, under a heading in 户",
        [FindingCodes.MistypedDigit] = "5,158 where a year before there were 14,679",
        [FindingCodes.UnitBesideWhole] = "townships' output in 公斤 for three years, where the county's is in 吨",
    };

    public static string Text()
    {
        var page = new StringBuilder(
            """
            # Findings

            Every kind of problem that a report can have, with what its sender reads. The code is stable and never used again for another kind.
            `error` (强制性) blocks; `verify` (核实性) blocks until the sender explains it; `info` (提示性) only tells. A workbook with an open error
            goes back to its sender, one in which only labels are unknown to the catalog (LBL101, TBL103, TBL104) waits for a statistician.

            This page is made from the code: `UPDATE_DOCS=1 dotnet test tests/Metrics.Tests --filter FindingsPageTests` writes it anew.

            """);
        foreach (var (prefix, title) in Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
            foreach (var code in FindingCodes.All.Where(c => c.Code.StartsWith(prefix, StringComparison.Ordinal)))
            {
                page.Append(CultureInfo.InvariantCulture, $"\n### {code} {FindingTexts.Title(code, Chinese)} · {FindingTexts.Title(code, English)}\n\n")
                    .Append("| | 中文 | English |\n| --- | --- | --- |\n")
                    .Append(CultureInfo.InvariantCulture, $"| severity | `{Severities.Codes[code.Severity]}` | `{Severities.Codes[code.Severity]}` |\n")
                    .Append(CultureInfo.InvariantCulture, $"| message | {Cell(FindingTexts.MessageTemplate(code, Chinese))} | {Cell(FindingTexts.MessageTemplate(code, English))} |\n")
                    .Append(CultureInfo.InvariantCulture, $"| advice | {Cell(FindingTexts.Advice(code, Chinese))} | {Cell(FindingTexts.Advice(code, English))} |\n")
                    .Append(CultureInfo.InvariantCulture, $"\nExample: {Examples[code]}.\n");
            }
        }

        return page.ToString();
    }

    // That a number has its thousands separated is no news to the reader.
    private static string Cell(string text) => text.Replace(":n}", "}", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings("<br>");
}
