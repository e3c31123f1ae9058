using System.Globalization;

namespace IndicatorPipeline.Ingest.Web.Submissions;

/// <summary>The addresses of submissions: the list, and the page of each.</summary>
public static class SubmissionAddress
{
    public const string List = "/submissions";
    public const string One = "/submissions/{id:long}";
    public const string Department = "department";
    public const string Verdict = "verdict";
    public const string Page = "page";
    public const string Sheet = "sheet";

    public static string Of(long submission) => string.Create(CultureInfo.InvariantCulture, $"{List}/{submission}");
}
