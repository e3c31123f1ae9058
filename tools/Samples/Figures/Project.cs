using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Samples.Figures;

/// <summary>A project on one of the four lists; money in 万元.</summary>
/// <param name="List">Code of the list.</param>
/// <param name="Total">Total investment.</param>
/// <param name="Start">The month in which building begins; null while it is being prepared.</param>
/// <param name="Months">How long building takes.</param>
internal sealed record Project(
    string Name,
    string List,
    string Industry,
    string Place,
    string Owner,
    string Content,
    decimal Total,
    TimePeriod? Start,
    int Months,
    string Problem,
    string Solution)
{
    /// <summary>How many months before it will be done it was to be done.</summary>
    public int MonthsLate { get; init; }

    /// <summary>The month that the plan names; null while it is being prepared.</summary>
    public TimePeriod? PlannedFinish => Start?.Plus(Months - 1 - MonthsLate);

    /// <summary>What was built by a month's end since building began.</summary>
    public decimal Cumulative(TimePeriod month)
    {
        if (Start is not { } start || month < start)
            return 0;
        var done = ((month.Year - start.Year) * 12) + month.Number - start.Number + 1;
        if (done >= Months)
            return Total;
        // A stuck project falls behind its plan.
        var pace = Problem == "无" ? 1m : 0.82m;
        return decimal.Round(Total * done / Months * pace * (0.97m + (0.03m * Noise.Unit(Name, done))));
    }

    /// <summary>What was built since January.</summary>
    public decimal ThisYear(TimePeriod month) => Cumulative(month) - Cumulative(TimePeriod.OfMonth(month.Year - 1, 12));

    /// <summary>What is to be built in a year.</summary>
    public decimal Plan(int year)
    {
        var before = Cumulative(TimePeriod.OfMonth(year - 1, 12));
        if (Start is not { } start || start.Year > year)
            return 0;
        var months = Math.Min(Months, ((year - start.Year) * 12) + 13 - start.Number);
        return Math.Max(0, decimal.Round((Total * months / Months - before) / 100) * 100);
    }

    public string Stage(TimePeriod month)
    {
        if (Start is not { } start)
            return Months % 2 == 0 ? "前期" : "谋划";
        var done = ((month.Year - start.Year) * 12) + month.Number - start.Number + 1;
        return done <= 0 ? "前期" : done <= 2 ? "开工" : done < Months ? "在建" : done < Months + 3 ? "竣工" : "投产";
    }
}
