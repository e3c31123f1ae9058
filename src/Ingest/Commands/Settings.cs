using System.Globalization;
using System.Text.Json;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Where the settings come from: appsettings.json beside the program, that of the working folder, the file that the command line names, the environment, the command line.</summary>
internal static class Settings
{
    /// <summary>Not called Lang or Language: those are variables of every Unix environment and mean something else there.</summary>
    public const string LanguageKey = "DisplayLanguage";

    private const string FileName = "appsettings.json";

    /// <param name="file">Another file of settings, for one who is not always in the same folder; null for none.</param>
    /// <exception cref="WrongUsageException">A file is no JSON, or the one that is named cannot be read.</exception>
    public static IConfiguration Load(string? file, IEnumerable<KeyValuePair<string, string?>> given, CommandTexts texts)
    {
        try
        {
            var builder = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: true)
                .AddJsonFile(Path.GetFullPath(FileName), optional: true);
            if (file is not null)
                builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(file)));
            return builder
                .AddEnvironmentVariables()
                .AddInMemoryCollection(given)
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new WrongUsageException(FaultText.Describe(e), e);
        }
        catch (Exception e) when (file is not null && e is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new WrongUsageException(texts.Format("settings_unreadable", file, e.Message), e);
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
