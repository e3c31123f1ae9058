using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>The texts that are known of an item's row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Sequence">The number of the last change to it.</param>
/// <param name="Texts">The vintages in force, one for each attribute, by the attribute's code; empty when all that was known was taken back.</param>
/// <param name="EverGiven">Every attribute that any report ever gave a text for, superseded and withdrawn reports included.</param>
public sealed record ItemRowInForce(ItemRow Row, long Sequence, ImmutableArray<TextVintage> Texts, ImmutableArray<string> EverGiven);
