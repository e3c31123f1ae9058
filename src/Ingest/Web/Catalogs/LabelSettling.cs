using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>How somebody wants a label to be settled, as a form says it.</summary>
/// <param name="Act">As what.</param>
/// <param name="Label">The label that workbooks wait for.</param>
/// <param name="Fields">What the form said, for another form that says the same.</param>
/// <param name="Change">The change to the catalog.</param>
internal sealed record LabelSettling(
    string Act, string Label, IReadOnlyList<(string Name, string Value)> Fields, Func<CatalogEditor, CancellationToken, Task<CatalogEdit>> Change)
{
    public const string Alias = "alias";
    public const string Ignore = "ignore";
    public const string Add = "indicator";

    public const string LabelField = "label";

    /// <summary>Which indicator a label means, by code.</summary>
    public const string Indicator = "indicator";

    public const string Code = "code";
    public const string Domain = "domain";
    public const string Unit = "unit";
    public const string Frequency = "frequency";
    public const string Accumulation = "accumulation";

    private static readonly string[] AllFields = [LabelField, Indicator, Code, Domain, Unit, Frequency, Accumulation];

    /// <summary>What the form said of a field; empty where nothing.</summary>
    public string this[string field] => Fields.FirstOrDefault(f => f.Name == field).Value ?? "";

    /// <summary>Null where something is missing in the form.</summary>
    /// <param name="field">What the form says of a field; empty or null where nothing.</param>
    public static LabelSettling? Of(string? act, Func<string, string?> field)
    {
        var said = AllFields.Select(name => (Name: name, Value: field(name)?.Trim() ?? "")).Where(f => f.Value.Length > 0).ToList();
        var label = Said(LabelField);
        return label.Length > 0 && ChangeOf() is { } change ? new LabelSettling(act!, label, said, change) : null;

        string Said(string name) => said.FirstOrDefault(f => f.Name == name).Value ?? "";

        Func<CatalogEditor, CancellationToken, Task<CatalogEdit>>? ChangeOf() => act switch
        {
            Alias => (editor, cancellation) => editor.AddAliasAsync(Said(Indicator), label, cancellation),
            Ignore => (editor, cancellation) => editor.AddIgnoredAsync(label, cancellation),
            Add when Codelists.Freq.TryParse(Said(Frequency), out var frequency)
                && Codelists.Accumulation.TryParse(Said(Accumulation), out var accumulation)
                && Said(Code).Length > 0 => (editor, cancellation) => editor.AddIndicatorAsync(
                    new NewIndicator { Code = Said(Code), Name = label, Domain = Said(Domain), Unit = Said(Unit), Frequency = frequency, Accumulation = accumulation },
                    cancellation),
            _ => null,
        };
    }
}
