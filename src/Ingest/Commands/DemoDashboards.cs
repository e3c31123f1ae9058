using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// The dashboards for the demonstration, whose time ends on its day. Grafana goes by the real clock: by that the right side of every history would be
/// empty, the wider the older the samples are. What the pipeline tells of itself begins with the month in which the first of them came.
/// </summary>
internal static partial class DemoDashboards
{
    /// <summary>Of the working folder, and of the folder that they are laid out in.</summary>
    public const string Folder = "dashboards";

    // Read by Grafana and by people.
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Copies them, and what provisions them; a second run writes the same again.</summary>
    /// <param name="target">The folder of the demonstration.</param>
    /// <param name="began">The day on which the first sample came.</param>
    /// <param name="end">When the demonstration's day ends.</param>
    /// <returns>Where they are; null where the working folder has none.</returns>
    public static string? LayOut(string target, DateOnly began, DateTimeOffset end)
    {
        if (!Directory.Exists(Folder))
            return null;
        var folder = Path.GetFullPath(Path.Combine(target, Folder));
        foreach (var source in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(folder, Path.GetRelativePath(Folder, source));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (Path.GetExtension(source) == ".json")
                File.WriteAllText(path, Between(File.ReadAllText(source), began, end));
            else
                File.Copy(source, path, overwrite: true);
        }

        return folder;
    }

    private static string Between(string dashboard, DateOnly began, DateTimeOffset end)
    {
        var json = JsonNode.Parse(dashboard)!;
        var time = json["time"]!;
        time["from"] = Instant(BeginningOf(time["from"]!.GetValue<string>(), began, end));
        time["to"] = Instant(end);
        return json.ToJsonString(Layout);
    }

    // In Grafana's words: so many years ago, or the beginning of the year so many years ago. The day of the end is over, so the year is that of the moment before.
    // Periods are reported for years at once; what happened is as old as what came first.
    private static DateTimeOffset BeginningOf(string from, DateOnly began, DateTimeOffset end)
    {
        var match = YearsAgo().Match(from);
        if (!match.Success)
            throw new InvalidDataException($"A dashboard begins {from}.");
        var years = int.Parse(match.Groups["years"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["whole"].Success)
            return new DateTimeOffset(end.AddTicks(-1).Year - years, 1, 1, 0, 0, 0, end.Offset);
        var first = new DateTimeOffset(began.Year, began.Month, 1, 0, 0, 0, end.Offset);
        return first > end.AddYears(-years) ? first : end.AddYears(-years);
    }

    private static string Instant(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^now-(?<years>\d+)y(?<whole>/y)?$")]
    private static partial Regex YearsAgo();
}
