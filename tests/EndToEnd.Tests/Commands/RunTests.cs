using System.Globalization;
using System.Net.Sockets;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class RunTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_ServesTheConsoleKeepsASecondAwayAndStopsWhenTold()
    {
        using var place = new Workplace();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");
        await using var worker = WorkerProcess.Start([.. place.Configuration.AsEnumerable().Where(s => s.Value is not null), new("Web:Urls", url)]);

        (await PageAsync(worker, url)).Should().Contain("<html");
        var second = await new BuiltProgram().RunAsync(Cancel, "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data);
        second.ExitCode.Should().Be(2, "no command is the worker, and there is one already");
        second.Error.Should().Contain(place.Data);
        second.Output.Should().BeEmpty();

        (await worker.StopAsync(Cancel)).Should().Be(0, worker.Output());
    }

    private static async Task<string> PageAsync(WorkerProcess worker, string url)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                return await http.GetStringAsync(new Uri(url), Cancel);
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException && !worker.HasExited)
            {
                await Task.Delay(50, Cancel);
            }
        }
    }
}
