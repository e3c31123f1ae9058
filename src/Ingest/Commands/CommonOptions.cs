using System.CommandLine;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The options that every command has. What is given here goes before the environment, which goes before the files; a file of settings goes before the others.</summary>
internal sealed class CommonOptions
{
    public static readonly string[] Languages = ["zh-CN", "en"];

    public CommonOptions(CommandTexts texts)
    {
        SettingsFile = Path("--settings", "FILE", texts["option_settings"]);
        Catalog = Path("--catalog", "DIR", texts["option_catalog"]);
        Data = Path("--data", "DIR", texts["option_data"]);
        Share = Path("--share", "DIR", texts["option_share"]);
        Influx = Path("--influx", "URL", texts["option_influx"]);
        Language = Path("--lang", string.Join('|', Languages), texts["option_lang"]);
        Language.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Languages);
        Json = new Option<bool>("--json") { Description = texts["option_json"], Recursive = true };
    }

    public Option<string?> SettingsFile { get; }

    public Option<string?> Catalog { get; }

    public Option<string?> Data { get; }

    public Option<string?> Share { get; }

    public Option<string?> Influx { get; }

    public Option<string?> Language { get; }

    public Option<bool> Json { get; }

    public void AddTo(RootCommand root)
    {
        foreach (var option in new Option[] { Catalog, Data, Share, Influx, SettingsFile, Language, Json })
            root.Add(option);
    }

    /// <summary>The file of settings that was named; null when none was.</summary>
    public string? FileIn(ParseResult parse) => parse.GetResult(SettingsFile) is { } result && !result.Errors.Any() ? parse.GetValue(SettingsFile) : null;

    /// <summary>What was given, as configuration; what cannot be understood is left out, for the parser has told of it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> SettingsIn(ParseResult parse) =>
        from setting in new[] { ("Catalog", Catalog), ("Data", Data), ("Share", Share), ("Influx:Url", Influx), (Settings.LanguageKey, Language) }
        where parse.GetResult(setting.Item2) is { } result && !result.Errors.Any()
        select KeyValuePair.Create(setting.Item1, parse.GetValue(setting.Item2));

    private static Option<string?> Path(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Recursive = true };
}
