using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Metrics.Ledger;

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

    private static List<string> Validate(LedgerOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.SelectMany(r => r.MemberNames)];
    }
}
