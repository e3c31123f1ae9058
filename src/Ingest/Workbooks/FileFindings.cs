using System.Globalization;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Why a file could not be read; the reading has no workbook.</summary>
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

    public static WorkbookReading OverLimit(string quantity, long actual, long limit) =>
        Refused(FindingCodes.OverLimit, quantity, actual.ToString("N0", CultureInfo.InvariantCulture), limit.ToString("N0", CultureInfo.InvariantCulture));

    public static Finding WrongExtension(string content, string extension) =>
        Of(FindingCodes.WrongExtension, content, extension);

    private static WorkbookReading Refused(FindingCode code, params string[] arguments) => new(null, [Of(code, arguments)]);

    private static Finding Of(FindingCode code, params string[] arguments) => new(code, code.Severity, null, null, null, [.. arguments]);
}
