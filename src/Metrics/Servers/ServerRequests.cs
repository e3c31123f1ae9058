using System.Globalization;
using Polly;
using Polly.Retry;

namespace IndicatorPipeline.Metrics.Servers;

/// <summary>Requests to a server: none takes longer than the options allow, and what may pass is tried again.</summary>
public sealed class ServerRequests
{
    private readonly ServerOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    /// <param name="mayPass">Whether what came of an attempt, an answer or an exception, may be another the next time.</param>
    /// <param name="pause">What pause the answer asks for; null for that of the options.</param>
    /// <param name="repeated">Told of each repetition.</param>
    public ServerRequests(
        ServerOptions options, TimeProvider time, Func<Outcome<object>, bool> mayPass, Func<object?, TimeSpan?>? pause = null, Action? repeated = null)
    {
        _options = options;
        _time = time;
        _pipeline = options.Retries == 0
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder { TimeProvider = time }
                .AddRetry(new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = options.RetryDelay,
                    MaxDelay = options.RetryDelayLimit,
                    OnRetry = _ =>
                    {
                        repeated?.Invoke();
                        return ValueTask.CompletedTask;
                    },
                    DelayGenerator = arguments => ValueTask.FromResult(pause?.Invoke(arguments.Outcome.Result)),
                    // A long pause is not slept through here: it would hold up whoever waits for the outcome.
                    ShouldHandle = arguments => ValueTask.FromResult(mayPass(arguments.Outcome) && !(pause?.Invoke(arguments.Outcome.Result) > options.RetryDelayLimit)),
                })
                .Build();
    }

    /// <summary>Makes attempts, until one comes to something that would not pass or there have been enough of them.</summary>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await attempt(token), cancellationToken);

    /// <summary>One request.</summary>
    /// <exception cref="TimeoutException">There was no answer in time; its message says so.</exception>
    /// <exception cref="OperationCanceledException">Whoever asks has ended it, whatever a library makes of that.</exception>
    public async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await request(either.Token);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"No answer within {_options.Timeout.TotalSeconds:0.#} seconds."), e);
        }
    }
}
