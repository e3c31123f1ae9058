namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The texts of an .xlsx that its cells name by number; a text is in memory once, however many cells show it.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> _texts = [];
    private readonly HashSet<int> _struck = [];

    public static SharedTexts Read(PartXml xml, ReadingBudget budget)
    {
        var shared = new SharedTexts();
        var runs = new RichText();
        var characters = 0L;
        while (xml.NextWithin(0))
        {
            if (xml.Name != "si")
                continue;
            var text = runs.Read(xml);
            if (runs.HasStruck)
                shared._struck.Add(shared._texts.Count);
            shared._texts.Add(text);
            characters += text.Length;
            if (characters > budget.Limits.Characters)
                throw new OverBudgetException(FileFindings.OverLimit(Terms.Characters, characters, budget.Limits.Characters));
        }

        return shared;
    }

    /// <exception cref="DamagedWorkbookException">There is no such text.</exception>
    public string this[int number] =>
        number >= 0 && number < _texts.Count ? _texts[number] : throw new DamagedWorkbookException(Terms.BrokenContent, $"There is no shared text {number}.");

    /// <summary>Whether a part of the text is struck out.</summary>
    public bool IsStruck(int number) => _struck.Contains(number);
}
