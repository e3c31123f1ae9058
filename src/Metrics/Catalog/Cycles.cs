namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Rings in what refers to what.</summary>
internal static class Cycles
{
    /// <summary>
    /// The cycles of a graph, each as its nodes in order. Targets that are no nodes are
    /// passed over. Without recursion: a catalog may be long enough to exhaust the stack.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> Find(IReadOnlyDictionary<string, IReadOnlyList<string>> successors, IEnumerable<string> order)
    {
        var state = new Dictionary<string, bool>(StringComparer.Ordinal); // absent: not seen; false: on the path; true: done
        foreach (var root in order)
        {
            if (state.ContainsKey(root))
                continue;
            var path = new List<string> { root };
            var pending = new Stack<Queue<string>>([new Queue<string>(successors[root])]);
            state[root] = false;
            while (pending.Count > 0)
            {
                if (!pending.Peek().TryDequeue(out var next))
                {
                    pending.Pop();
                    state[path[^1]] = true;
                    path.RemoveAt(path.Count - 1);
                }
                else if (!state.TryGetValue(next, out var done))
                {
                    if (!successors.TryGetValue(next, out var further))
                        continue;
                    state[next] = false;
                    path.Add(next);
                    pending.Push(new Queue<string>(further));
                }
                else if (!done)
                {
                    yield return path[path.IndexOf(next)..];
                }
            }
        }
    }
}
