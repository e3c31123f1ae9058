using System.Buffers;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Gives the entries of a catalog's files their meaning and judges them together.</summary>
internal sealed class CatalogBinder
{
    // Their points would clash in InfluxDB, where an attribute is a field beside the measures' fields and the tags (design.md section 7).
    private static readonly HashSet<string> ReservedAttributeCodes =
    [
        .. Codelists.Measure.Codes,
        "status", "department", "reported", "period", "period_in_year", "period_name", "latest", "time",
        "points", "weight", "change",
        "indicator", "indicator_name", "area", "area_name", "item", "item_name", "freq", "accumulation", "unit",
    ];

    // Under these InfluxDB holds the texts of items and the computed scores.
    private static readonly HashSet<string> ReservedIndicatorCodes = ["attributes", AssessmentScheme.ScoreCode];

    private static readonly HashSet<string> ReservedAttributeNames =
    [
        .. new[]
        {
            "本期", "绝对量", "同比", "增速", "增幅", "增长", "同比增长", "同比增速", "同比增减", "同比增减量", "同比百分点", "环比", "环比增长",
            "目标", "计划", "全年目标", "年度计划", "完成率", "占比", "比重", "位次", "排名", "增速位次", "增速排名", "增速目标",
        }.Concat(Codelists.Measure.Codes).Select(LabelText.Normalize),
    ];

    // The worker's own folders within a department's, and what Windows does not take in a name.
    private static readonly string[] ReservedFolders = ["已接收", "退回", "待确认"];
    private static readonly SearchValues<char> NotInFolderNames = SearchValues.Create("/\\:*?\"<>|");

    private static readonly string[] DueMonths = ["same", "next"];
    private static readonly string[] Adjustments = ["none", "next_workday"];

    private readonly IReadOnlyDictionary<string, CatalogFile> _files;
    private readonly ProblemList _problems;
    private readonly bool _unitsAreReadable;
    private readonly bool _itemsAreReadable;
    private readonly bool _areasAreReadable;

    private readonly CodeSpace _indicatorCodes;
    private readonly CodeSpace _areaCodes;
    private readonly CodeSpace _itemCodes;
    private readonly CodeSpace _kindCodes;
    private readonly CodeSpace _attributeCodes;
    private readonly CodeSpace _departmentCodes;
    private readonly CodeSpace _reportCodes;
    private readonly CodeSpace _derivationCodes;
    private readonly CodeSpace _checkCodes;
    private readonly CodeSpace _assessmentCodes;

    private readonly LabelSpace _indicatorLabels;
    private readonly LabelSpace _areaLabels;
    private readonly Dictionary<string, LabelSpace> _itemLabels = new(StringComparer.Ordinal);
    private readonly LabelSpace _headers;
    private readonly LabelSpace _attributeLabels;
    private readonly LabelSpace _departmentLabels;
    private readonly LabelSpace _folders;
    private readonly LabelSpace _unitLabels;

    /// <param name="files">The files that could be read, by name.</param>
    /// <param name="unreadable">The names of those that could not: nothing is said of references into them.</param>
    public CatalogBinder(IReadOnlyDictionary<string, CatalogFile> files, IReadOnlySet<string> unreadable, ProblemList problems)
    {
        _files = files;
        _problems = problems;
        _indicatorCodes = Codes(CatalogFiles.Indicators);
        _areaCodes = Codes(CatalogFiles.Areas);
        _itemCodes = Codes(CatalogFiles.Items);
        _kindCodes = Codes(CatalogFiles.Kinds);
        _attributeCodes = Codes(CatalogFiles.Attributes);
        _departmentCodes = Codes(CatalogFiles.Departments);
        _reportCodes = Codes(CatalogFiles.Reports);
        _derivationCodes = Codes(CatalogFiles.Derivations);
        _checkCodes = Codes(CatalogFiles.Checks);
        _assessmentCodes = Codes(CatalogFiles.Assessments);
        _indicatorLabels = new LabelSpace(problems);
        _areaLabels = new LabelSpace(problems);
        _headers = new LabelSpace(problems);
        _attributeLabels = new LabelSpace(problems);
        _departmentLabels = new LabelSpace(problems);
        _folders = new LabelSpace(problems);
        _unitLabels = new LabelSpace(problems);
        _unitsAreReadable = !unreadable.Contains(CatalogFiles.Units);
        _itemsAreReadable = !unreadable.Contains(CatalogFiles.Items);
        _areasAreReadable = !unreadable.Contains(CatalogFiles.Areas);

        CodeSpace Codes(string file) => new(file, !unreadable.Contains(file), problems);
    }

