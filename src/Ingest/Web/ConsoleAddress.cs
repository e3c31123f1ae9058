using System.Net;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>Where a console can listen: <c>http://127.0.0.1:5180</c>, without a path and without TLS, which is the matter of a proxy before it.</summary>
internal static class ConsoleAddress
{
    /// <exception cref="FormatException">It is no such address.</exception>
    public static BindingAddress Parse(string url) =>
        BindingAddress.Parse(url) is { PathBase: "", Port: >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort } address && address.Scheme == Uri.UriSchemeHttp
            ? address
            : throw new FormatException($"Invalid url: '{url}'");
}
