using System.Globalization;
using System.Text;
using IndicatorPipeline.Metrics.Files;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>
/// Changes the files of a catalog and leaves everything else in them as a person wrote it. A change is linted before it is written, and written
/// whole or not at all; changes made at the same time, by any process, come one after the other. What cannot be read or written on the disk is an exception.
/// </summary>
public sealed class CatalogEditor
{
    /// <summary>Held open while a file is changed. It stays there, empty: were it deleted, two editors could hold one each.</summary>
    public const string LockFile = ".edit.lock";

    private const string Code = "code";
    private const string Name = "name";
    private const string Aliases = "aliases";
    private const string Domain = "domain";

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _directory;
    private readonly bool _writes;

    private CatalogEditor(string directory, bool writes) => (_directory, _writes) = (directory, writes);

    public CatalogEditor(string directory)
        : this(directory, writes: true)
    {
    }

    private static ReadOnlySpan<byte> Utf8Mark => "\uFEFF"u8;

    /// <summary>An editor that makes its changes in memory alone: what it says is written would be.</summary>
    public static CatalogEditor OnTrial(string directory) => new(directory, writes: false);

    /// <summary>Makes a label mean an indicator.</summary>
    public Task<CatalogEdit> AddAliasAsync(string indicator, string label, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(label);
        return EditAsync(CatalogFiles.Indicators, file => AddAlias(file, indicator, label), cancellationToken);
    }

    /// <summary>Takes a label away from an indicator, in every way that it is typed.</summary>
    public Task<CatalogEdit> RemoveAliasAsync(string indicator, string label, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(label);
        return EditAsync(CatalogFiles.Indicators, file => RemoveAlias(file, indicator, LabelText.Normalize(label)), cancellationToken);
    }

    /// <summary>Lets a label stand in reports without being recorded.</summary>
    public Task<CatalogEdit> AddIgnoredAsync(string label, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(label);
        return EditAsync(CatalogFiles.Ignored, file => AddIgnored(file, label), cancellationToken);
    }

    /// <summary>Makes a label one that is asked about again, in every way that it is typed.</summary>
    public Task<CatalogEdit> RemoveIgnoredAsync(string label, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(label);
        return EditAsync(CatalogFiles.Ignored, file => RemoveIgnored(file, LabelText.Normalize(label)), cancellationToken);
    }

    /// <summary>Makes a name in the open registers another's.</summary>
    /// <param name="merged">Of which kind, or of all; which name; whose.</param>
    public Task<CatalogEdit> MergeAsync(MergedName merged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(merged);
        return EditAsync(CatalogFiles.Registers, file => Merge(file, merged), cancellationToken);
    }

    /// <summary>Adds an indicator behind the last one of its domain, written the way that one is.</summary>
    public Task<CatalogEdit> AddIndicatorAsync(NewIndicator indicator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return EditAsync(CatalogFiles.Indicators, file => AddIndicator(file, indicator), cancellationToken);
    }

    private static Change AddAlias(CatalogFile file, string indicator, string label)
    {
        if (FindEntry(file, indicator) is not var (root, entry, index))
            return Change.None(CatalogEditOutcome.NoSuchIndicator);
        var aliases = entry[Aliases] as ListNode;
        var known = ScalarsOf(aliases).Append((ScalarNode)entry[Name]!);
        if (known.Any(n => LabelText.Normalize(n.Text) == LabelText.Normalize(label)))
            return Change.None(CatalogEditOutcome.AlreadySo);

        var written = YamlText.Write(label);
        var text = aliases is null
            ? YamlSurgery.AddList(file.Text, entry, Name, Aliases, [written], AliasesStandInLines(file.Text, root, index))
            : YamlSurgery.Append(file.Text, aliases, written);
        var list = NodeOf([.. aliases?.Items ?? [], NodeOf(label)]);
        return new Change(text, With(root, index, With(entry, Aliases, list)));
    }

