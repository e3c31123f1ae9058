using IndicatorPipeline.Ingest.Health;

namespace IndicatorPipeline.Ingest.Tests.Health;

public sealed class ProbeRunnerTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProbeThatHangs_FailsInTime_AndIsNotBegunAgainBesideItself()
    {
        var runner = new ProbeRunner(TimeProvider.System);
        var probe = new Probe();
        for (var i = 0; i < 3; i++)
            (await runner.RunAsync(probe, TimeSpan.FromMilliseconds(50), Cancel)).Single().Code.Should().Be(ProbeCodes.NoAnswer);
        probe.Begun.Should().Be(1);
        probe.End.SetResult([ProbeCodes.InfluxNone.With()]);
        (await runner.RunAsync(probe, TimeSpan.FromSeconds(30), Cancel)).Single().Code.Should().Be(ProbeCodes.InfluxNone);
    }

    [Fact]
    public async Task ProbeThatThrows_IsAFailure()
    {
        var probe = new Probe();
        probe.End.SetException(new InvalidOperationException("unforeseen"));
        var result = (await new ProbeRunner(TimeProvider.System).RunAsync(probe, TimeSpan.FromSeconds(30), Cancel)).Single();
        result.Code.Should().Be(ProbeCodes.Fault);
        result.Arguments.Single().Should().Contain("unforeseen");
    }

    private sealed class Probe : IProbe
    {
        public TaskCompletionSource<IReadOnlyList<ProbeResult>> End { get; } = new();

        public int Begun { get; private set; }

        public string Name => "some";

        public Task<IReadOnlyList<ProbeResult>> LookAsync()
        {
            Begun++;
            return End.Task;
        }
    }
}
