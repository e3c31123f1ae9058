using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// Tells of figures that an accepted submission gave otherwise: both stay in the ledger, and the sender should know, also which of the two
/// is in force.
/// </summary>
internal static class Revisions
{
    /// <param name="sha256">Of the arriving file: what an earlier reading of the same bytes says is no other word.</param>
    /// <param name="order">The file's place in the order of what was sent, where it came before; null: it is the last.</param>
    public static ImmutableArray<Finding> Find(Reading arriving, string sha256, long? order, History history)
    {
        var reach = Submission.ReachOf(arriving.ToRecord, arriving.Texts);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var figure in arriving.ToRecord.Where(o => o.Basis == Basis.Own && o.Value is not null))
        {
            if (history.InForce.TryGetValue((figure.Key, figure.Period), out var earlier)
                && earlier.Submission.Sha256 != sha256
                && earlier.Observation is { Basis: Basis.Own, Value: not null }
                && earlier.Observation.Value != figure.Value)
            {
                var isOverruled = Precedence.OfObservations.Compare(Vintage.Arriving(figure, reach, order), earlier) < 0;
                findings.Add(Of(isOverruled ? FindingCodes.Overruled : FindingCodes.Revised, figure, earlier));
            }
        }

        return findings.ToImmutable();
    }

    /// <summary>The figures of a file that was sent before in whose place another report's are in force, which say something else.</summary>
    public static ImmutableArray<Finding> Of(IEnumerable<Overruled> overruled) =>
    [
        .. overruled.Where(o => o is { Given.Observation: { Basis: Basis.Own, Value: not null }, InForce.Observation: { Basis: Basis.Own, Value: not null } } && o.IsContradicted)
            .Select(o => Of(FindingCodes.Overruled, o.Given.Observation, o.InForce)),
    ];

    private static Finding Of(FindingCode code, Observation figure, Vintage inForce) => new(
        code,
        code.Severity,
        figure.Origin.Sheet,
        figure.Origin.Cell,
        null,
        [Show(inForce.Observation.Value!.Value), inForce.Submission.FileName, Show(figure.Value!.Value), FindingArgument.Words(figure.Unit)]);

    private static string Show(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
