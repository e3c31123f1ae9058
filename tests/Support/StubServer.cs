using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace IndicatorPipeline.Support;

/// <summary>A server on loopback that answers as a test wishes: for answers that no server here can be made to give.</summary>
public sealed class StubServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<StubRequest, StubAnswer> _answer;
    private readonly ConcurrentQueue<StubRequest> _requests = [];
    private readonly Task _serving;

    public StubServer(Func<StubRequest, StubAnswer> answer)
    {
        _answer = answer;
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (IsGone(exception))
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var request = new StubRequest(
                context.Request.HttpMethod, context.Request.Url!.PathAndQuery, context.Request.Headers["Authorization"], await reader.ReadToEndAsync());
            _requests.Enqueue(request);
            var answer = _answer(request);
            try
            {
                context.Response.StatusCode = answer.Status;
                foreach (var (name, value) in answer.Headers)
                    context.Response.Headers[name] = value;
                context.Response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
            }
            catch (Exception exception) when (IsGone(exception))
            {
                // Whoever asked did not wait for the answer, or the test is over.
            }
        }
    }

    private static bool IsGone(Exception exception) => exception is HttpListenerException or ObjectDisposedException;
}
