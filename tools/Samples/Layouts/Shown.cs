using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;

namespace IndicatorPipeline.Samples.Layouts;

/// <summary>How a figure is typed.</summary>
internal enum Typed
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A number in a percent format: 5.6 % is held as 0.056.</summary>
    PercentFormat,

    /// <summary>A text with separators: 1,234.5.</summary>
    Text,

    /// <summary>A text with the sign: 5.6%.</summary>
    PercentText,

    /// <summary>A text in words: 增长5.6%, 下降3.2%, 持平.</summary>
    Words,
}

/// <summary>How figures of a column are shown.</summary>
/// <param name="Unit">The unit of a level; null for the canonical one.</param>
/// <param name="Decimals">Digits after the point that the number format shows; null for as many as the indicator has.</param>
internal sealed record Shown(string? Unit = null, int? Decimals = null, Typed Typed = Typed.Number)
{
    /// <summary>What stands where there can be no figure.</summary>
    private const string MissingMark = "—";

    public static Shown AsIs { get; } = new();

    public SheetCell Print(Fact fact, IndicatorCatalog catalog)
    {
        var indicator = catalog.IndicatorsByCode[fact.Key.Indicator];
        if (fact.Value is not { } canonical)
            return new SheetCell(MissingMark, null, null, Look.Number);
        var isAmount = fact.Unit == indicator.Unit.Name && fact.Key.Measure is Measure.Level or Measure.Target or Measure.YoyDiff;
        var value = isAmount && Unit is { } unit ? indicator.Unit.Convert(canonical, catalog.Units.Single(u => u.Name == unit)) : canonical;
        var decimals = Decimals ?? fact.Key.Measure switch
        {
            Measure.Rank or Measure.YoyRank => 0,
            Measure.Level or Measure.Target or Measure.YoyDiff => indicator.Decimals ?? 0,
            Measure.YoyPoints => Math.Max(1, indicator.Decimals ?? 1),
            _ => 1,
        };
        var point = decimals == 0 ? "" : "." + new string('0', decimals);
        return Typed switch
        {
            Typed.Number => new SheetCell(null, value, (isAmount ? "#,##0" : "0") + point, Look.Number),
            Typed.PercentFormat => new SheetCell(null, value / 100, "0" + point + "%", Look.Number),
            // A text holds nothing but what is seen: every digit must be there.
            Typed.Text => new SheetCell(value.ToString("#,##0.##########", CultureInfo.InvariantCulture), null, null, Look.Number),
            Typed.PercentText => new SheetCell(value.ToString("0.0#", CultureInfo.InvariantCulture) + "%", null, null, Look.Number),
            _ => new SheetCell(InWords(value), null, null, Look.Number),
        };
    }

    private static string InWords(decimal growth) => growth switch
    {
        > 0 => "增长" + growth.ToString("0.0", CultureInfo.InvariantCulture) + "%",
        < 0 => "下降" + (-growth).ToString("0.0", CultureInfo.InvariantCulture) + "%",
        _ => "持平",
    };
}
