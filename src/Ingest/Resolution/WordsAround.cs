using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// What stands around a table and says of its figures what no label does: （国有） behind a title that names no indicator, 含开发区 below, 国有 as the sheet's name. What of it
/// nobody understands is asked about, as it would be behind the name of an indicator.
/// </summary>
/// <param name="recorded">The indicators of which the table has figures.</param>
internal sealed partial class WordsAround(Table table, TableContext context, TableAxes axes, IReadOnlyCollection<Indicator> recorded, LabelReader labels, TableFindings findings)
{
    // Whose figures they are, or what was reckoned of them.
    private const string Qualifiers = "国有(?!建设|土地|林)|国营|民营|非公(有制?)?|私营|外商|港澳台|[内外台合]资(?!金|产|料|源)|央企|国企|[中央省市县区乡镇]属|[两二三四五2-5]年平均|[年月日季户亩]均|人均|折年|季调|季节调整|定基|贡献率|拉动|弹性|中位数";

    // What is told at greater length is how something is defined.
    private const int LongestCoverage = 16;

    /// <summary>Tells what is to be asked of the table.</summary>
    /// <param name="remarks">What stands under 备注 beside its figures.</param>
    public void Tell(RowRemarks remarks)
    {
        if (recorded.Count == 0)
            return;
        foreach (var line in ContextLine.Of(table.Title, labels))
        {
            if (line.Kind == LineKind.Title)
                AskAboutTitle(line);
            else if (line.Kind == LineKind.Remark)
                AskAboutRemark(line);
        }

        foreach (var heading in table.StubColumns.Where(s => axes.Columns.Headings.GetValueOrDefault(s.Column) is { Kind: null, Attribute: null, Heads: HeadingKind.Plain }).SelectMany(s => s.Heading))
            AskAboutBrackets(heading.Text, heading);
        foreach (var note in ContextLine.Of(table.Notes, labels).Where(n => n.Kind is not (LineKind.FillDate or LineKind.BareDate)))
            AskAboutNote(note.Text, note.Cell);
        // What a figure holds besides is told there of how it came to be (含续建), but for places.
        foreach (var remark in remarks.All.Where(r => QualifierAtTheEnd().IsMatch(r.Text) || (Coverage.Is(r.Text) && (Exclusion.In(r.Text) is not null || NamesAPlace(r.Text)))))
            AskAboutNote(remark.Text, remark);
        AskAboutNames();
    }

    private void AskAboutTitle(ContextLine line)
    {
        AskAboutCoverage(line.Text, line.Cell);
        AskAboutPlaces(line);
        if (line.Said.Narrowed is null && context.UnknownArea?.Where != line.Cell)
            AskAboutQualifier(labels.Read(Brackets().Replace(line.Text, "")).Unknown, line.Cell);
        // Brackets behind the name of an indicator are asked about with that.
        if (line.Said.Indicator is not null)
            return;
        AskAboutBrackets(line.Text, line.Cell);
        if (BehindAStroke().Match(line.Text) is { Success: true, Groups: var groups })
            AskAboutAside(groups["inside"].Value, line.Cell);
    }

    // 单位：万元（国有）.
    private void AskAboutRemark(ContextLine line)
    {
        if (UnitStatement.Of(line.Text, labels).Units.IsEmpty)
        {
            AskAboutNote(line.Text, line.Cell);
        }
        else
        {
            AskAboutCoverage(line.Text, line.Cell);
            AskAboutBrackets(line.Text, line.Cell);
        }
    }

    private void AskAboutBrackets(string text, Cell where)
    {
        foreach (var inside in Brackets().Matches(text).Select(b => b.Groups["inside"].Value))
            AskAboutAside(inside, where);
    }

    // （国有） says of figures what it would behind the name of each of their indicators.
    private void AskAboutAside(string words, Cell where)
    {
        if (Coverage.In(words) is null && !Understood().IsMatch(words) && UnitStatement.Of(words, labels).Units.IsEmpty && recorded.All(i => labels.Read($"{i.Name}({words})") is { Narrowed: not null }))
            Ask(words.Trim(), where);
    }

    // 注：中稻含一季晚稻 is about what the table has no figures of.
    private void AskAboutNote(string text, Cell where)
    {
        var isNote = false;
        foreach (var part in Sentences().Split(text))
        {
            var opening = Opening().Match(part);
            isNote |= opening.Groups["note"].Success;
            var sentence = part[opening.Length..];
            if (QualifierAtTheEnd().Match(sentence) is { Success: true, Groups: var said } && IsAboutTheFigures(said["subject"].Value))
                Ask(said["words"].Value, where);
            else if (isNote && Coverage.In(sentence) is null && !FigureDoubts.SaysHowItWasMade(sentence) && Phrase().Match(sentence) is { Success: true } phrase)
                AskAboutAside(phrase.Groups["words"].Value, where);
            else
                AskAboutClauses(sentence, where);
        }
    }