    private static Change RemoveAlias(CatalogFile file, string indicator, string label)
    {
        if (FindEntry(file, indicator) is not var (root, entry, index))
            return Change.None(CatalogEditOutcome.NoSuchIndicator);
        if (entry[Aliases] is not ListNode aliases || IndexOf(aliases, label) is not { } at)
        {
            return Change.None(LabelText.Normalize(((ScalarNode)entry[Name]!).Text) == label
                ? CatalogEditOutcome.IsTheName
                : CatalogEditOutcome.NoSuchLabel);
        }

        return aliases.Items.Count == 1
            ? new Change(YamlSurgery.RemoveWithKey(file.Text, entry, Aliases), With(root, index, With(entry, Aliases, null)))
            : new Change(YamlSurgery.Remove(file.Text, aliases, at), With(root, index, With(entry, Aliases, Without(aliases, at))))
            {
                MayGoOn = true,
            };
    }

    private static Change Merge(CatalogFile file, MergedName merged)
    {
        var list = file.Root as ListNode;
        List<(string Key, string Text)> keys = [("name", merged.Name), ("same_as", merged.SameAs)];
        if (merged.Kind is { } kind)
            keys.Insert(0, ("kind", kind));
        if (list is not null && list.Items.OfType<MapNode>().Any(m => keys.All(k => m[k.Key] is ScalarNode scalar && LabelText.Normalize(scalar.Text) == LabelText.Normalize(k.Text))))
            return Change.None(CatalogEditOutcome.AlreadySo);
        var written = $"{{ {string.Join(", ", keys.Select(k => $"{k.Key}: {YamlText.Write(k.Text)}"))} }}";
        var text = list is null ? YamlSurgery.Begin(file.Text, file.Root, written) : YamlSurgery.Append(file.Text, list, written);
        return new Change(text, NodeOf([.. list?.Items ?? [], NodeOf(keys.Select(k => new MapEntry(NodeOf(k.Key), NodeOf(k.Text))))]));
    }

    private static Change AddIgnored(CatalogFile file, string label)
    {
        var list = file.Root as ListNode;
        if (list is not null && IndexOf(list, LabelText.Normalize(label)) is not null)
            return Change.None(CatalogEditOutcome.AlreadySo);
        var written = YamlText.Write(label);
        var text = list is null ? YamlSurgery.Begin(file.Text, file.Root, written) : YamlSurgery.Append(file.Text, list, written);
        return new Change(text, NodeOf([.. list?.Items ?? [], NodeOf(label)]));
    }

    private static Change RemoveIgnored(CatalogFile file, string label)
    {
        if (file.Root is not ListNode list || IndexOf(list, label) is not { } at)
            return Change.None(CatalogEditOutcome.NoSuchLabel);
        return new Change(YamlSurgery.Remove(file.Text, list, at), Without(list, at)) { MayGoOn = true };
    }

    private static Change AddIndicator(CatalogFile file, NewIndicator indicator)
    {
        var root = (ListNode)file.Root!;
        var ofDomain = root.Items.Index().LastOrDefault(e => ((MapNode)e.Item)[Domain] is ScalarNode domain && domain.Text == indicator.Domain);
        var behind = ofDomain.Item is null ? root.Items.Count - 1 : ofDomain.Index;
        var keys = KeysOf(indicator);
        var text = YamlSurgery.AddEntry(file.Text, root, behind, [.. keys.Select(k => (k.Key, k.Written))]);
        return new Change(text, NodeOf([.. root.Items.Take(behind + 1), NodeOf(keys.Select(k => new MapEntry(NodeOf(k.Key), k.Node))), .. root.Items.Skip(behind + 1)]));
    }

