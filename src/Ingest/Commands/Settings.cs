using System.Globalization;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Where the settings come from: appsettings.json beside the program, that of the working folder, the environment, the command line.</summary>
internal static class Settings
{
    /// <summary>Not called Lang or Language: those are variables of every Unix environment and mean something else there.</summary>
    public const string LanguageKey = "DisplayLanguage";

    private const string FileName = "appsettings.json";

    /// <exception cref="WrongUsageException">A file is no JSON.</exception>
    public static IConfiguration Load(IEnumerable<KeyValuePair<string, string?>> given)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: true)
                .AddJsonFile(Path.GetFullPath(FileName), optional: true)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(given)
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new WrongUsageException(FaultText.Describe(e), e);
        }
    }

    /// <exception cref="WrongUsageException">The program does not speak it.</exception>
    public static CultureInfo Language(IConfiguration configuration, CommandTexts texts)
    {
        var language = configuration[LanguageKey];
        if (string.IsNullOrEmpty(language))
            return texts.Culture;
        var known = CommonOptions.Languages.FirstOrDefault(l => l.Equals(language, StringComparison.OrdinalIgnoreCase));
        return known is not null
            ? CultureInfo.GetCultureInfo(known)
            : throw new WrongUsageException(texts.Format("unknown_language", language, string.Join(", ", CommonOptions.Languages)));
    }
}
