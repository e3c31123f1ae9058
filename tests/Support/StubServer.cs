using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Support;

/// <summary>A server on loopback that answers as a test wishes: for answers that no server here can be made to give.</summary>
public sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Func<StubRequest, StubAnswer> _answer;
    private readonly ConcurrentQueue<StubRequest> _requests = [];

    public StubServer(Func<StubRequest, StubAnswer> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(AnswerAsync);
        _server.Start();
        Url = _server.Urls.Single();
    }

    public string Url { get; }

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new StubRequest(
            context.Request.Method, context.Request.GetEncodedPathAndQuery(), context.Request.Headers.Authorization, await reader.ReadToEndAsync(context.RequestAborted));
        _requests.Enqueue(request);
        var answer = _answer(request);
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Body.Length > 0)
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
