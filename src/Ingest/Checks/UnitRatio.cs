using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>The ratio of two units, or a power of ten, by which figures are off.</summary>
/// <param name="Factor">How many times what it should be a figure is.</param>
/// <param name="Unit">The one in which it was probably counted; null where none is so many times as large.</param>
internal sealed record UnitRatio(decimal Factor, Unit? Unit)
{
    private const string SlippedDigits = "@slipped_digits";

    private static readonly decimal[] Powers = [10, 100, 1000, 10_000];

    // Less than this, as the logarithm of a ratio, no slip of unit makes: a factor of 3.5.
    private const double Least = 1.25;

    /// <summary>For a finding: ×10000 or ÷10000.</summary>
    public string Times =>
        Factor >= 1 ? string.Create(CultureInfo.InvariantCulture, $"×{Shown.Rounded(Factor)}") : string.Create(CultureInfo.InvariantCulture, $"÷{Shown.Rounded(1 / Factor)}");

    /// <summary>For a finding: what may have happened.</summary>
    public string Likely => Unit is null ? SlippedDigits : $"@likely_unit|{Unit.Name}";

    /// <summary>The one that two figures stand in; null for none. The nearest is the likeliest.</summary>
    /// <param name="said">The unit that the sheet says: those of its quantity are what the figure may be counted in.</param>
    /// <param name="ratio">Of a figure to what it should be, as a logarithm: of next to nothing there are more multiples than decimals.</param>
    /// <param name="within">By which part of it what it should be may be off.</param>
    public static UnitRatio? Of(IndicatorCatalog catalog, Unit said, double ratio, decimal within)
    {
        if (Math.Abs(ratio) < Least)
            return null;
        var units = catalog.Units
            .Where(u => u.Quantity == said.Quantity && u.Factor != said.Factor)
            .Select(u => new UnitRatio(said.Factor / u.Factor, u));
        var plain = Powers.SelectMany(p => new[] { p, 1 / p }).Select(p => new UnitRatio(p, null));
        return units.Concat(plain)
            .Where(c => Math.Abs(Math.Log((double)c.Factor)) > Least * 1.2)
            .Select(c => (Ratio: c, Distance: Math.Abs(ratio - Math.Log((double)c.Factor))))
            .Where(c => c.Distance <= Math.Log(1 + (double)within))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Ratio.Unit is null)
            .Select(c => c.Ratio)
            .FirstOrDefault();
    }
}
