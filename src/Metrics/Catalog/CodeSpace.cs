namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>The codes of one file: each once, and what other entries refer to.</summary>
/// <param name="file">The file's name.</param>
/// <param name="isReadable">False when the file is not there or no YAML: nothing is then said of what refers to it.</param>
internal sealed class CodeSpace(string file, bool isReadable, ProblemList problems)
{
    private readonly Dictionary<string, Place> _codes = new(StringComparer.Ordinal);
    private readonly List<(string Key, Located Code)> _references = [];

    public void Add(Located code)
    {
        if (!_codes.TryAdd(code.Text, code.Place))
            problems.Add(code.Place, CatalogProblemCode.DuplicateCode, code.Text, _codes[code.Text].ToString());
    }

    /// <summary>Notes that something refers to a code; judged when all codes are known.</summary>
    public void Refer(string key, Located code) => _references.Add((key, code));

    /// <summary>Notes that something refers to several codes, each of them once.</summary>
    public void Refer(string key, IReadOnlyList<Located> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            Refer(key, code);
            if (!seen.Add(code.Text))
                problems.Add(code.Place, CatalogProblemCode.RepeatedReference, key, code.Text);
        }
    }

    public void JudgeReferences()
    {
        if (!isReadable)
            return;
        foreach (var (key, code) in _references.Where(r => !_codes.ContainsKey(r.Code.Text)))
            problems.Add(code.Place, CatalogProblemCode.UnknownReference, key, code.Text, file);
    }
}
