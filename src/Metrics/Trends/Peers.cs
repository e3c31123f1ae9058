using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>The series that are ranked with each other. For all of them it is the same object, by which they are known to be together.</summary>
/// <param name="members">In the order of the catalog.</param>
internal sealed class Peers(ImmutableArray<SeriesGroup> members)
{
    private string? _fingerprint;

    public ImmutableArray<SeriesGroup> Members => members;

    /// <summary>Who they are; another one when anybody joins or leaves them.</summary>
    public string Fingerprint => _fingerprint ??= Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', members.Select(m => $"{m.Area}/{m.Item}").Order(StringComparer.Ordinal)))).AsSpan(..8));
}
