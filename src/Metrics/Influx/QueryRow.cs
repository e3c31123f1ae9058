using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>A row of the answer to a query.</summary>
/// <param name="Name">The measurement; for SHOW statements whatever they call it.</param>
/// <param name="Tags">The tags that were grouped by; those that the series lacks are left out.</param>
/// <param name="Values">The columns that have a value: a <see cref="FieldValue"/> for each.</param>
internal sealed record QueryRow(string Name, ImmutableSortedDictionary<string, string> Tags, IReadOnlyDictionary<string, FieldValue> Values);
