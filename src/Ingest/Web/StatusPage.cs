using System.Globalization;
using System.Net.Mime;
using System.Resources;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>One page that says how things stand: verdicts, the latest submissions, labels to be settled, how far the projection is.</summary>
internal static class StatusPage
{
    public const string Path = "/status";

    private const int Latest = 50;

    private static readonly ResourceManager Resources = new("IndicatorPipeline.Ingest.Web.StatusTexts", typeof(StatusPage).Assembly);
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void MapStatusPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, async (HttpContext context, ObservationLedger ledger, Projection projection, CatalogSource catalog, IOptions<IngestOptions> options) =>
        {
            var page = new Page(CultureOf(context.Request), options.Value.FindZone());
            var html = page.Render(
                await ledger.Submissions.CountAsync(context.RequestAborted),
                await ledger.Submissions.ListAsync(new SubmissionFilter { Limit = Latest }, context.RequestAborted),
                await ledger.Submissions.UnknownLabelsAsync(context.RequestAborted),
                await ledger.Placements.PendingAsync(context.RequestAborted),
                await projection.StatusAsync(context.RequestAborted),
                catalog.Catalog.Departments.ToDictionary(d => d.Code, d => d.Name, StringComparer.Ordinal));
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            return Results.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8);
        });
    }

    private static CultureInfo CultureOf(HttpRequest request)
    {
        var asked = request.Query["lang"].FirstOrDefault();
        return CultureInfo.GetCultureInfo(string.Equals(asked, "en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN");
    }

    private sealed class Page(CultureInfo culture, TimeZoneInfo zone)
    {
        private readonly StringBuilder _html = new();

        public string Render(
            IReadOnlyList<SubmissionCount> counts,
            IReadOnlyList<Submission> latest,
            IReadOnlyList<UnknownLabel> unknown,
            IReadOnlyList<Placement> pending,
            ProjectionStatus projection,
            IReadOnlyDictionary<string, string> departments)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{culture.Name}\"><head><meta charset=\"utf-8\"><title>{Text("title")}</title>")
                .Append("<style>body{font-family:sans-serif;margin:2em;color:#222}table{border-collapse:collapse;margin-bottom:2em}")
                .Append("th,td{border:1px solid #ccc;padding:.3em .8em;text-align:left}th{background:#f4f4f4}td.n{text-align:right}</style></head><body>")
                .Append(CultureInfo.InvariantCulture, $"<h1>{Text("title")}</h1><p><a href=\"?lang=zh-CN\">中文</a> <a href=\"?lang=en\">English</a></p>")
                .Append(CultureInfo.InvariantCulture, $"<p><a href=\"/\">{Text("to_start")}</a></p>");
            Table("verdicts", ["verdict", "submissions"], counts.GroupBy(c => c.Verdict).OrderBy(g => g.Key).Select(g => new object?[] { VerdictName(g.Key), g.Sum(c => c.Count) }));
            Table("projection", ["item", "value"], ProjectionRows(projection));
            Table("unknown", ["label", "workbooks"], unknown.Select(u => new object?[] { u.Label, u.Workbooks }));
            Table("waiting", ["file", "since"], pending.Select(p => new object?[] { p.Intent.Source, p.WaitingSince is { } since ? Show(since) : null }));
            Table(
                "latest",
                ["number", "received", "department", "file", "verdict"],
                latest.Select(s => new object?[] { s.Id, Show(s.ReceivedAt), s.Department is { } code ? departments.GetValueOrDefault(code, code) : null, s.FileName, VerdictName(s.Verdict) }));
            return _html.Append("</body></html>").ToString();
        }

        private IEnumerable<object?[]> ProjectionRows(ProjectionStatus status)
        {
            yield return [Resource("target"), status.Target.Length == 0 ? Resource("target_none") : status.Target];
            if (status.Target.Length == 0)
                yield break;
            yield return [Resource("behind"), status.Behind];
            if (status.Trouble is { } trouble)
                yield return [Resource("trouble"), trouble.Words];
            if (status.NeedsRebuild)
                yield return [Resource("needs_rebuild"), "influx rebuild"];
            if (status.SetAside.Count > 0)
                yield return [Resource("set_aside"), status.SetAside.Count];
        }

        private void Table(string heading, string[] columns, IEnumerable<object?[]> rows)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2><table><tr>");
            foreach (var column in columns)
                _html.Append(CultureInfo.InvariantCulture, $"<th>{Text(column)}</th>");
            _html.Append("</tr>");
            foreach (var row in rows)
            {
                _html.Append("<tr>");
                foreach (var value in row)
                {
                    var shown = Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                    _html.Append(CultureInfo.InvariantCulture, $"<td{(value is long or int ? " class=\"n\"" : "")}>{shown}</td>");
                }

                _html.Append("</tr>");
            }

            _html.Append("</table>");
        }

        private string VerdictName(Verdict verdict) => Resource($"verdict_{Verdicts.Codes[verdict]}");

        private string Show(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

        private string Text(string key) => Encoder.Encode(Resource(key));

        private string Resource(string key) =>
            Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"StatusTexts has no {key}.");
    }
}
