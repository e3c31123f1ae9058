namespace IndicatorPipeline.Ingest.Web;

/// <summary>The console cannot listen where it was told to: it is no address, another program listens there, the machine has none such, or the port is not for everybody.</summary>
public sealed class ConsoleAddressException(string urls, Exception innerException) : Exception($"The console cannot listen at {urls}.", innerException)
{
    /// <summary>Where it was to listen.</summary>
    public string Urls => urls;
}
