using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Metrics.Ledger;
using Npgsql;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public sealed class LedgerOptionsTests
{
    [Fact]
    public void Defaults_AreValid()
    {
        var options = new LedgerOptions();
        options.File.Should().Be(Path.Combine("data", "ledger.db"));
        options.BusyTimeout.Should().Be(TimeSpan.FromSeconds(30));
        Validate(options).Should().BeEmpty();
    }

    [Fact]
    public void EveryMistake_IsNamed() =>
        Validate(new LedgerOptions { Directory = "", BusyTimeout = TimeSpan.Zero }).Should().BeEquivalentTo(nameof(LedgerOptions.Directory), nameof(LedgerOptions.BusyTimeout));

    [Theory]
    [InlineData("", false)]
    [InlineData("Host=db", false)]
    [InlineData("Host=db;Database=indicators;Colour=red", false)]
    [InlineData("Host=db;Database=indicators;Username=worker;Password=p", true)]
    public void Postgres_NeedsAServerAndADatabase(string connectionString, bool isValid) =>
        Validate(new LedgerOptions { Kind = LedgerKind.Postgres, ConnectionString = connectionString }).Should().BeEquivalentTo(isValid ? [] : new[] { nameof(LedgerOptions.ConnectionString) });

    [Fact]
    public void Location_HoldsNoSecret() =>
        new LedgerOptions { Kind = LedgerKind.Postgres, ConnectionString = "Host=db;Database=indicators;Username=worker;Password=geheim" }.Location.Should().Be("db/indicators/indicators");

    private static List<string> Validate(LedgerOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.SelectMany(r => r.MemberNames)];
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData(";Connection Idle Lifetime=120", 120)]
    public void ConnectionsThatNobodyUses_AreGivenBackSoonUnlessTheSettingsSayOtherwise(string said, int seconds)
    {
        var options = new LedgerOptions { Kind = LedgerKind.Postgres, ConnectionString = "Host=db;Database=indicators" + said, Schema = "jingyuan" };
        var within = new NpgsqlConnectionStringBuilder(options.ConnectionStringWithin);
        (within.Host, within.SearchPath, within.ConnectionIdleLifetime).Should().Be(("db", "jingyuan", seconds));
    }
}
