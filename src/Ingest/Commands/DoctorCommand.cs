using System.CommandLine;
using IndicatorPipeline.Ingest.Health;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>doctor</c>: looks at all that the product needs and says what to do where it is not in order. Nothing is changed.</summary>
internal static class DoctorCommand
{
    public static Command Build(CommandLine line) => line.Command("doctor", [], ExecuteAsync);

    private static async Task<int> ExecuteAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var texts = new HealthTexts(session.Culture);
        var (runner, timeout) = (session.Get<ProbeRunner>(), session.Get<IOptions<HealthOptions>>().Value.DoctorTimeout);
        var failures = 0;
        var warnings = 0;
        foreach (var probe in session.Get<IEnumerable<IProbe>>())
        {
            foreach (var result in await runner.RunAsync(probe, timeout, cancellationToken))
            {
                failures += result.State == ProbeState.Fail ? 1 : 0;
                warnings += result.State == ProbeState.Warn ? 1 : 0;
                var state = NameOf(result.State);
                if (session.IsJson)
                    session.WriteJson(new DoctorLine(probe.Name, state, result.Code.Name, texts.Describe(result), texts.Suggest(result)));
                else
                    WriteLine(session, session.Texts["doctor_" + state], texts, probe, result);
            }
        }

        session.Tell(session.Texts.Format("done_doctor", failures, warnings));
        return failures > 0 ? ExitCodes.NotAccepted : ExitCodes.Success;
    }

    // At once, so that one sees what is waited for.
    private static void WriteLine(Session session, string state, HealthTexts texts, IProbe probe, ProbeResult result)
    {
        session.Print(session.Texts.Format("doctor_line", state, texts.NameOf(probe), texts.Describe(result)));
        if (texts.Suggest(result) is { } suggestion)
            session.Print(session.Texts.Format("doctor_suggestion", suggestion));
    }

    private static string NameOf(ProbeState state) => state switch
    {
        ProbeState.Ok => "ok",
        ProbeState.Warn => "warn",
        ProbeState.Fail => "fail",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };

    private sealed record DoctorLine(string Check, string State, string Code, string Message, string? Suggestion);
}
