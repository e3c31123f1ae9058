using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Reads the entries of checks.yaml, a rule each.</summary>
/// <param name="indicators">What the rules speak of; those that are wrong in themselves are not among them.</param>
/// <param name="indicatorCodes">Where references are judged.</param>
internal sealed class CheckBinder(IReadOnlyList<Indicator> indicators, CodeSpace codes, CodeSpace indicatorCodes, ProblemList problems)
{
    private const string Off = "none";

    private static readonly string[] Severities = [.. Findings.Severities.Codes.Codes, Off];

    private readonly Dictionary<string, Indicator> _indicators = indicators.DistinctBy(i => i.Code).ToDictionary(i => i.Code, StringComparer.Ordinal);

    public CheckRule? Read(EntryReader entry)
    {
        var code = entry.Code("code");
        if (code is { } own)
            codes.Add(own);
        // Which keys there are depends on it: without it they are all strange, and that would only hide what is wrong.
        if (entry.RequiredChoice("check", CatalogCodelists.Check) is not { } check)
        {
            entry.AllowAnyKey();
            return null;
        }

        var severity = entry.OptionalText("severity") is null ? null : entry.Choice("severity", Severities, Off);
        var tolerance = entry.OptionalNumber("tolerance", 0);
        var message = check == CheckKind.Expression ? entry.OptionalText("message") : null;
        var (assertion, flows) = (check == CheckKind.Expression ? ReadAssertion(entry) : null, check == CheckKind.StockFlow ? ReadFlows(entry) : null);
        var narrowed = check is CheckKind.Expression or CheckKind.StockFlow ? [] : entry.Narrowing("indicators");
        indicatorCodes.Refer("indicators", narrowed);
        return code is null || (check == CheckKind.Expression && assertion is null) || (check == CheckKind.StockFlow && flows is null)
            ? null
            : new CheckRule(code.Text, check)
            {
                Indicators = [.. narrowed.Select(i => i.Text)],
                IsHeld = severity != Off,
                Severity = Findings.Severities.Codes.TryParse(severity, out var given) ? given : null,
                Tolerance = tolerance,
                Message = message?.Text,
                Assertion = assertion,
                Flows = flows,
            };
    }

    private Assertion? ReadAssertion(EntryReader entry)
    {
        if (entry.RequiredText("assert") is not { } text)
            return null;
        var read = AssertionParser.Read(text.Text);
        if (!read.TryGetValue(out var assertion))
        {
            problems.Add(text.Place, CatalogProblemCode.MalformedAssertion, text.Text, read.Reason!);
            return null;
        }

        foreach (var reference in assertion.References)
            indicatorCodes.Refer("assert", text with { Text = reference.Indicator });
        JudgeFrequencies(text.Place, [.. assertion.References.Select(r => r.Indicator)]);
        JudgeUnits(text.Place, assertion);
        return assertion;
    }

    // Who multiplies or divides minds the units; rates and shares of figures are numbers of their own.
    private void JudgeUnits(Place place, Assertion assertion)
    {
        if (assertion.Left.Multiplies || assertion.Right.Multiplies)
            return;
        var amounts = assertion.References.Where(r => r.Measure is Measure.Level or Measure.Target).Select(r => _indicators.GetValueOrDefault(r.Indicator)).OfType<Indicator>().ToList();
        if (amounts.FirstOrDefault(i => (i.Unit.Quantity, i.Unit.Factor) != (amounts[0].Unit.Quantity, amounts[0].Unit.Factor)) is { } other)
            problems.Add(place, CatalogProblemCode.FiguresOfOtherUnits, amounts[0].Code, amounts[0].Unit.Name, other.Code, other.Unit.Name);
    }

    private FlowRule? ReadFlows(EntryReader entry)
    {
        var stock = entry.RequiredText("stock");
        var plus = entry.Texts("plus");
        var minus = entry.Texts("minus");
        if (stock is not { } held)
            return null;
        if (plus.Count + minus.Count == 0)
            problems.Add(entry.Place, CatalogProblemCode.EmptyList, "plus");
        indicatorCodes.Refer("stock", held);
        indicatorCodes.Refer("plus", plus);
        indicatorCodes.Refer("minus", minus);
        JudgeFrequencies(held.Place, [held.Text, .. plus.Concat(minus).Select(f => f.Text)]);
        JudgeFlows(held, [.. plus, .. minus]);
        return new FlowRule(held.Text, [.. plus.Select(f => f.Text)], [.. minus.Select(f => f.Text)]);
    }

    // What is neither is found nowhere, and the rule would hold for ever.
    private void JudgeFlows(Located stock, IReadOnlyList<Located> flows)
    {
        var whole = _indicators.GetValueOrDefault(stock.Text);
        if (whole is not null && whole.Accumulation != Accumulation.Stock)
            problems.Add(stock.Place, CatalogProblemCode.NeitherStockNorFlow, whole.Code, Codelists.Accumulation[whole.Accumulation]);
        foreach (var flow in flows)
        {
            if (_indicators.GetValueOrDefault(flow.Text) is not { } moved)
                continue;
            if (moved.Accumulation == Accumulation.Stock)
                problems.Add(flow.Place, CatalogProblemCode.NeitherStockNorFlow, moved.Code, Codelists.Accumulation[moved.Accumulation]);
            if (whole is not null && moved.Unit.Quantity != whole.Unit.Quantity)
                problems.Add(flow.Place, CatalogProblemCode.FlowOfAnotherQuantity, moved.Code, moved.Unit.Name, whole.Code, whole.Unit.Name);
        }
    }

    private void JudgeFrequencies(Place place, IReadOnlyList<string> spokenOf)
    {
        var known = spokenOf.Select(_indicators.GetValueOrDefault).OfType<Indicator>().ToList();
        if (known.FirstOrDefault(i => i.Frequency != known[0].Frequency) is { } other)
        {
            problems.Add(
                place,
                CatalogProblemCode.FiguresOfOtherFrequencies,
                known[0].Code,
                Codelists.Freq[known[0].Frequency],
                other.Code,
                Codelists.Freq[other.Frequency]);
        }
    }
}
