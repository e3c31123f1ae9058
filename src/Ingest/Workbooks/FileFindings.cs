using System.Globalization;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Why a file could not be read, and what is wrong with the cells of one that could.</summary>
internal static class FileFindings
{
    public static WorkbookReading NotAWorkbook(string content) => Refused(FindingCodes.NotAWorkbook, content);

    public static WorkbookReading EmptyFile { get; } = Refused(FindingCodes.EmptyFile);

    public static WorkbookReading Encrypted { get; } = Refused(FindingCodes.Encrypted);

    public static WorkbookReading WebPage { get; } = Refused(FindingCodes.WebPage);

    public static WorkbookReading PicturesOnly { get; } = Refused(FindingCodes.PicturesOnly);

    public static WorkbookReading NothingInside { get; } = Refused(FindingCodes.NothingInside);

    /// <summary>Damaged. The library's own words are no help to a department; they follow the reason for whoever looks into it.</summary>
    public static WorkbookReading Damaged(string reason, Exception fault) =>
        Refused(FindingCodes.Damaged, reason, $"{fault.GetType().Name}: {fault.Message}");

    public static WorkbookReading Damaged(string reason) => Refused(FindingCodes.Damaged, reason);

    /// <param name="sheet">Where the first cell beyond the limit stands; null where it is not a matter of one.</param>
    public static WorkbookReading OverLimit(string quantity, long actual, long limit, string? sheet = null, CellAddress? cell = null) =>
        new(null, [new(FindingCodes.OverLimit, FindingCodes.OverLimit.Severity, sheet, cell?.ToString(), null, [quantity, Count(actual), Count(limit)])]);

    /// <summary>Reading has used up its time or memory.</summary>
    public static WorkbookReading TooCostly(string quantity, string limit) => Refused(FindingCodes.TooCostly, quantity, limit);

    public static Finding WrongExtension(string content, string extension) =>
        Of(FindingCodes.WrongExtension, content, extension);

    public static Finding TextTooLong(string sheet, CellAddress cell, int most) =>
        new(FindingCodes.TextTooLong, FindingCodes.TextTooLong.Severity, sheet, cell.ToString(), null, [Count(most)]);

    /// <summary>A format hides digits of a number and names no unit; told once for all cells of the format.</summary>
    public static Finding ShownScaled(string sheet, CellAddress cell, string shown, decimal stored) =>
        new(FindingCodes.ShownScaled, FindingCodes.ShownScaled.Severity, sheet, cell.ToString(), shown, [shown, stored.ToString(CultureInfo.InvariantCulture)]);

    /// <param name="code">Whether nothing is left of the cells, or the rest of them was read.</param>
    public static Finding StruckOut(FindingCode code, string sheet, CellRange cells, string shown) =>
        new(code, code.Severity, sheet, cells.ToString(), shown, []);

    private static WorkbookReading Refused(FindingCode code, params string[] arguments) => new(null, [Of(code, arguments)]);

    private static Finding Of(FindingCode code, params string[] arguments) => new(code, code.Severity, null, null, null, [.. arguments]);

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
