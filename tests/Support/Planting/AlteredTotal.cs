using System.Globalization;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>One digit of a whole is another: of an indicator that has parts, or of an area in the column of those within it.</summary>
internal sealed class AlteredTotal : IPlant
{
    public string Name => "a total altered";

    public PlantedError? Plant(SampleReport report, SampleCounty county, Dice dice)
    {
        var levels = Cells.Levels(report);
        var given = levels.Select(f => (f.Observation.Key, f.Observation.Period)).ToHashSet();
        var townships = county.Catalog.Areas.Where(a => a.Level == "township").ToLookup(a => a.Parent, StringComparer.Ordinal);
        var totals = levels.Where(f =>
        {
            var (key, period) = (f.Observation.Key, f.Observation.Period);
            var parts = county.Catalog.IndicatorsByCode[key.Indicator].Parts;
            return Ingest.Checks.Additive.IsAmount(county.Catalog.IndicatorsByCode[key.Indicator])
                && ((parts.Count > 0 && parts.All(p => given.Contains((key with { Indicator = p }, period))))
                    || (townships[key.Area].Any() && townships[key.Area].All(t => given.Contains((key with { Area = t.Code }, period)))));
        }).ToList();
        if (totals.Count == 0)
            return null;
        var where = dice.Pick(totals).Observation.Origin;
        return new PlantedError(Cells.With(report.Workbook, (where, Altered(Cells.NumberOf(report.Workbook, where)!.Value, dice))), new HashSet<Origin> { where });
    }

    private static decimal Altered(decimal number, Dice dice)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture).ToCharArray();
        var places = Enumerable.Range(0, digits.Length).Where(i => char.IsAsciiDigit(digits[i])).ToList();
        // The last digit of a sum may be off by what its addends were rounded.
        if (places.Count > 1)
            places.RemoveAt(places.Count - 1);
        var place = dice.Pick(places);
        digits[place] = (char)('0' + ((digits[place] - '0' + dice.Next(1, 9)) % 10));
        return decimal.Parse(digits, CultureInfo.InvariantCulture);
    }
}
