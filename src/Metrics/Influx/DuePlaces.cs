using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What of a catalog decides under which names and at which days stands what is due.</summary>
internal static class DuePlaces
{
    /// <summary>A fingerprint: of two catalogs that give the same reports the same names and days it is the same.</summary>
    public static string Of(IndicatorCatalog catalog)
    {
        var names = catalog.Departments.ToDictionary(d => d.Code, d => d.Name, StringComparer.Ordinal);
        var places = new
        {
            Reports = catalog.Reports.Select(r => new { r.Code, r.Name, r.Department, DepartmentName = names.GetValueOrDefault(r.Department), r.Frequency, r.Due }),
            Days = catalog.Calendar.Exceptions.Select(e => new { e.Day, e.IsWorked }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(places))).AsSpan(..8));
    }
}
