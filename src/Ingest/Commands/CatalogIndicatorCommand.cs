using System.CommandLine;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>catalog indicator add</c>: a new indicator, with an option for each key of indicators.yaml.</summary>
internal static class CatalogIndicatorCommand
{
    public static Command Build(CommandLine line)
    {
        var texts = line.Texts;
        var code = Required("code", "CODE");
        var name = Required("name", "LABEL");
        var aliases = Several("alias", "LABEL");
        var domain = Required("domain", "DOMAIN");
        var unit = Required("unit", "UNIT");
        var frequency = Required("frequency", "FREQ");
        var accumulation = Required("accumulation", "ACCUMULATION");
        var better = Optional<string?>("better", "DIRECTION");
        var growth = Optional<string?>("growth", "RULE");
        var minimum = Optional<decimal?>("min", "NUMBER");
        var maximum = Optional<decimal?>("max", "NUMBER");
        var decimals = Optional<int?>("decimals", "NUMBER");
        var department = Optional<string?>("department", "CODE");
        var parts = Several("part", "CODE");
        domain.AcceptOnlyFromAmong([.. Indicator.Domains]);
        frequency.AcceptOnlyFromAmong([.. Codelists.Freq.Codes]);
        accumulation.AcceptOnlyFromAmong([.. Codelists.Accumulation.Codes]);
        better.AcceptOnlyFromAmong([.. CatalogCodelists.Better.Codes]);
        growth.AcceptOnlyFromAmong([.. CatalogCodelists.Growth.Codes]);
        return line.Command(
            "catalog_indicator_add",
            [code, name, aliases, domain, unit, frequency, accumulation, better, growth, minimum, maximum, decimals, department, parts],
            (session, parse, cancellationToken) =>
            {
                var indicator = new NewIndicator
                {
                    Code = parse.GetRequiredValue(code),
                    Name = parse.GetRequiredValue(name),
                    Aliases = parse.GetValue(aliases) ?? [],
                    Domain = parse.GetRequiredValue(domain),
                    Unit = parse.GetRequiredValue(unit),
                    Frequency = Codelists.Freq.Parse(parse.GetRequiredValue(frequency)),
                    Accumulation = Codelists.Accumulation.Parse(parse.GetRequiredValue(accumulation)),
                    Better = parse.GetValue(better) is { } direction ? CatalogCodelists.Better.Parse(direction) : null,
                    Growth = parse.GetValue(growth) is { } rule ? CatalogCodelists.Growth.Parse(rule) : null,
                    Minimum = parse.GetValue(minimum),
                    Maximum = parse.GetValue(maximum),
                    Decimals = parse.GetValue(decimals),
                    Department = parse.GetValue(department),
                    Parts = parse.GetValue(parts) ?? [],
                };
                return CatalogEdits.ApplyAsync(session, indicator.Code, (editor, token) => editor.AddIndicatorAsync(indicator, token), cancellationToken);
            },
            keepsLog: true);

        Option<string> Required(string key, string help) => new($"--{key}") { Description = texts[$"option_new_{key}"], HelpName = help, Required = true };

        Option<T> Optional<T>(string key, string help) => new($"--{key}") { Description = texts[$"option_new_{key}"], HelpName = help };

        Option<string[]> Several(string key, string help) =>
            new($"--{key}") { Description = texts[$"option_new_{key}"], HelpName = help, AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
    }
}
