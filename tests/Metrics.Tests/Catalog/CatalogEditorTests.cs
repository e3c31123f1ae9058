using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Catalog;

public sealed class CatalogEditorTests : IDisposable
{
    private readonly CatalogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private CatalogEditor Editor => new(_folder.Path);

    // Every way in which people write an entry and its aliases.
    private const string Indicators = """
        # 指标
        - code: output   # 总产值
          name: 总产值
          aliases: [产值, "生产 总值"]   # 常用
          domain: economy
          unit: 万元
          frequency: M
          accumulation: ytd
          parts: [crops]

        # 没有别名
        - code: crops
          name: 种植业产值   # 名称
          domain: economy
          unit: 亿元
          frequency: M
          accumulation: ytd

        - { code: investment, name: 项目投资, domain: project, unit: 万元, frequency: M, accumulation: ytd }
        - {code: exports, name: "出口: 总额", aliases: [ 出口额 , 出口 ], domain: economy, unit: 万元, frequency: M, accumulation: ytd}
        -   code: visitors
            name: 游客
            domain: economy
            unit: 万元
            frequency: M
            accumulation: ytd
            aliases:
              - 游客人次     # 人次
              # 旧称

              - '旅客'
        # 多行
        - code: grain
          aliases: [
            粮食,      # 简称
            谷物,
          ]
          name: 粮食产量
          domain: economy
          unit: 万元
          frequency: M
          accumulation: ytd
        # 完
        """;

    private static readonly string[] Codes = ["output", "crops", "investment", "exports", "visitors", "grain"];

    [Fact]
    public async Task EditorOnTrial_GivesTheCatalogAsItWouldBe_AndWritesNothing()
    {
        _folder.Write(CatalogFiles.Indicators, Indicators);
        var before = Directory.EnumerateFiles(_folder.Path).ToDictionary(f => f, File.ReadAllText);

        var edit = await CatalogEditor.OnTrial(_folder.Path).AddAliasAsync("crops", "种植产值", TestContext.Current.CancellationToken);

        edit.Outcome.Should().Be(CatalogEditOutcome.Written);
        edit.Catalog!.IndicatorsByCode["crops"].Aliases.Should().Equal("种植产值");
        Directory.EnumerateFiles(_folder.Path).ToDictionary(f => f, File.ReadAllText).Should().Equal(before);
        (await CatalogEditor.OnTrial(_folder.Path).AddAliasAsync("crops", "总产值", TestContext.Current.CancellationToken)).Catalog.Should().BeNull();
    }

    private async Task<CatalogEdit> AddAlias(string indicator, string label) =>
        await Editor.AddAliasAsync(indicator, label, TestContext.Current.CancellationToken);

    private async Task<CatalogEdit> RemoveAlias(string indicator, string label) =>
        await Editor.RemoveAliasAsync(indicator, label, TestContext.Current.CancellationToken);

    private async Task<CatalogEdit> AddIgnored(string label) => await Editor.AddIgnoredAsync(label, TestContext.Current.CancellationToken);

    private async Task<CatalogEdit> RemoveIgnored(string label) => await Editor.RemoveIgnoredAsync(label, TestContext.Current.CancellationToken);

    private async Task<CatalogEdit> AddIndicator(NewIndicator indicator) =>
        await Editor.AddIndicatorAsync(indicator, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("output", "aliases: [产值, \"生产 总值\", 工农业产值]   # 常用\n  domain")]
    [InlineData("crops", "name: 种植业产值   # 名称\n  aliases: [工农业产值]\n  domain")]
    [InlineData("investment", "name: 项目投资, aliases: [工农业产值], domain")]
    [InlineData("exports", "aliases: [ 出口额 , 出口, 工农业产值 ], domain")]
    [InlineData("visitors", "      - '旅客'\n      - 工农业产值\n# 多行")]
    [InlineData("grain", "    谷物, 工农业产值,\n  ]")]
    public async Task AddedAlias_IsWrittenAsTheEntryIs(string indicator, string written)
    {
        _folder.Write(CatalogFiles.Indicators, Indicators);

        var edit = await AddAlias(indicator, "工农业产值");

        (edit.Outcome, edit.File).Should().Be((CatalogEditOutcome.Written, CatalogFiles.Indicators));
        edit.Problems.Should().BeEmpty();
        edit.Catalog!.Fingerprint.Should().Be(_folder.Load().Catalog!.Fingerprint);
        _folder.Read(CatalogFiles.Indicators).Should().Contain(written);
        _folder.Load().Catalog!.IndicatorsByCode[indicator].Aliases.Should().Contain("工农业产值");
    }