    /// <summary>The catalog; to be used only when no problem has come up.</summary>
    public IndicatorCatalog Bind()
    {
        var units = ReadUnits();
        var departments = ReadEntries(CatalogFiles.Departments, ReadDepartment);
        var areas = ReadAreas();
        var indicators = ReadIndicators(units);
        var (kinds, items) = ReadKindsAndItems();
        var attributes = ReadEntries(CatalogFiles.Attributes, ReadAttribute);
        var reports = ReadEntries(CatalogFiles.Reports, ReadReport);
        var derivations = ReadEntries(CatalogFiles.Derivations, entry => ReadDerivation(entry, kinds));
        var checks = ReadEntries(CatalogFiles.Checks, new CheckBinder(indicators, _checkCodes, _indicatorCodes, _problems).Read);
        var assessments = ReadEntries(
            CatalogFiles.Assessments,
            new AssessmentBinder(indicators, areas, _areasAreReadable, _assessmentCodes, _indicatorCodes, _areaCodes, _problems).Read);
        var years = ReadEntries(CatalogFiles.Calendar, new CalendarBinder(_problems).Read);
        var ignored = ReadIgnored();
        var missing = ReadMissing();
        var merged = ReadMerged(kinds);
        JudgeHeadings();
        foreach (var codes in new[] { _indicatorCodes, _areaCodes, _kindCodes, _attributeCodes, _departmentCodes })
            codes.JudgeReferences();

        return new IndicatorCatalog
        {
            Indicators = indicators,
            Areas = areas,
            Items = items,
            Kinds = kinds,
            Attributes = attributes,
            Ignored = ignored,
            Missing = missing,
            Merged = merged,
            Departments = departments,
            Units = [.. Unit.BuiltIn, .. units],
            Reports = reports,
            Derivations = derivations,
            Checks = checks,
            Assessments = assessments,
            Calendar = new WorkCalendar(years.SelectMany(y => y.Off), years.SelectMany(y => y.Worked)),
            Fingerprint = CatalogFingerprint.Of(_files.Values),
        };
    }

    private List<T> ReadEntries<T>(string file, Func<EntryReader, T?> read)
        where T : class
    {
        var result = new List<T>();
        foreach (var node in Items(file))
        {
            if (node is not MapNode map)
            {
                _problems.Add(node.Place, CatalogProblemCode.NotAnEntry, file);
                continue;
            }

            var entry = new EntryReader(map, _problems);
            if (read(entry) is { } value)
                result.Add(value);
            entry.RefuseOtherKeys();
        }

        return result;
    }

    private IReadOnlyList<CatalogNode> Items(string file) =>
        _files.GetValueOrDefault(file)?.Root switch
        {
            ListNode list => list.Items,
            null or ScalarNode { IsNull: true } => [],
            var other => NotAList(other),
        };

    private IReadOnlyList<CatalogNode> NotAList(CatalogNode node)
    {
        _problems.Add(node.Place, CatalogProblemCode.NotAList, node.Place.File);
        return [];
    }

    private List<Unit> ReadUnits()
    {
        var builtIn = Unit.BuiltIn
            .SelectMany(u => u.Aliases.Prepend(u.Name).Select(label => (Label: LabelText.Normalize(label), u.Name)))
            .ToDictionary(x => x.Label, x => x.Name, StringComparer.Ordinal);

        return ReadEntries(CatalogFiles.Units, entry =>
        {
            var name = entry.RequiredText("name");
            var quantity = entry.Code("quantity");
            var factor = entry.PositiveNumber("factor", required: true);
            var aliases = entry.Texts("aliases");
            foreach (var label in WithName(name, aliases))
            {
                if (builtIn.TryGetValue(LabelText.Normalize(label.Text), out var unit))
                    _problems.Add(label.Place, CatalogProblemCode.BuiltInUnit, label.Text, unit);
                else
                    _unitLabels.Claim(label, entry);
            }

            return name is null || quantity is null || factor is null
                ? null
                : new Unit(name.Text, quantity.Text, factor.Value, Plain(aliases));
        });
    }

