namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Finds all phrases of a vocabulary at a place of a text in time proportional to the longest phrase.</summary>
internal sealed class PhraseTrie
{
    private readonly Node _root = new();

    /// <summary>Adds a phrase; several meanings may share one.</summary>
    public void Add(string phrase, WordMeaning meaning)
    {
        if (phrase.Length == 0)
            return;
        var node = _root;
        foreach (var c in phrase)
        {
            if (!node.Next.TryGetValue(c, out var next))
                node.Next.Add(c, next = new Node());
            node = next;
        }

        node.Meanings.Add(meaning);
    }

    /// <summary>Adds every phrase that begins at a place to a list, shorter ones first: labels are read by the ten thousand.</summary>
    public void FindAt(string text, int start, List<LabelToken> found)
    {
        var node = _root;
        for (var i = start; i < text.Length && node.Next.TryGetValue(text[i], out var next); i++)
        {
            node = next;
            foreach (var meaning in node.Meanings)
                found.Add(new LabelToken(start, i - start + 1, meaning));
        }
    }

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public List<WordMeaning> Meanings { get; } = [];
    }
}
