namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// Which of several vintages is in force: the greatest in this order. It looks at what the submissions say of themselves and, between reports
/// that reach equally far, at the ledger's own sequence, never at a clock (docs/decisions/011). It is the one place where this is decided.
/// </summary>
public static class Precedence
{
    /// <summary>
    /// A period's own report before a later report's figure for comparison; a value before a mark that it is missing; final (A, B)
    /// before provisional and estimated (P, E); then the submission's rank.
    /// </summary>
    public static IComparer<Vintage> OfObservations { get; } = Comparer<Vintage>.Create(static (x, y) =>
    {
        var byBasis = IsOwn(x).CompareTo(IsOwn(y));
        if (byBasis != 0)
            return byBasis;
        var byValue = HasValue(x).CompareTo(HasValue(y));
        if (byValue != 0)
            return byValue;
        var byStatus = IsFinal(x).CompareTo(IsFinal(y));
        if (byStatus != 0)
            return byStatus;
        var bySubmission = CompareSubmissions(x.Submission, y.Submission);
        return bySubmission != 0 ? bySubmission : y.Ordinal.CompareTo(x.Ordinal);
    });

    /// <summary>The submission's rank decides.</summary>
    public static IComparer<TextVintage> OfTexts { get; } = Comparer<TextVintage>.Create(static (x, y) =>
    {
        var bySubmission = CompareSubmissions(x.Submission, y.Submission);
        return bySubmission != 0 ? bySubmission : y.Ordinal.CompareTo(x.Ordinal);
    });

    /// <summary>Takes a vintage where it goes before the one that is kept under its key, or where none is.</summary>
    internal static void Keep<TKey, TVintage>(IDictionary<TKey, TVintage> kept, TKey key, TVintage vintage, IComparer<TVintage> precedence)
        where TKey : notnull
    {
        if (!kept.TryGetValue(key, out var rival) || precedence.Compare(vintage, rival) > 0)
            kept[key] = vintage;
    }

    // The report that reaches further is the later word, whenever it came in; of two that reach equally far the one that was sent last.
    // Within a submission the first cell counts.
    private static int CompareSubmissions(Submission x, Submission y)
    {
        var byReach = Nullable.Compare(x.ReportedThrough, y.ReportedThrough);
        if (byReach != 0)
            return byReach;
        var byOrder = x.Order.CompareTo(y.Order);
        return byOrder != 0 ? byOrder : x.Id.CompareTo(y.Id);
    }

    private static bool IsOwn(Vintage vintage) => vintage.Observation.Basis == Observations.Basis.Own;

    private static bool HasValue(Vintage vintage) => vintage.Observation.Value is not null;

    private static bool IsFinal(Vintage vintage) =>
        vintage.Observation.Status is Observations.ObsStatus.Normal or Observations.ObsStatus.Break;
}