    // In the order of docs/catalog.md.
    private static List<(string Key, string Written, CatalogNode Node)> KeysOf(NewIndicator indicator)
    {
        var keys = new List<(string, string, CatalogNode)>();
        Text(Code, indicator.Code);
        Text(Name, indicator.Name);
        Texts(Aliases, indicator.Aliases);
        Text(Domain, indicator.Domain);
        Text("unit", indicator.Unit);
        Text("frequency", Codelists.Freq[indicator.Frequency]);
        Text("accumulation", Codelists.Accumulation[indicator.Accumulation]);
        Text("better", indicator.Better is { } better ? CatalogCodelists.Better[better] : null);
        Text("growth", indicator.Growth is { } growth ? CatalogCodelists.Growth[growth] : null);
        var bounds = new[] { (Key: "min", Bound: indicator.Minimum), (Key: "max", Bound: indicator.Maximum) }
            .Where(b => b.Bound is not null)
            .Select(b => (b.Key, Text: b.Bound!.Value.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        if (bounds.Count > 0)
        {
            var written = $"{{ {string.Join(", ", bounds.Select(b => $"{b.Key}: {b.Text}"))} }}";
            keys.Add(("bounds", written, NodeOf(bounds.Select(b => new MapEntry(NodeOf(b.Key), NodeOf(b.Text))))));
        }

        Text("decimals", indicator.Decimals?.ToString(CultureInfo.InvariantCulture));
        Text("department", indicator.Department);
        Texts("parts", indicator.Parts);
        return keys;

        void Text(string key, string? text)
        {
            if (text is not null)
                keys.Add((key, YamlText.Write(text), NodeOf(text)));
        }

        void Texts(string key, IReadOnlyList<string> texts)
        {
            if (texts.Count > 0)
                keys.Add((key, YamlText.WriteList(texts), NodeOf(texts.Select(NodeOf))));
        }
    }

    private async Task<CatalogEdit> EditAsync(string name, Func<CatalogFile, Change> change, CancellationToken cancellationToken)
    {
        await using var ours = _writes ? await TakeLockAsync(cancellationToken) : null;
        while (true)
        {
            var problems = new ProblemList();
            var files = CatalogLoader.ReadFolder(_directory, problems);
            var before = files.GetValueOrDefault(name);
            // What is out of order already would be blamed on the change, and its nodes are not what the editor takes them for.
            if (CatalogLoader.Load(files, problems) is { Success: false } broken)
                return new CatalogEdit(CatalogEditOutcome.Refused, name, broken.Problems);

            var (outcome, after) = Apply(name, before, change);
            if (outcome is not CatalogEditOutcome.Written)
                return new CatalogEdit(outcome, name, []);
            files[name] = after;
            if (CatalogLoader.IsOfFairSize(name, after.Length, problems) && CatalogLoader.Load(files, problems) is { Success: true } changed)
            {
                // Nobody with an editor of their own takes our lock: if the file has been saved meanwhile, the change is made in that one.
                if (!IsStill(name, before))
                    continue;
                if (_writes)
                    Write(name, after.Span);
                return new CatalogEdit(CatalogEditOutcome.Written, name, []) { Catalog = changed.Catalog };
            }

            return new CatalogEdit(CatalogEditOutcome.Refused, name, problems.InOrder());
        }
    }

    private static (CatalogEditOutcome Outcome, ReadOnlyMemory<byte> After) Apply(string name, ReadOnlyMemory<byte> bytes, Func<CatalogFile, Change> change)
    {
        var file = Parse(name, bytes)!;
        var changed = false;
        while (true)
        {
            var step = change(file);
            if (step.Nothing is { } reason)
                return (changed ? CatalogEditOutcome.Written : reason, bytes);
            if (step.Text is null)
                return (CatalogEditOutcome.BeyondTheEditor, bytes);
            var after = Encode(bytes, step.Text);
            // YAML has more ways to write a list than anybody foresees: what does not say exactly what it should is not written.
            if (Parse(name, after) is not { } result || Meaning(result.Root) != Meaning(step.Meant))
                return (CatalogEditOutcome.BeyondTheEditor, bytes);
            if (!step.MayGoOn)
                return (CatalogEditOutcome.Written, after);
            (bytes, file, changed) = (after, result, true);
        }
    }

    private static CatalogFile? Parse(string name, ReadOnlyMemory<byte> bytes) => CatalogFile.Parse(name, bytes.Span, new ProblemList());

    private static ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> before, string text)
    {
        var bytes = Utf8.GetBytes(text);
        return before.Span.StartsWith(Utf8Mark) ? (byte[])[.. Utf8Mark, .. bytes] : bytes;
    }

    // An empty list of aliases says as much as none, and a file without entries as much as an empty one.
    private static string Meaning(CatalogNode? root) =>
        root is not ListNode { Items.Count: > 0 } list
            ? CatalogFingerprint.Of((CatalogNode?)null)
            : CatalogFingerprint.Of(NodeOf(list.Items.Select(item => item is MapNode map && map[Aliases] is ListNode { Items.Count: 0 } ? With(map, Aliases, null) : item)));

    private bool IsStill(string name, ReadOnlyMemory<byte> before)
    {
        var path = Path.Combine(_directory, name);
        return File.Exists(path) ? File.ReadAllBytes(path).AsSpan().SequenceEqual(before.Span) : before.IsEmpty;
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_directory, name);
        // A link stays a link.
        if (File.Exists(path))
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        // A name that the loader passes over. A broken-off attempt's is written over: the lock is ours.
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{name}.tmp");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        File.Move(temporary, path, overwrite: true);
    }

