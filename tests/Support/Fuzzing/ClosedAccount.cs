using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>The law of the account of numbers: as many numbers go out of a sheet as are in it, and none that is lost is passed over in silence.</summary>
internal static class ClosedAccount
{
    /// <summary>Where a sheet breaks the law; null where it does not.</summary>
    /// <param name="findings">Those of its workbook.</param>
    public static string? Breach(SheetReading sheet, IReadOnlyCollection<Finding> findings)
    {
        var numbers = sheet.Sheet.Cells.Where(NumberAccount.IsNumber).Select(c => c.Address);
        if (!sheet.Account.Numbers.Select(n => n.Cell.Address).Order().SequenceEqual(numbers.Order()))
            return $"{sheet.Sheet.Name}: the account has not the numbers of the sheet";
        var recorded = sheet.Tables.Where(t => t.IsKnown).SelectMany(t => t.Cells).Count(c => c.Observation?.Value is not null);
        if (sheet.Account.Numbers.Count(n => n.Fate == NumberFate.Recorded) != recorded)
            return $"{sheet.Sheet.Name}: not as many numbers are recorded as there are values";
        var errors = findings.Where(f => f.Severity == Severity.Error && f.Sheet == sheet.Sheet.Name).SelectMany(RangesOf).ToList();
        var silent = sheet.Account.Unaccounted.Where(c => !errors.Exists(r => r.Contains(c.Address))).ToList();
        // One finding of many along a row or a column names the first and says how many there are.
        if (findings.Where(f => f.Code == FindingCodes.UnaccountedNumber && f.Sheet == sheet.Sheet.Name).Sum(FindingTexts.CountOf) >= sheet.Account.Unaccounted.Count())
            return null;
        return silent.Count == 0 ? null : $"{sheet.Sheet.Name}: nothing is said of {string.Join(' ', silent.Select(c => c.Address))}";
    }

    private static IEnumerable<CellRange> RangesOf(Finding finding) => CellRange.TryParse(finding.Cell, out var range) ? [range] : [];
}
