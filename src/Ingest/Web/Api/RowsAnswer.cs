using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using IndicatorPipeline.Ingest.Queries;
using Microsoft.Net.Http.Headers;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>
/// Rows as an answer: JSON, or CSV where the caller asks for it. Without a page they are streamed as they are read; of a page the header Link says where the
/// next one is (RFC 8288).
/// </summary>
/// <param name="csv">Writes the names of the columns, and gives what writes one row after the other.</param>
/// <param name="csvType">What the CSV is called.</param>
internal sealed class RowsAnswer<TRow>(
    IAsyncEnumerable<TRow> rows, PageParameters page, Func<TextWriter, Action<TRow>> csv, string csvType = RowsAnswer<TRow>.PlainCsv) : IResult
{
    private const string PlainCsv = $"{MediaTypeNames.Text.Csv}; charset=utf-8; header=present";

    // So much text is kept before it is sent.
    private const int Buffer = 1 << 16;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellationToken = httpContext.RequestAborted;
        var part = page.Offset is { } offset ? rows.Skip(offset) : rows;
        if (page.Limit is { } limit)
        {
            // One more tells whether there is a next page.
            var known = await part.Take(limit + 1).ToListAsync(cancellationToken);
            if (known.Count > limit)
                httpContext.Response.Headers.Link = NextPage(httpContext.Request, (page.Offset ?? 0) + limit);
            part = known.Take(limit).ToAsyncEnumerable();
        }

        httpContext.Response.Headers.Vary = HeaderNames.Accept;
        if (WantsCsv(httpContext.Request, page.Format))
            await WriteCsvAsync(httpContext.Response, part, cancellationToken);
        else
            await WriteJsonAsync(httpContext.Response, part, cancellationToken);
    }

    /// <summary>Whether a call asks for CSV, by its address or by what it accepts first.</summary>
    public static bool WantsCsv(HttpRequest request, string? format) => format switch
    {
        null or "" => request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1)
            .FirstOrDefault(a => a.MediaType.Value is MediaTypeNames.Text.Csv or MediaTypeNames.Application.Json)?.MediaType.Value == MediaTypeNames.Text.Csv,
        _ => format == "csv",
    };

    private static string NextPage(HttpRequest request, int offset)
    {
        var query = QueryString.Create(request.Query.Where(q => q.Key != "offset").Append(new("offset", offset.ToString(CultureInfo.InvariantCulture))));
        return $"<{request.PathBase}{request.Path}{query}>; rel=\"next\"";
    }

    private static async Task WriteJsonAsync(HttpResponse response, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        response.ContentType = $"{MediaTypeNames.Application.Json}; charset=utf-8";
        await JsonSerializer.SerializeAsync(response.Body, rows, JsonLines.Options, cancellationToken);
    }

    private async Task WriteCsvAsync(HttpResponse response, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        response.ContentType = csvType;
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var write = csv(text);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            write(row);
            if (text.GetStringBuilder().Length < Buffer)
                continue;
            await SendAsync();
        }

        await SendAsync();

        async Task SendAsync()
        {
            await response.WriteAsync(text.ToString(), Encoding.UTF8, cancellationToken);
            text.GetStringBuilder().Clear();
        }
    }
}
