using System.Net;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Which addresses are this machine's alone.</summary>
internal static class LocalAddresses
{
    /// <summary>Whether nobody else reaches a console that listens there.</summary>
    public static bool AreOfThisMachine(IEnumerable<string> urls) => urls.All(url => IsOfThisMachine(BindingAddress.Parse(url).Host));

    /// <param name="host">A name or an address, one of IPv6 in brackets.</param>
    public static bool IsOfThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