    [Fact]
    public async Task FirstAlias_GetsALineOfItsOwnWhereTheEntryAboveHasLines()
    {
        _folder.Write(CatalogFiles.Indicators, """
            - code: output
              name: 总产值
              aliases:
              - 产值
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd
            - code: investment
              name: 项目投资
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd
            """);

        await AddAlias("investment", "投资");

        _folder.Read(CatalogFiles.Indicators).Should().Contain("  name: 项目投资\n  aliases:\n    - 投资\n  domain");
    }

    [Theory]
    [InlineData("output", "产值", "aliases: [\"生产 总值\"]   # 常用")]
    [InlineData("output", "【生产总值】", "aliases: [产值, \"生产 总值\"]   # 常用", CatalogEditOutcome.NoSuchLabel)]
    [InlineData("output", "生产总值", "aliases: [产值]   # 常用")]
    [InlineData("output", "总产值", "aliases: [产值, \"生产 总值\"]   # 常用", CatalogEditOutcome.IsTheName)]
    [InlineData("crops", "产值", "name: 种植业产值   # 名称\n  domain", CatalogEditOutcome.NoSuchLabel)]
    [InlineData("exports", "出口额", "aliases: [ 出口 ], domain")]
    [InlineData("visitors", "游客人次", "    aliases:\n      # 旧称\n\n      - '旅客'\n")]
    [InlineData("visitors", "旅客", "      - 游客人次     # 人次\n      # 旧称\n\n# 多行")]
    [InlineData("grain", "粮食", "  aliases: [\n          # 简称\n    谷物,\n  ]")]
    [InlineData("grain", "谷物", "    粮食      # 简称\n    ,\n  ]")]
    [InlineData("nobody", "谷物", "谷物", CatalogEditOutcome.NoSuchIndicator)]
    public async Task RemovedAlias_TakesNothingElseWithIt(
        string indicator, string label, string left, CatalogEditOutcome outcome = CatalogEditOutcome.Written)
    {
        _folder.Write(CatalogFiles.Indicators, Indicators);

        var edit = await RemoveAlias(indicator, label);

        edit.Outcome.Should().Be(outcome);
        _folder.Read(CatalogFiles.Indicators).Should().Contain(left);
        _folder.Load().Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("aliases: [产值]", "")]
    [InlineData("aliases: [产值]  # 说明", "  aliases: []  # 说明\n")]
    [InlineData("aliases: [ # 说明\n    产值, ]", "  aliases: [ # 说明\n     ]\n")]
    [InlineData("aliases:\n  - 产值", "")]
    [InlineData("aliases:  # 说明\n    - 产值", "  aliases: []  # 说明\n")]
    [InlineData("aliases: [产值, 产 值, '“产值”']", "")]
    public async Task LastAlias_TakesTheKeyWithItUnlessAPersonWroteAComment(string aliases, string left)
    {
        _folder.Write(CatalogFiles.Indicators, $"""
            - code: investment
              name: 总产值
              {aliases}
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd
            - code: output
              name: 产值的和
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd
            """);

        var edit = await RemoveAlias("investment", "产值");

        edit.Outcome.Should().Be(CatalogEditOutcome.Written);
        _folder.Read(CatalogFiles.Indicators).Should().Contain($"  name: 总产值\n{left}  domain: economy\n");
        _folder.Load().Catalog!.IndicatorsByCode["investment"].Aliases.Should().BeEmpty();
    }

