using System.Net;
using System.Net.Sockets;
using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Ingest.Web.Access;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The console's addresses are free, or it is a worker of ours that answers there.</summary>
internal sealed class ConsoleProbe(IOptions<WebOptions> options) : IProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public string Name => "console";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync()
    {
        var results = new List<ProbeResult>();
        foreach (var url in options.Value.Addresses.DefaultIfEmpty(options.Value.Urls))
            results.AddRange(await LookAsync(url));
        return results;
    }

    private static async Task<IReadOnlyList<ProbeResult>> LookAsync(string url)
    {
        BindingAddress address;
        try
        {
            address = ConsoleAddress.Parse(url);
        }
        catch (FormatException e)
        {
            return [ProbeCodes.ConsoleNoAddress.With(url, e.Message)];
        }

        var isLoopback = LocalAddresses.IsOfThisMachine(address.Host);
        var stands = IsFree(address, isLoopback) ? ProbeCodes.ConsoleInOrder
            : await AnswersAsync(address) ? ProbeCodes.ConsoleAnswers
            : ProbeCodes.ConsoleTaken;
        return isLoopback ? [stands.With(url)] : [stands.With(url), ProbeCodes.ConsoleOpen.With(url)];
    }

    private static bool IsFree(BindingAddress address, bool isLoopback)
    {
        try
        {
            using var listener = new TcpListener(isLoopback ? IPAddress.Loopback : IPAddress.Any, address.Port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(BindingAddress address)
    {
        // Of this machine: by its number, whether names are resolved or not, and past any proxy.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        var host = IPAddress.TryParse(address.Host, out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any) ? address.Host : IPAddress.Loopback.ToString();
        try
        {
            using var response = await http.GetAsync(new UriBuilder(address.Scheme, host, address.Port, HealthEndpoints.Live).Uri);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
