using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary><c>user</c> at the terminal.</summary>
public sealed class UserTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _place.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task User_IsAddedListedGivenAKeyAndRemoved_WithoutAnySecretLeftBehind()
    {
        var password = PasswordFile("correct horse\n");
        (await RunAsync("user", "add", "王五", "--role", "statistician", "--password-file", password)).ExitCode.Should().Be(0);
        (await RunAsync("user", "add", "张三", "--role", "department", "--department", "统计局", "--password-file", password)).ExitCode.Should().Be(0);

        var users = (await RunAsync("user", "list", "--json")).Json;
        users.Select(u => (u.GetProperty("name").GetString(), u.GetProperty("role").GetString(), u.GetProperty("department").GetString()))
            .Should().Equal(("张三", "department", "stats"), ("王五", "statistician", null));

        var key = (await RunAsync("user", "key", "王五")).Lines.Should().ContainSingle().Which;
        key.Should().MatchRegex("^[A-Za-z0-9_-]{43}$");
        var everything = string.Concat(Directory.EnumerateFiles(_place.Data, "*", SearchOption.AllDirectories).Select(f => File.ReadAllText(f, System.Text.Encoding.Latin1)));
        everything.Should().NotContain("correct horse").And.NotContain(key);
        (await _place.Ledger.Users.FindAsync("王五", Cancel))!.PasswordHash.Should().StartWith("AQAAAA");

        (await RunAsync("user", "remove", "张三")).ExitCode.Should().Be(0);
        (await RunAsync("user", "list", "--json")).Json.Should().ContainSingle();
    }

    [Fact]
    public async Task FirstUser_IsAddedOnce_WhereOnlyTheFirstIsWanted()
    {
        var password = PasswordFile("correct horse");
        (await RunAsync("user", "add", "first", "--role", "statistician", "--if-none", "--password-file", password)).ExitCode.Should().Be(0);
        (await RunAsync("user", "add", "second", "--role", "statistician", "--if-none", "--password-file", password)).ExitCode.Should().Be(0);
        (await RunAsync("user", "list", "--json")).Json.Should().ContainSingle().Which.GetProperty("name").GetString().Should().Be("first");
    }

    [Theory]
    [InlineData("there is a user", "add", "王五", "--role", "leader")]
    [InlineData("the role department", "add", "new", "--role", "department")]
    [InlineData("the role department", "add", "new", "--role", "leader", "--department", "stats")]
    [InlineData("no white space", "add", "a b", "--role", "leader")]
    [InlineData("no user nobody", "password", "nobody")]
    [InlineData("no user nobody", "key", "nobody")]
    [InlineData("no user nobody", "remove", "nobody")]
    public async Task WhatCannotBe_IsWrongUsage(string why, params string[] arguments)
    {
        string[] file = arguments[0] is "add" or "password" ? ["--password-file", PasswordFile("correct horse")] : [];
        await RunAsync("user", "add", "王五", "--role", "statistician", "--password-file", PasswordFile("correct horse"));
        var outcome = await RunAsync(["user", .. arguments, .. file, "--lang", "en"]);
        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().ContainEquivalentOf(why);
    }

    [Fact]
    public async Task ShortPassword_IsRefused()
    {
        var outcome = await RunAsync("user", "add", "王五", "--role", "leader", "--password-file", PasswordFile("1234567"));
        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("至少要有 8 个字符");
    }

    private string PasswordFile(string text)
    {
        var file = _folder.Combine("password");
        File.WriteAllText(file, text);
        return file;
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().RunAsync(Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
