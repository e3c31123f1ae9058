namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>The console would be open to other machines, and there is nobody who could sign in.</summary>
public sealed class NoUsersException(string urls) : Exception($"The console would listen at {urls}, and there are no users.")
{
    /// <summary>Where it would listen.</summary>
    public string Urls => urls;
}
