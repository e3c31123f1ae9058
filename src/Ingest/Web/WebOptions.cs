using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;

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

    /// <summary>
    /// What whoever sits at this machine may do while there are no users: leader or statistician. Default leader, who reads. It is of no meaning where the console
    /// listens at any other address.
    /// </summary>
    [AllowedValues(UserRole.Leader, UserRole.Statistician)]
    public UserRole LocalRole { get; set; } = UserRole.Leader;

    /// <summary>After how long without a call somebody has to sign in again. Default 12 hours: a day's work.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How often signing in may be tried from one address in a minute. Default 10. Behind a proxy all come from one address.</summary>
    [Range(1, 10_000)]
    public int SignInAttempts { get; set; } = 10;

    /// <summary>Whether nobody at another machine reaches it.</summary>
    internal bool IsOfThisMachine => LocalAddresses.AreOfThisMachine(Addresses);
}
