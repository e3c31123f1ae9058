using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class PrintableTextTests
{
    [Fact]
    public void LineEndInWhatIsLogged_BeginsNoLineOfItsOwn()
    {
        var forged = new LogEvent(
            DateTimeOffset.UnixEpoch,
            LogEventLevel.Warning,
            null,
            new MessageTemplateParser().Parse("Signing in as {User} has failed"),
            [new LogEventProperty("User", new ScalarValue("li\r\n2026-01-01 00:00:00 INF root has signed in"))]);
        using var line = new StringWriter();

        new PrintableText.Formatter(new MessageTemplateTextFormatter("{Level:u3} {Message:lj}{NewLine}", CultureInfo.InvariantCulture)).Format(forged, line);

        line.ToString().TrimEnd().Should().NotContainAny("\r", "\n").And.Contain("li\uFFFD2026");
    }
}