    private Department? ReadDepartment(EntryReader entry)
    {
        var code = DeclaredCode(entry, _departmentCodes);
        var name = entry.RequiredText("name");
        var folder = entry.RequiredText("folder");
        var aliases = entry.Texts("aliases");
        Claim(_departmentLabels, entry, name, aliases);
        if (folder is { } given)
        {
            _folders.Claim(given, entry);
            if (!IsFolderName(given.Text))
                _problems.Add(given.Place, CatalogProblemCode.FolderName, given.Text);
        }

        return code is null || name is null || folder is null
            ? null
            : new Department(code.Text, name.Text, folder.Text, Plain(aliases));
    }

    private static bool IsFolderName(string name) =>
        !name.AsSpan().ContainsAny(NotInFolderNames)
        && name == name.Trim()
        && !name.StartsWith('.')
        && !name.EndsWith('.')
        && !ReservedFolders.Contains(name);

    private List<RefArea> ReadAreas()
    {
        var parents = new Dictionary<string, Located>(StringComparer.Ordinal);
        var areas = ReadEntries(CatalogFiles.Areas, entry =>
        {
            var code = DeclaredCode(entry, _areaCodes);
            var name = entry.RequiredText("name");
            var aliases = entry.Texts("aliases");
            var level = entry.Choice("level", RefArea.Levels);
            var parent = entry.OptionalText("parent");
            var group = entry.OptionalText("group");
            Claim(_areaLabels, entry, name, aliases);
            if (parent is { } above)
            {
                _areaCodes.Refer("parent", above);
                if (code is { } own)
                    parents.TryAdd(own.Text, above);
            }

            return code is null || name is null || level is null
                ? null
                : new RefArea(code.Text, name.Text, Plain(aliases), level, parent?.Text, group?.Text);
        });

        JudgeCycles("parent", parents.ToDictionary(p => p.Key, IReadOnlyList<Located> (p) => [p.Value], StringComparer.Ordinal));
        return areas;
    }

    private List<Indicator> ReadIndicators(IReadOnlyList<Unit> units)
    {
        var unitsByLabel = units.Concat(Unit.BuiltIn)
            .SelectMany(u => u.Aliases.Prepend(u.Name).Select(label => (Label: LabelText.Normalize(label), Unit: u)))
            .DistinctBy(x => x.Label)
            .ToDictionary(x => x.Label, x => x.Unit, StringComparer.Ordinal);
        var parts = new Dictionary<string, IReadOnlyList<Located>>(StringComparer.Ordinal);
        var indicators = ReadEntries(CatalogFiles.Indicators, entry =>
        {
            var code = DeclaredCode(entry, _indicatorCodes);
            var name = entry.RequiredText("name");
            var aliases = entry.Texts("aliases");
            var domain = entry.Choice("domain", Indicator.Domains);
            var unit = ReadUnit(entry, unitsByLabel);
            var frequency = entry.Choice("frequency", Codelists.Freq);
            var accumulation = entry.Choice("accumulation", Codelists.Accumulation);
            var better = entry.Choice("better", CatalogCodelists.Better, Better.Neutral);
            var growth = entry.Choice("growth", CatalogCodelists.Growth, GrowthRule.Computable);
            var (minimum, maximum) = entry.Bounds("bounds");
            var decimals = entry.Integer("decimals", 0, 10, required: false);
            var department = entry.OptionalText("department");
            var ownParts = entry.Texts("parts");
            Claim(_indicatorLabels, entry, name, aliases);
            if (code is { } reserved && ReservedIndicatorCodes.Contains(reserved.Text))
                _problems.Add(reserved.Place, CatalogProblemCode.ReservedIndicator, reserved.Text);
            if (department is { } owner)
                _departmentCodes.Refer("department", owner);
            _indicatorCodes.Refer("parts", ownParts);
            if (code is { } own)
                parts.TryAdd(own.Text, ownParts);

            return code is null || name is null || domain is null || unit is null
                ? null
                : new Indicator
                {
                    Code = code.Text,
                    Name = name.Text,
                    Aliases = Plain(aliases),
                    Domain = domain,
                    Unit = unit,
                    Frequency = frequency,
                    Accumulation = accumulation,
                    Better = better,
                    Growth = growth,
                    Minimum = minimum,
                    Maximum = maximum,
                    Decimals = decimals,
                    Department = department?.Text,
                    Parts = Plain(ownParts),
                };
        });

        JudgeCycles("parts", parts);
        JudgeParts(indicators, parts);
        return indicators;
    }

