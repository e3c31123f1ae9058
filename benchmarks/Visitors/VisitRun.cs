using System.Collections.Concurrent;
using System.Diagnostics;

namespace IndicatorPipeline.Visitors;

/// <summary>So many people, each with a browser of his own, who look at pages in turn.</summary>
internal static class VisitRun
{
    /// <summary>0 when no page failed, else 1.</summary>
    /// <param name="time">For how long; infinite until they are told to leave.</param>
    public static async Task<int> RunAsync(Uri console, IReadOnlyList<string> pages, int people, TimeSpan time, TimeSpan pause, CancellationToken cancellationToken)
    {
        var visits = new ConcurrentBag<Visit>();
        var watch = Stopwatch.StartNew();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, people).Select(LookAsync));
        }
        catch (OperationCanceledException) when (time == Timeout.InfiniteTimeSpan)
        {
            // They were told to leave.
        }

        foreach (var page in visits.GroupBy(v => v.Page))
        {
            var sorted = page.Select(v => v.Took.TotalMilliseconds).Order().ToList();
            Console.WriteLine(
                $"{page.Key}: {sorted.Count} times, {page.Count(v => v.Failure is not null)} failed; median {sorted[sorted.Count / 2]:0} ms, of 100 the 95th {sorted[sorted.Count * 95 / 100]:0} ms, worst {sorted[^1]:0} ms");
        }

        foreach (var failure in visits.Select(v => v.Failure).OfType<string>().GroupBy(f => f))
            Console.WriteLine($"{failure.Count()} times: {failure.Key}");
        return visits.Any(v => v.Failure is not null) ? 1 : 0;

        async Task LookAsync(int number)
        {
            using var browser = new HttpClient { BaseAddress = console, DefaultRequestHeaders = { { "Accept", "text/html" } } };
            // Not all at the same instant.
            await Task.Delay(pause * number / people, cancellationToken);
            for (var turn = number; time == Timeout.InfiniteTimeSpan || watch.Elapsed < time; turn++)
            {
                visits.Add(await VisitAsync(browser, pages[turn % pages.Count], cancellationToken));
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    private static async Task<Visit> VisitAsync(HttpClient browser, string page, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), cancellationToken);
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return new Visit(page, Stopwatch.GetElapsedTime(begun), answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {page}");
        }
        catch (HttpRequestException e)
        {
            // It is what is counted here.
            return new Visit(page, Stopwatch.GetElapsedTime(begun), $"{e.Message} {page}");
        }
    }

    private sealed record Visit(string Page, TimeSpan Took, string? Failure);
}