    [Fact]
    public async Task EntryThatBeginsWithItsAliases_KeepsTheKey()
    {
        _folder.Write(CatalogFiles.Indicators, """
            - { aliases: [产值], code: output, name: 总产值, domain: economy, unit: 万元, frequency: M, accumulation: ytd }
            - aliases: [投资]
              code: investment
              name: 项目投资
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd
            """);

        await RemoveAlias("output", "产值");
        await RemoveAlias("investment", "投资");

        _folder.Read(CatalogFiles.Indicators).Should().StartWith("- { aliases: [], code: output,").And.Contain("\n- aliases: []\n  code: investment\n");
        _folder.Load().Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task KnownLabel_IsNotWrittenAgain()
    {
        _folder.Write(CatalogFiles.Indicators, Indicators);

        (await AddAlias("output", "“产值”")).Outcome.Should().Be(CatalogEditOutcome.AlreadySo);
        (await AddAlias("output", "总 产 值")).Outcome.Should().Be(CatalogEditOutcome.AlreadySo);
        (await AddIgnored("序时 进度")).Outcome.Should().Be(CatalogEditOutcome.AlreadySo);

        _folder.Read(CatalogFiles.Indicators).Should().Be(Indicators);
        _folder.Read(CatalogFiles.Ignored).Should().Be("- 序时进度");
    }

    [Theory]
    [InlineData("种植业产值", CatalogProblemCode.DuplicateLabel)]
    [InlineData("形象进度", CatalogProblemCode.DuplicateLabel)]
    [InlineData("序时进度", CatalogProblemCode.IgnoredAndClaimed)]
    [InlineData("“ ”", CatalogProblemCode.EmptyLabel)]
    public async Task AliasThatWouldNotLint_IsRefusedWithWhatTheLintSays(string label, CatalogProblemCode problem)
    {
        _folder.Write(CatalogFiles.Indicators, Indicators);

        var edit = await AddAlias("output", label);

        edit.Outcome.Should().Be(CatalogEditOutcome.Refused);
        edit.Problems.Should().Contain(p => p.Code == problem);
        _folder.Read(CatalogFiles.Indicators).Should().Be(Indicators);
    }

    [Fact]
    public async Task CatalogWithProblems_IsNotTouched()
    {
        _folder.Write(CatalogFiles.Indicators, Indicators).Write(CatalogFiles.Ignored, "- 产值");

        var edit = await RemoveIgnored("产值");

        edit.Outcome.Should().Be(CatalogEditOutcome.Refused);
        edit.Problems.Select(p => p.Code).Should().Equal(CatalogProblemCode.IgnoredAndClaimed);
        _folder.Read(CatalogFiles.Ignored).Should().Be("- 产值");
    }

    [Theory]
    [InlineData("- { code: output, name: 总产值, aliases: [产值], domain: economy, unit: 万元, frequency: M, accumulation: ytd }", "output")]
    [InlineData("[{ code: output, name: 总产值, domain: economy, unit: 万元, frequency: M, accumulation: ytd }]", "output")]
    public async Task Alias_IsAddedInAnyStyle(string text, string code)
    {
        _folder.Write(CatalogFiles.Indicators, text).Write(CatalogFiles.Reports, "").Write(CatalogFiles.Kinds, "").Write(CatalogFiles.Items, "");

        (await AddAlias(code, "a, b: c")).Outcome.Should().Be(CatalogEditOutcome.Written);

        _folder.Load().Catalog!.IndicatorsByCode[code].Aliases.Should().Contain("a, b: c");
    }

    [Theory]
    [InlineData(null, "- 联系人\n")]
    [InlineData("", "- 联系人\n")]
    [InlineData("# 无", "# 无\n- 联系人")]
    [InlineData("# 无\r\n\r\n", "# 无\r\n- 联系人\r\n\r\n")]
    [InlineData("~\n", "- 联系人\n")]
    [InlineData("[]", "[联系人]")]
    [InlineData("[页码]\n", "[页码, 联系人]\n")]
    [InlineData("- 页码", "- 页码\n- 联系人")]
    [InlineData("  -  页码 # 页\n# 完\n", "  -  页码 # 页\n  -  联系人\n# 完\n")]
    [InlineData("---\n- 页码\n...\n", "---\n- 页码\n- 联系人\n...\n")]
    public async Task IgnoredLabel_ComesBehindTheOthers(string? before, string after)
    {
        if (before is null)
            _folder.Delete(CatalogFiles.Ignored);
        else
            _folder.Write(CatalogFiles.Ignored, before);

        (await AddIgnored("联系人")).Outcome.Should().Be(CatalogEditOutcome.Written);

        _folder.Read(CatalogFiles.Ignored).Should().Be(after);
        _folder.Load().Catalog!.Ignored.Should().Contain("联系人");

        (await RemoveIgnored("联 系 人")).Outcome.Should().Be(CatalogEditOutcome.Written);

        _folder.Read(CatalogFiles.Ignored).Should().Be(before is "~\n" ? "" : before ?? "");
    }

    [Fact]
    public async Task LabelThatIsNotIgnored_CannotBeRemoved() =>
        (await RemoveIgnored("联系人")).Outcome.Should().Be(CatalogEditOutcome.NoSuchLabel);

    [Fact]
    public async Task NewIndicator_ComesBehindTheLastOfItsDomain()
    {
        _folder.Write(CatalogFiles.Indicators, """
            # 经济
            - code: output
              name: 总产值
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd

            - code: crops
              name: 种植业产值
              domain: economy
              unit: 亿元
              frequency: M
              accumulation: ytd
              aliases:
                - 种植业   # 简称

            # 项目
            - { code: investment, name: 项目投资, domain: project, unit: 万元, frequency: M, accumulation: ytd }
            """);

        await AddIndicator(Some("visitors", "游客人次"));
        await AddIndicator(Some("starts", "开工: 项目") with { Domain = "project" });
        await AddIndicator(Some("patrols", "巡河") with { Domain = "ecology" });

        _folder.Read(CatalogFiles.Indicators).Should().Be("""
            # 经济
            - code: output
              name: 总产值
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd

            - code: crops
              name: 种植业产值
              domain: economy
              unit: 亿元
              frequency: M
              accumulation: ytd
              aliases:
                - 种植业   # 简称

            - code: visitors
              name: 游客人次
              domain: economy
              unit: 万元
              frequency: M
              accumulation: ytd

            # 项目
            - { code: investment, name: 项目投资, domain: project, unit: 万元, frequency: M, accumulation: ytd }
            - { code: starts, name: "开工: 项目", domain: project, unit: 万元, frequency: M, accumulation: ytd }
            - { code: patrols, name: 巡河, domain: ecology, unit: 万元, frequency: M, accumulation: ytd }
            """);
    }

    [Theory]
    [InlineData("- code: output\n  name: 总产值\n  domain: economy\n  unit: 万元\n  frequency: M\n  accumulation: ytd\n")]
    [InlineData("[{ code: output, name: 总产值, domain: economy, unit: 万元, frequency: M, accumulation: ytd }]")]
    public async Task EveryKeyOfANewIndicator_IsWritten(string before)
    {
        _folder.Write(CatalogFiles.Indicators, before).Write(CatalogFiles.Reports, "").Write(CatalogFiles.Kinds, "").Write(CatalogFiles.Items, "");

        var edit = await AddIndicator(new NewIndicator
        {
            Code = "visitors",
            Name = "游客人次",
            Aliases = ["接待游客", "游客（人次）", "a, b"],
            Domain = "economy",
            Unit = "亿元",
            Frequency = Freq.Monthly,
            Accumulation = Accumulation.YearToDate,
            Better = Better.Higher,
            Growth = GrowthRule.ReportedOnly,
            Minimum = -0.50m,
            Maximum = 1000,
            Decimals = 2,
            Department = "stats",
            Parts = ["output"],
        });

        edit.Problems.Should().BeEmpty();
        _folder.Load().Catalog!.IndicatorsByCode["visitors"].Should().BeEquivalentTo(new Indicator
        {
            Code = "visitors",
            Name = "游客人次",
            Aliases = ["接待游客", "游客（人次）", "a, b"],
            Domain = "economy",
            Unit = new Unit("亿元", "money", 100_000_000m, []),
            Frequency = Freq.Monthly,
            Accumulation = Accumulation.YearToDate,
            Better = Better.Higher,
            Growth = GrowthRule.ReportedOnly,
            Minimum = -0.50m,
            Maximum = 1000,
            Decimals = 2,
            Department = "stats",
            Parts = ["output"],
        });
    }

    [Fact]
    public async Task NewIndicatorThatWouldNotLint_IsRefusedWithEverythingThatIsWrong()
    {
        _folder.Write(CatalogFiles.Indicators, Indicators);

        var edit = await AddIndicator(Some("output", "产值") with { Unit = "斤", Domain = "weather", Department = "nobody" });

        edit.Outcome.Should().Be(CatalogEditOutcome.Refused);
        edit.Problems.Select(p => p.Code).Should().BeEquivalentTo(
        [
            CatalogProblemCode.DuplicateCode, CatalogProblemCode.DuplicateLabel, CatalogProblemCode.UnknownReference,
            CatalogProblemCode.UnknownChoice, CatalogProblemCode.UnknownReference,
        ]);
        _folder.Read(CatalogFiles.Indicators).Should().Be(Indicators);
    }

    [Theory]
    [InlineData("- 序时\n  进度\n- 页码\n", "- 页码\n")]
    [InlineData("- >-\n  序时\n  进度\n- 页码\n", null)]
    [InlineData("-\n  序时进度\n- 页码\n", null)]
    public async Task WhatTheEditorCannotTakeApart_StaysAsItIs(string before, string? after)
    {
        _folder.Write(CatalogFiles.Ignored, before);

        var edit = await RemoveIgnored("序时进度");

        edit.Outcome.Should().Be(after is null ? CatalogEditOutcome.BeyondTheEditor : CatalogEditOutcome.Written);
        _folder.Read(CatalogFiles.Ignored).Should().Be(after ?? before);
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public async Task FileModeAndLink_StayAsTheyAre()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has neither.");
        using var elsewhere = new TempFolder();
        var target = elsewhere.Combine("ours.yaml");
        File.WriteAllText(target, "- 页码\n");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        _folder.Delete(CatalogFiles.Ignored);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, CatalogFiles.Ignored), target);

