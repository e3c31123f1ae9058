using System.CommandLine;
using System.Globalization;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>influx verify</c>: compares every series of the ledger with the server and names what differs.</summary>
internal static class InfluxVerifyCommand
{
    public static Command Build(CommandLine line) => line.Command("influx_verify", [], ExecuteAsync);

    private static async Task<int> ExecuteAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var report = await (await InfluxCommand.RequireProjectionAsync(session, cancellationToken)).VerifyAsync(cancellationToken);
        if (session.IsJson)
            session.WriteJson(VerifyLine.Of(report));
        else
            WriteReport(session, report);
        if (report.Trouble is { } trouble)
            return InfluxCommand.Report(session, trouble);
        return report.IsSame ? ExitCodes.Success : ExitCodes.NotAccepted;
    }

    private static void WriteReport(Session session, VerifyReport report)
    {
        var texts = session.Texts;
        session.Print(texts.Format("verify_summary", report.Series, report.Points, report.Values, report.ServerPoints, report.DifferenceCount));
        foreach (var difference in report.Differences)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{difference.Series} {difference.Time:yyyy-MM-dd HH:mm:ssK} {difference.Field}").TrimEnd();
            var line = texts.Format("verify_" + NameOf(difference.Kind), place, Show(difference.Expected), Show(difference.Actual));
            session.Print("  " + (difference.Why is { } why ? $"{line} ({why})" : line));
        }

        if (report.DifferenceCount > report.Differences.Length)
            session.Print("  " + texts.Format("verify_more", report.DifferenceCount - report.Differences.Length));
        if (report.Behind > 0)
            session.Tell(texts.Format("verify_behind", report.Behind));
    }

    private static string NameOf(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Missing => "missing",
        DifferenceKind.Extra => "extra",
        DifferenceKind.Different => "different",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of difference."),
    };

    private static object? Bare(FieldValue? value) => value switch
    {
        FieldValue.Number number => number.Value,
        FieldValue.Text text => text.Value,
        FieldValue.Flag logical => logical.Value,
        _ => null,
    };

    private static string? Show(FieldValue? value) => Convert.ToString(Bare(value), CultureInfo.InvariantCulture);

    private sealed record VerifyLine(
        bool Same, long Series, long Points, long Values, long ServerPoints, long DifferenceCount, IEnumerable<DifferenceEntry> Differences, long Behind, string? Trouble)
    {
        public static VerifyLine Of(VerifyReport report) => new(
            report.IsSame,
            report.Series,
            report.Points,
            report.Values,
            report.ServerPoints,
            report.DifferenceCount,
            report.Differences.Select(d => new DifferenceEntry(NameOf(d.Kind), d.Series, d.Time, d.Field, Bare(d.Expected), Bare(d.Actual), d.Why)),
            report.Behind,
            report.Trouble?.Words);
    }

    private sealed record DifferenceEntry(string Kind, string Series, DateTimeOffset Time, string? Field, object? Expected, object? Actual, string? Why);
}
