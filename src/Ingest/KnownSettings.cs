using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>Refuses what stands in a section and is none of its settings: a mistyped name would leave the default in force without a word.</summary>
internal sealed class KnownSettings<T>(IConfigurationSection section) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var known = typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        var unknown = section.GetChildren().Select(c => c.Key).Except(known, StringComparer.OrdinalIgnoreCase).ToList();
        return unknown.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(unknown.Select(key => $"{section.Path}:{key} is no setting; there are {string.Join(", ", known)}."));
    }
}
