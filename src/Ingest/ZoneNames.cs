using NodaTime.TimeZones;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Time zones by the names of IANA. Windows has other names, and translates only where it brings ICU, which Windows Server 2019 and older do not: there the table of NodaTime does.
/// </summary>
internal static class ZoneNames
{
    /// <returns>Null when this machine knows no such zone.</returns>
    public static TimeZoneInfo? Find(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) || (OfWindows(name) is { } other && TimeZoneInfo.TryFindSystemTimeZoneById(other, out zone)) ? zone : null;

    /// <summary>What Windows calls it; null when it has no such zone.</summary>
    public static string? OfWindows(string name) => TzdbDateTimeZoneSource.Default.TzdbToWindowsIds.GetValueOrDefault(name);
}
