using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>A department's user, who changes addresses by hand.</summary>
public sealed class DepartmentTests(Chromium chromium) : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ServedConsole.Settings);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task AnothersSubmission_IsNotThere_ByAnyAddress()
    {
        _place.Catalog.Write(
            "departments.yaml",
            """
            - { code: stats, name: 统计局, folder: 统计局 }
            - { code: farming, name: 农业农村局, folder: 农业农村局 }
            """);
        await ReceiveAsync("统计局/统计局的.xlsx", SomeWorkbook.Accepted());
        await ReceiveAsync("农业农村局/农业的.xlsx", SomeWorkbook.Accepted(5));
        await using var console = await ServedConsole.StartAsync(_place);
        await console.AddUserAsync("赵六", UserRole.Department, "farming");
        await using var window = await console.OpenAsync(chromium, "赵六");

        await window.GoAsync("/submissions");
        (await window.Page.InnerTextAsync("main")).Should().Contain("农业的.xlsx").And.NotContain("统计局的.xlsx");
        await window.FollowAsync(window.Page.GetByText("农业的.xlsx"));
        window.Page.Url.Should().EndWith("/submissions/2");
        foreach (var (address, status) in new[]
        {
            ("/submissions/1", 404), ("/source?submission=1&sheet=Sheet1&cell=B4", 404),
            ("/api/submissions", 403), ("/api/findings?submission=1", 403), ("/status", 403),
        })
        {
            (await window.GoAsync(address)).Should().Be(status, address);
            (await window.Page.ContentAsync()).Should().NotContain("统计局的.xlsx", address);
        }
    }

    private async Task ReceiveAsync(string path, byte[] content)
    {
        _place.Drop(path, content);
        await _place.RunAsync(_cancellation);
    }
}
