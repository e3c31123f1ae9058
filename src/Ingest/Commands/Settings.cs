using System.ComponentModel.DataAnnotations;
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
            throw new WrongUsageException(Faults.Describe(e), e);
        }
    }

    /// <exception cref="WrongUsageException">A setting is no value of its kind or out of its range.</exception>
    public static T Bind<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new WrongUsageException(Faults.Describe(e), e);
        }

        var errors = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true)
            ? options
            : throw new WrongUsageException([.. errors.Select(e => $"{section}: {e.ErrorMessage}")]);
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
