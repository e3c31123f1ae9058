using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>The console in the browser; section <c>Web</c>.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Where it listens, several with <c>;</c> between. Default <c>http://127.0.0.1:5180</c>: only this machine. At any other there must be users.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5180";

    /// <summary>The single addresses.</summary>
    public IReadOnlyList<string> Addresses => Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Under which address people reach it, for links in messages. Default null: no links.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>How many characters a password has at least. Default 8.</summary>
    [Range(8, 128)]
    public int ShortestPassword { get; set; } = 8;
}