    private Unit? ReadUnit(EntryReader entry, Dictionary<string, Unit> units)
    {
        if (entry.RequiredText("unit") is not { } name)
            return null;
        var label = LabelText.Normalize(name.Text);
        if (units.TryGetValue(label, out var unit))
            return unit;
        // A unit that is there but wrong in itself has been spoken of already.
        if (_unitsAreReadable && !_unitLabels.Contains(label))
            _problems.Add(name.Place, CatalogProblemCode.UnknownReference, "unit", name.Text, CatalogFiles.Units);
        return null;
    }

    private void JudgeParts(List<Indicator> indicators, Dictionary<string, IReadOnlyList<Located>> parts)
    {
        var byCode = indicators.DistinctBy(i => i.Code).ToDictionary(i => i.Code, StringComparer.Ordinal);
        foreach (var whole in byCode.Values)
        {
            foreach (var reference in parts[whole.Code])
            {
                if (!byCode.TryGetValue(reference.Text, out var part))
                    continue;
                if (part.Unit.Quantity != whole.Unit.Quantity)
                    _problems.Add(reference.Place, CatalogProblemCode.PartOfAnotherQuantity, part.Code, part.Unit.Name, whole.Code, whole.Unit.Name);
                if (part.Frequency != whole.Frequency)
                {
                    _problems.Add(
                        reference.Place,
                        CatalogProblemCode.PartOfAnotherFrequency,
                        part.Code,
                        Codelists.Freq[part.Frequency],
                        whole.Code,
                        Codelists.Freq[whole.Frequency]);
                }

                if (part.Accumulation != whole.Accumulation)
                {
                    _problems.Add(
                        reference.Place,
                        CatalogProblemCode.PartOfAnotherAccumulation,
                        part.Code,
                        Codelists.Accumulation[part.Accumulation],
                        whole.Code,
                        Codelists.Accumulation[whole.Accumulation]);
                }
            }
        }
    }

    private (List<ItemKind> Kinds, List<Item> Items) ReadKindsAndItems()
    {
        var closed = new Dictionary<string, Located>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var kinds = ReadEntries(CatalogFiles.Kinds, entry =>
        {
            var code = DeclaredCode(entry, _kindCodes);
            var name = entry.RequiredText("name");
            var headers = entry.Texts("headers", required: true);
            var isOpen = entry.Flag("open");
            var indicator = entry.OptionalText("indicator");
            foreach (var header in headers)
                _headers.Claim(header, entry);
            if (indicator is { } meant)
                _indicatorCodes.Refer("indicator", meant);
            if (code is { } own)
                _ = isOpen ? open.Add(own.Text) : closed.TryAdd(own.Text, own);
            return code is null || name is null
                ? null
                : new ItemKind(code.Text, name.Text, Plain(headers), isOpen, indicator?.Text);
        });

        var used = new HashSet<string>(StringComparer.Ordinal);
        var items = ReadEntries(CatalogFiles.Items, entry =>
        {
            var code = DeclaredCode(entry, _itemCodes);
            var name = entry.RequiredText("name");
            var kind = entry.RequiredText("kind");
            var aliases = entry.Texts("aliases");
            var goal = entry.PositiveNumber("goal", required: false);
            if (kind is { } of)
            {
                used.Add(of.Text);
                _kindCodes.Refer("kind", of);
                if (open.Contains(of.Text))
                    _problems.Add(of.Place, CatalogProblemCode.ItemOfOpenKind, of.Text);
                if (!_itemLabels.TryGetValue(of.Text, out var labels))
                    _itemLabels.Add(of.Text, labels = new LabelSpace(_problems));
                Claim(labels, entry, name, aliases);
            }

            return code is null || name is null || kind is null
                ? null
                : new Item(code.Text, name.Text, kind.Text, Plain(aliases), goal);
        });

        foreach (var (kind, code) in closed.Where(c => _itemsAreReadable && !used.Contains(c.Key)))
            _problems.Add(code.Place, CatalogProblemCode.ClosedKindWithoutItems, kind);
        return (kinds, items);
    }

    private AttributeDefinition? ReadAttribute(EntryReader entry)
    {
        var code = DeclaredCode(entry, _attributeCodes);
        var name = entry.RequiredText("name");
        var aliases = entry.Texts("aliases");
        Claim(_attributeLabels, entry, name, aliases);
        if (code is { } own && ReservedAttributeCodes.Contains(own.Text))
            _problems.Add(own.Place, CatalogProblemCode.ReservedAttribute, own.Text);
        foreach (var label in WithName(name, aliases).Where(l => ReservedAttributeNames.Contains(LabelText.Normalize(l.Text))))
            _problems.Add(label.Place, CatalogProblemCode.ReservedAttribute, label.Text);
        return code is null || name is null ? null : new AttributeDefinition(code.Text, name.Text, Plain(aliases));
    }