    // 固定资产投资不含农户，含开发区 says both of 固定资产投资.
    private void AskAboutClauses(string sentence, Cell where)
    {
        string? subject = null;
        foreach (var clause in Clauses().Split(sentence))
        {
            if (Coverage.In(clause) is not { } coverage)
            {
                subject ??= clause;
                continue;
            }

            var before = clause[..clause.IndexOf(coverage, StringComparison.Ordinal)];
            subject = OfAll().Replace(before, "").Length > 0 ? before : subject ?? "";
            if (coverage.Length <= LongestCoverage && (NamesAPlace(coverage) || IsAboutTheFigures(subject)))
                AskAboutCoverage(clause, where);
        }
    }

    private bool NamesAPlace(string text) => labels.Read(text) is { Area: not null } or { UnclearArea: not null };

    private bool IsAboutTheFigures(string subject) =>
        OfAll().Replace(subject, "") is var words && labels.Read(words) is var said && (said.IsUnderstood ? said.Indicator is null || recorded.Contains(said.Indicator) : said.Indicator is { } named && recorded.Contains(named));

    // 不含农户 is how the catalog calls 固定资产投资.
    private void AskAboutCoverage(string text, Cell? where)
    {
        if (Coverage.In(text) is { } coverage && !labels.Vocabulary.IsPieceOfAName(LabelText.Normalize(coverage)) && !IsHowAnyIsCalled(LabelText.Normalize(coverage)))
            Ask(coverage, where);
    }

    private bool IsHowAnyIsCalled(string coverage) =>
        recorded.SelectMany(i => labels.Vocabulary.NamesOf(i)).Any(name => name.EndsWith(')') && name.LastIndexOf('(') is var open and >= 0 && coverage.StartsWith(name[(open + 1)..^1], StringComparison.Ordinal));

    private void AskAboutQualifier(string words, Cell? where)
    {
        if (Qualifier().Match(words) is { Success: true, Value: var qualifier } && !recorded.All(i => labels.Vocabulary.Calls(i, qualifier)))
            Ask(qualifier, where);
    }

    // 园区主要经济指标 and 各县区主要经济指标 are of places: where no label names one, nobody knows of which.
    private void AskAboutPlaces(ContextLine line)
    {
        if (context.Title.Area is null && Places().Match(line.Text) is { Success: true, Value: var places } && axes.All.All(a => a.Area is null) && !recorded.All(i => labels.Vocabulary.Calls(i, places)))
            Ask(places, line.Cell);
    }

    private void AskAboutNames()
    {
        foreach (var said in new[] { context.Names.Sheet, context.Names.File })
            AskAboutQualifier(said.Unknown, null);
        AskAboutCoverage(table.Sheet.Name, null);
        if (MadeUp().Match(table.Sheet.Name) is { Success: true, Value: var madeUp })
            Ask(madeUp, null);
    }

    private void Ask(string words, Cell? where)
    {
        if (!labels.Vocabulary.IsIgnored(words))
            findings.Tell(FindingCodes.UnknownLabel, where, [words]);
    }

    [GeneratedRegex(@"[(（](?<inside>[^()（）]{2,20})[)）]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[-—–]{2,}\s*(?<inside>\p{L}{2,12})\s*\z")]
    private static partial Regex BehindAStroke();

    // At which prices, that growth is of the same ones, and what who fills in is to do (只填写黄色单元格).
    [GeneratedRegex("填[写报列]|单元格|请|勿|不得|现价|当年价|现行价|当期价|同口径|可比口径|(注明|标明|说明)[的者]?(之|以)?(除?外)|下表同|上表同")]
    private static partial Regex Understood();

    [GeneratedRegex(@"[。；;\r\n]|(?<=\S)\s*(?=[0-9]{1,2}[.、]\D)")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\A\s*(?<note>[（(【\[])?\s*((?<note>[①-⑳*＊※#]+)|(?<note>注|说明|备注|附注)\s*[0-9]?([】\]]?\s*[:：]|[】\]])|[0-9]{1,2}\s*[.、)）])*\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex("[，,]")]
    private static partial Regex Clauses();

    // A phrase, no sentence: 注：国有.
    [GeneratedRegex(@"\A(?![^)）]*[为是按以由])(?<words>\p{L}{2,8}?)(数据?)?\s*[)）]?\s*\z")]
    private static partial Regex Phrase();

    [GeneratedRegex("以上|上述|上表|本表|此表|表[内中]|所有|全部|各项|均|都|数据|数字|数值|其他|统计|已|也|又|[，,：:、]")]
    private static partial Regex OfAll();

    [GeneratedRegex(Qualifiers, RegexOptions.ExplicitCapture)]
    private static partial Regex Qualifier();

    // 国有, 增速按两年平均计算.
    [GeneratedRegex(@"\A\s*[（(]?(?<subject>\p{L}{0,10}?)(按照?|均?为|是|系)?(?<words>(" + Qualifiers + @")(经济|企业|单位|控股|增速|数据?|口径)?)(计算|统计|核算)?[)）]?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex QualifierAtTheEnd();

    [GeneratedRegex(@"(?<!入|进|各)园区(?=主要|经济|指标|运行|情况|统计|[0-9])|[县城]城区?(?=主要|经济|指标)|[山牧川库林]区(?=主要|经济|指标)|各(县区|区县|县市区|县[(（]区[)）]|市县|县)(?!直)")]
    private static partial Regex Places();

    [GeneratedRegex("示例|样例|范例|作废|演示")]
    private static partial Regex MadeUp();
}
