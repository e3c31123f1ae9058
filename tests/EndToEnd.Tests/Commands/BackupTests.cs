using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary>A county's machine is lost, and its data come back from the backup.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _lost = new();
    private readonly Workplace _new = new();
    private readonly TempFolder _folder = new();

    private string Backup => _folder.Combine("backup");

    [Fact]
    public async Task DrillOfRestoring_GivesTheSameLedgerArchiveAndCatalog_AndTheWorkGoesOn()
    {
        foreach (var month in new[] { 3, 4, 5 })
            _lost.Drop($"统计局/{month}月.xlsx", SomeWorkbook.Accepted(month, output: 100 * month));
        _lost.Drop("统计局/待定.xlsx", SomeWorkbook.Held());
        (await RunAsync(_lost, "ingest", _lost.Share)).ExitCode.Should().Be(1);
        (await RunAsync(_lost, "backup", Backup)).ExitCode.Should().Be(0);

        // Renewed while the worker goes on: only what is new is copied.
        var first = Directory.EnumerateFiles(Path.Combine(Backup, "archive"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        _lost.Drop("统计局/6月.xlsx", SomeWorkbook.Accepted(6, output: 700));
        await _lost.RunAsync(Cancel);
        var renewed = await RunAsync(_lost, "backup", Backup, "--json");
        renewed.ExitCode.Should().Be(0, renewed.Error);
        renewed.Json.Single().GetProperty("submissions").GetInt64().Should().Be(5);
        renewed.Json.Single().GetProperty("archived").GetInt32().Should().Be(5);
        first.Should().OnlyContain(f => File.GetLastWriteTimeUtc(f.Key) == f.Value);

        File.Delete(Path.Combine(_new.Catalog.Path, "indicators.yaml"));
        foreach (var file in Directory.EnumerateFiles(_new.Catalog.Path))
            File.Delete(file);
        var restored = await RunAsync(_new, "restore", Backup);
        restored.ExitCode.Should().Be(0, restored.Error);

        (await QueryAsync(_new)).Should().Be(await QueryAsync(_lost)).And.Contain("2025-M06");
        Names(_new.Catalog.Path).Should().Equal(Names(_lost.Catalog.Path));
        Names(Path.Combine(_new.Data, "archive")).Should().Equal(Names(Path.Combine(_lost.Data, "archive")));
        _new.Drop("统计局/7月.xlsx", SomeWorkbook.Accepted(7, output: 800));
        (await RunAsync(_new, "ingest", _new.Share)).ExitCode.Should().Be(0);
        (await RunAsync(_new, "reread", "4")).ExitCode.Should().Be(0, "the held workbook is in the archive");
    }

    [Fact]
    public async Task InfluxDbThatHoldsMoreThanTheBackup_IsWrittenAnew()
    {
        await using var influx = await InfluxServer.StartAsync(Cancel);
        _lost.Drop("统计局/5月.xlsx", SomeWorkbook.Accepted(5));
        (await RunAsync(_lost, "ingest", _lost.Share, "--influx", influx.Url)).ExitCode.Should().Be(0);
        (await RunAsync(_lost, "backup", Backup)).ExitCode.Should().Be(0);
        _lost.Drop("统计局/6月.xlsx", SomeWorkbook.Accepted(6));
        (await RunAsync(_lost, "ingest", _lost.Share, "--influx", influx.Url)).ExitCode.Should().Be(0);

        (await RunAsync(_new, "restore", Backup, "--influx", influx.Url)).ExitCode.Should().Be(0);

        _new.Drop("统计局/7月.xlsx", SomeWorkbook.Accepted(7));
        (await RunAsync(_new, "ingest", _new.Share, "--influx", influx.Url)).ExitCode.Should().Be(0);
        var verified = await RunAsync(_new, "influx", "verify", "--influx", influx.Url);
        verified.ExitCode.Should().Be(0, verified.Output);
    }

    [Fact]
    public async Task DamagedBackup_IsRefusedAndNothingIsWritten()
    {
        var workbook = await BackUpOneAsync();
        var sound = await File.ReadAllBytesAsync(workbook, Cancel);
        await File.WriteAllBytesAsync(workbook, sound.AsMemory(0, sound.Length - 1), Cancel);

        var outcome = await RunAsync(_new, "restore", Backup, "--lang", "en");

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("is damaged");
        File.Exists(Path.Combine(_new.Data, "ledger.db")).Should().BeFalse();
        File.Delete(workbook);
        (await RunAsync(_new, "restore", Backup, "--lang", "en")).Error.Should().Contain("Archived files are missing: 0/1");
        await File.WriteAllBytesAsync(workbook, sound, Cancel);
        await File.AppendAllTextAsync(Path.Combine(Backup, "ledger.db"), "x", Cancel);
        (await RunAsync(_new, "restore", Backup, "--lang", "en")).Error.Should().Contain("may be damaged");
        File.Delete(Path.Combine(Backup, "backup.json"));
        (await RunAsync(_new, "restore", Backup, "--lang", "en")).Error.Should().Contain("no complete backup");
    }

    [Fact]
    public async Task FolderOfTheDataOrOfTheCatalog_AndWhatLiesInThem_AreNoPlaceForABackup()
    {
        await TakeInOneAsync();
        var link = _folder.Combine("link");
        Directory.CreateSymbolicLink(link, _lost.Data);
        var before = await QueryAsync(_lost);

        foreach (var place in new[] { _lost.Data, Path.Combine(_lost.Data, "archive"), Path.Combine(_lost.Data, "new"), _lost.Catalog.Path, Path.GetDirectoryName(_lost.Data)!, link, Path.Combine(link, "new") })
        {
            var outcome = await RunAsync(_lost, "backup", place, "--lang", "en");
            outcome.ExitCode.Should().Be(2, place);
            outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle().Which.Should().Contain("which is in use");
        }

        (await QueryAsync(_lost)).Should().Be(before);
        File.Exists(Path.Combine(_lost.Catalog.Path, "indicators.yaml")).Should().BeTrue();
    }

    [Fact]
    public async Task FilesOfSystemsInTheArchivesCopy_KeepNothingFromBeingPutBack()
    {
        var workbook = await BackUpOneAsync();
        foreach (var stray in new[] { Path.Combine(Backup, "archive", "Thumbs.db"), Path.Combine(Backup, "archive", ".DS_Store"), workbook + ".4711.tmp" })
            await File.WriteAllTextAsync(stray, "x", Cancel);

        var restored = await RunAsync(_new, "restore", Backup);

        restored.ExitCode.Should().Be(0, restored.Error);
        Directory.EnumerateFiles(Path.Combine(_new.Data, "archive"), "*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public async Task BackupThatWasCutShortAtItsBeginning_IsMadeAgain()
    {
        await TakeInOneAsync();
        Directory.CreateDirectory(Backup);
        // What a process leaves that is killed while it copies the ledger.
        Directory.CreateDirectory(Path.Combine(Backup, ".making"));
        await File.WriteAllTextAsync(Path.Combine(Backup, ".making", "ledger.db"), "half", Cancel);
        await File.WriteAllTextAsync(Path.Combine(Backup, ".making", "ledger.db-journal"), "of it", Cancel);
        (await RunAsync(_lost, "backup", Backup)).ExitCode.Should().Be(0);
        (await RunAsync(_new, "restore", Backup)).ExitCode.Should().Be(0);
        Directory.Exists(Path.Combine(Backup, ".making")).Should().BeFalse();
    }

    [Fact]
    public async Task NeitherForeignFilesNorALedger_AreWrittenOver()
    {
        await TakeInOneAsync();
        Directory.CreateDirectory(Backup);
        await File.WriteAllTextAsync(Path.Combine(Backup, "photo.jpg"), "x", Cancel);
        (await RunAsync(_lost, "backup", Backup)).ExitCode.Should().Be(2);
        var other = _folder.Combine("other");
        (await RunAsync(_lost, "backup", other)).ExitCode.Should().Be(0);
        (await RunAsync(_lost, "restore", other)).ExitCode.Should().Be(2);
    }

    public void Dispose()
    {
        _lost.Dispose();
        _new.Dispose();
        _folder.Dispose();
    }

    private async Task TakeInOneAsync()
    {
        _lost.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        await RunAsync(_lost, "ingest", _lost.Share);
    }

    // Gives where its workbook lies in the backup.
    private async Task<string> BackUpOneAsync()
    {
        await TakeInOneAsync();
        await RunAsync(_lost, "backup", Backup);
        return Directory.EnumerateFiles(Path.Combine(Backup, "archive"), "*", SearchOption.AllDirectories).Single();
    }

    private static List<string> Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private async Task<string> QueryAsync(Workplace place) => (await RunAsync(place, "query", "--format", "csv")).Output;

    private Task<ProgramOutcome> RunAsync(Workplace place, params string[] arguments) => new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(
        Cancel, [.. arguments, "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data]);
}