    private ReportDefinition? ReadReport(EntryReader entry)
    {
        var code = DeclaredCode(entry, _reportCodes);
        var name = entry.RequiredText("name");
        var department = entry.RequiredText("department");
        var frequency = entry.Choice("frequency", Codelists.Freq);
        var due = ReadDue(entry, frequency);
        var areas = entry.Texts("areas", required: true);
        var required = entry.Texts("required", required: true);
        var release = entry.Choice("release", CatalogCodelists.Release, ReleaseRule.Auto);
        if (department is { } sender)
            _departmentCodes.Refer("department", sender);
        _areaCodes.Refer("areas", areas);
        _indicatorCodes.Refer("required", required);
        return code is null || name is null || department is null || due is null
            ? null
            : new ReportDefinition(
                code.Text, name.Text, department.Text, frequency, due, Plain(areas), Plain(required)) { Release = release };
    }

    private static DueRule? ReadDue(EntryReader report, Freq frequency)
    {
        if (report.Entry("due", required: true) is not { } due)
            return null;
        var day = due.Integer("day", 1, 31, required: true);
        var month = due.Choice("month", DueMonths);
        var adjust = due.Choice("adjust", Adjustments, "none");
        var january = frequency == Freq.Monthly ? due.Choice("january", CatalogCodelists.January, JanuaryRule.Alone) : JanuaryRule.Alone;
        due.RefuseOtherKeys();
        return day is null || month is null ? null : new DueRule(day.Value, month == "next" ? 1 : 0, adjust == "next_workday") { January = january };
    }

    private DerivationRule? ReadDerivation(EntryReader entry, List<ItemKind> kinds)
    {
        var code = DeclaredCode(entry, _derivationCodes);
        var name = entry.RequiredText("name");
        // Which keys there are depends on it: without it they are all strange, and that would only hide what is wrong.
        if (entry.RequiredChoice("derive", CatalogCodelists.Derivation) is not { } derive)
        {
            entry.AllowAnyKey();
            return null;
        }

        var indicators = entry.Narrowing("indicators");
        var accumulations = entry.Choices("accumulations", Codelists.Accumulation);
        var rankedKinds = derive == DerivationKind.Rank;
        var hasDeadline = derive == DerivationKind.DaysOverdue;
        var ofKinds = hasDeadline ? entry.Texts("kinds", required: true) : entry.Narrowing("kinds");
        _indicatorCodes.Refer("indicators", indicators);
        _kindCodes.Refer("kinds", ofKinds);
        foreach (var kind in ofKinds)
        {
            var known = kinds.FirstOrDefault(k => k.Code == kind.Text);
            if (rankedKinds && known is { IsOpen: true })
                _problems.Add(kind.Place, CatalogProblemCode.RankOfOpenKind, kind.Text);
            if (hasDeadline && known is { IsOpen: false } or { Indicator: null })
                _problems.Add(kind.Place, CatalogProblemCode.OverdueOfClosedKind, kind.Text);
        }

        var peers = rankedKinds ? ReadPeers(entry) : null;
        var deadline = hasDeadline ? ReadDeadline(entry) : null;
        return code is null || name is null || (rankedKinds && peers is null) || (hasDeadline && deadline is null)
            ? null
            : new DerivationRule(code.Text, name.Text, derive)
            {
                Indicators = Plain(indicators),
                Kinds = Plain(ofKinds),
                Accumulations = accumulations,
                Peers = peers,
                Deadline = deadline,
            };
    }

    private static PeerRule? ReadPeers(EntryReader entry)
    {
        var among = entry.RequiredChoice("among", CatalogCodelists.Peers);
        var level = among == PeerSet.Areas ? entry.Choice("level", RefArea.Levels) : null;
        return among is null || (among == PeerSet.Areas && level is null) ? null : new PeerRule(among.Value, level);
    }

    private DeadlineRule? ReadDeadline(EntryReader entry)
    {
        var finish = entry.RequiredText("finish");
        var stage = entry.RequiredText("stage");
        var finished = entry.Texts("finished", required: true);
        foreach (var (key, attribute) in new[] { ("finish", finish), ("stage", stage) })
        {
            if (attribute is { } given)
                _attributeCodes.Refer(key, given);
        }

        return finish is null || stage is null ? null : new DeadlineRule(finish.Text, stage.Text, Plain(finished));
    }