    private async Task<FileStream> TakeLockAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(_directory, LockFile);
        while (true)
        {
            if (FileLock.TryTake(path) is { } held)
                return held;
            await Task.Delay(LockPause, cancellationToken);
        }
    }

    private static (ListNode Root, MapNode Entry, int Index)? FindEntry(CatalogFile file, string code)
    {
        var root = (ListNode)file.Root!;
        foreach (var (index, node) in root.Items.Index())
        {
            if (node is MapNode entry && entry[Code] is ScalarNode scalar && scalar.Text == code)
                return (root, entry, index);
        }

        return null;
    }

    // As the nearest entry above does it.
    private static bool AliasesStandInLines(string text, ListNode root, int index) =>
        root.Items.Take(index).Select(item => ((MapNode)item)[Aliases]).LastOrDefault(aliases => aliases is not null) is { } nearest
        && !YamlSurgery.IsFlow(text, nearest);

    private static IEnumerable<ScalarNode> ScalarsOf(ListNode? list) => list?.Items.Cast<ScalarNode>() ?? [];

    private static int? IndexOf(ListNode list, string normalized)
    {
        foreach (var (index, scalar) in ScalarsOf(list).Index())
        {
            if (LabelText.Normalize(scalar.Text) == normalized)
                return index;
        }

        return null;
    }

    private static ListNode With(ListNode list, int index, CatalogNode item) => NodeOf(list.Items.Select((old, i) => i == index ? item : old));

    private static ListNode Without(ListNode list, int index) => NodeOf(list.Items.Where((_, i) => i != index));

    private static MapNode With(MapNode map, string key, CatalogNode? value)
    {
        var others = map.Entries.Where(e => e.Key.Text != key);
        return NodeOf(value is null ? others : others.Append(new MapEntry(NodeOf(key), value)));
    }

    // Nodes that stand nowhere: what a text is to say.
    private static ScalarNode NodeOf(string text) => new(default, 0, 0, text, isPlain: false);

    private static ListNode NodeOf(IEnumerable<CatalogNode> items) => new(default, 0, 0, [.. items]);

    private static MapNode NodeOf(IEnumerable<MapEntry> entries) => new(default, 0, 0, [.. entries]);

    /// <summary>A change to a file: the text, and what it is meant to say; or that there is nothing to change.</summary>
    private sealed record Change(string? Text, CatalogNode? Meant)
    {
        public CatalogEditOutcome? Nothing { get; private init; }

        /// <summary>Whether the same change may find more to do in what it made.</summary>
        public bool MayGoOn { get; init; }

        public static Change None(CatalogEditOutcome why) => new(null, null) { Nothing = why };
    }
}