        await AddIgnored("联系人");

        File.ReadAllText(target).Should().Be("- 页码\n- 联系人\n");
        File.GetUnixFileMode(target).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        new FileInfo(Path.Combine(_folder.Path, CatalogFiles.Ignored)).LinkTarget.Should().Be(target);
        Directory.EnumerateFiles(elsewhere.Path).Should().Equal(target);
    }

    [Fact]
    public async Task EditorsAtTheSameTime_AllGetTheirWordIn()
    {
        var labels = Enumerable.Range(0, 40).Select(i => $"标签{i}").ToList();

        await Task.WhenAll(labels.Select((label, i) => Task.Run(() => i % 2 == 0 ? AddAlias("output", label) : AddIgnored(label))));

        var catalog = _folder.Load().Catalog!;
        catalog.IndicatorsByCode["output"].Aliases.Concat(catalog.Ignored).Should().BeEquivalentTo([.. labels, "产值", "序时进度"]);
    }

    [Fact]
    public async Task AliasAddedAndRemoved_GivesTheSameBytes() =>
        await Gen.Select(Gen.OneOf(Codes), GenLabel, Gen.Bool, Gen.Bool, Gen.Bool).SampleAsync(
            async (code, label, windowsBreaks, mark, endsWithBreak) =>
            {
                using var folder = new CatalogFolder();
                var text = Indicators + (endsWithBreak ? "\n" : "");
                var bytes = Encoding.UTF8.GetBytes((mark ? "\uFEFF" : "") + (windowsBreaks ? text.ReplaceLineEndings("\r\n") : text));
                folder.Write(CatalogFiles.Indicators, bytes);
                var editor = new CatalogEditor(folder.Path);

                var added = await editor.AddAliasAsync(code, label, CancellationToken.None);
                if (added.Outcome is CatalogEditOutcome.Written)
                {
                    folder.Load().Catalog!.IndicatorsByCode[code].Aliases[^1].Should().Be(WellFormed(label));
                    (await editor.RemoveAliasAsync(code, label, CancellationToken.None)).Outcome.Should().Be(CatalogEditOutcome.Written);
                }
                else
                {
                    added.Problems.Select(p => p.Code).Should().Contain(p => p == CatalogProblemCode.EmptyLabel || p == CatalogProblemCode.EmptyValue);
                }

                ReadBytes(folder).Should().Equal(bytes);
            },
            iter: 300);

    [Fact]
    public async Task AnyLabel_SurvivesBeingIgnored() =>
        await Gen.Select(GenLabel, GenLabel).SampleAsync(
            async (first, second) =>
            {
                using var folder = new CatalogFolder();
                folder.Delete(CatalogFiles.Ignored);
                var editor = new CatalogEditor(folder.Path);
                string[] labels = [first, second];
                foreach (var label in labels)
                    await editor.AddIgnoredAsync(label, CancellationToken.None);

                folder.Load().Catalog!.Ignored.Should().Equal(
                    labels.Where(l => LabelText.Normalize(l).Length > 0).DistinctBy(LabelText.Normalize).Select(WellFormed));
            },
            iter: 300);

    private static byte[] ReadBytes(CatalogFolder folder) => File.ReadAllBytes(Path.Combine(folder.Path, CatalogFiles.Indicators));

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // Signs that mean something to YAML, blanks and breaks of every kind, halves of pairs, and what labels are made of; not what grain is called already.
    private static Gen<string> GenLabel { get; } = Gen.OneOf(
            Gen.OneOf<string>([.. "粮食产量增速（%）GDP12a".Select(c => c.ToString())]),
            Gen.OneOf<string>([.. ":#,[]{}&*!|>'\"%@`-?~=<.\\/+ \t\n\r\0\a\u0085\u00A0\u2028\uFEFF\uFFFE\uFFFD\u200B\uE000\u3000".Select(c => c.ToString())]),
            Gen.OneOf("\uD83D\uDE00", "\uD83D", "\uDE00", "𠮷", "null", "---", "...", ": ", " #", "\\n", "\r\n"),
            Gen.Char.Select(c => c.ToString()))
        .Array[0, 8]
        .Select(string.Concat)
        .Where(label => LabelText.Normalize(label) is not ("粮食" or "粮食产量"));

    private static NewIndicator Some(string code, string name) => new()
    {
        Code = code,
        Name = name,
        Domain = "economy",
        Unit = "万元",
        Frequency = Freq.Monthly,
        Accumulation = Accumulation.YearToDate,
    };
}