    private List<MissingWord> ReadMissing()
    {
        var words = new LabelSpace(_problems);
        return ReadEntries(CatalogFiles.Missing, entry =>
        {
            var label = entry.RequiredText("label");
            var reason = entry.Choice("reason", Codelists.MissingReason, MissingReason.NotAvailable);
            if (label is not { } word)
                return null;
            words.Claim(word, entry);
            foreach (var claim in ClaimsOf(LabelText.Normalize(word.Text)))
                _problems.Add(word.Place, CatalogProblemCode.DuplicateLabel, word.Text, claim.Text, claim.Place.ToString());
            return new MissingWord(word.Text, reason);
        });
    }

    private List<MergedName> ReadMerged(List<ItemKind> kinds)
    {
        var names = new LabelSpace(_problems);
        var references = new Dictionary<string, IReadOnlyList<Located>>(StringComparer.Ordinal);
        var merged = ReadEntries(CatalogFiles.Registers, entry =>
        {
            var name = entry.RequiredText("name");
            var sameAs = entry.RequiredText("same_as");
            var kind = entry.OptionalText("kind");
            if (kind is { } of)
            {
                _kindCodes.Refer("kind", of);
                if (kinds.Any(k => k.Code == of.Text && !k.IsOpen))
                    _problems.Add(of.Place, CatalogProblemCode.MergeInClosedKind, of.Text);
            }

            if (name is not { } own || sameAs is not { } other)
                return null;
            names.Claim(own, entry);
            references.TryAdd(LabelText.Normalize(own.Text), [other with { Text = LabelText.Normalize(other.Text) }]);
            return new MergedName(kind?.Text, own.Text, other.Text);
        });
        JudgeCycles("same_as", references);
        return merged;
    }

    private IEnumerable<Located> ClaimsOf(string label) =>
        new[] { _indicatorLabels, _areaLabels, _headers, _attributeLabels, _unitLabels }.Concat(_itemLabels.Values).Select(space => space.Find(label)).OfType<Located>();

    private List<string> ReadIgnored()
    {
        var result = new List<string>();
        foreach (var node in Items(CatalogFiles.Ignored))
        {
            if (node is not ScalarNode { IsNull: false } scalar)
            {
                _problems.Add(node.Place, CatalogProblemCode.NotText, CatalogFiles.Ignored);
                continue;
            }

            var label = LabelText.Normalize(scalar.Text);
            if (label.Length == 0)
                _problems.Add(scalar.Place, CatalogProblemCode.EmptyLabel, scalar.Text);
            foreach (var claim in ClaimsOf(label))
                _problems.Add(scalar.Place, CatalogProblemCode.IgnoredAndClaimed, scalar.Text, claim.Text, claim.Place.ToString());
            result.Add(scalar.Text);
        }

        return result;
    }

    // A column's heading is looked for among these three; were it in two of them, the column would have two meanings.
    private void JudgeHeadings()
    {
        foreach (var (label, attribute) in _attributeLabels.Labels)
        {
            foreach (var other in new[] { _indicatorLabels, _headers }.Select(space => space.Find(label)).OfType<Located>())
                _problems.Add(attribute.Place, CatalogProblemCode.DuplicateLabel, attribute.Text, other.Text, other.Place.ToString());
        }
    }

    private void JudgeCycles(string key, Dictionary<string, IReadOnlyList<Located>> references)
    {
        var graph = references.ToDictionary(r => r.Key, r => Plain(r.Value), StringComparer.Ordinal);
        foreach (var cycle in Cycles.Find(graph, references.Keys))
        {
            var place = references[cycle[0]].First(r => r.Text == cycle[1 % cycle.Count]).Place;
            _problems.Add(place, CatalogProblemCode.Cycle, key, string.Join(" → ", cycle.Append(cycle[0])));
        }
    }

    private static Located? DeclaredCode(EntryReader entry, CodeSpace codes)
    {
        var code = entry.Code("code");
        if (code is { } own)
            codes.Add(own);
        return code;
    }

    private static void Claim(LabelSpace space, EntryReader entry, Located? name, IReadOnlyList<Located> aliases)
    {
        foreach (var label in WithName(name, aliases))
            space.Claim(label, entry);
    }

    private static IEnumerable<Located> WithName(Located? name, IReadOnlyList<Located> aliases) =>
        name is { } own ? aliases.Prepend(own) : aliases;

    private static IReadOnlyList<string> Plain(IReadOnlyList<Located> texts) => [.. texts.Select(t => t.Text)];
}
