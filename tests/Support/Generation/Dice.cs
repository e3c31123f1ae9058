namespace IndicatorPipeline.Support.Generation;

/// <summary>The chance behind a generated workbook; the same seed throws the same.</summary>
public sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A whole number, both ends included.</summary>
    public int Next(int least, int most) => _random.Next(least, most + 1);

    public T Pick<T>(params IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    /// <summary>So many different ones, in an order of their own; all of them when there are not as many.</summary>
    public List<T> Some<T>(IEnumerable<T> among, int count) => Shuffled(among).Take(count).ToList();

    /// <summary>So many different ones, in the order in which they are given.</summary>
    public List<T> SomeInOrder<T>(IReadOnlyList<T> among, int count) =>
        [.. Some(Enumerable.Range(0, among.Count), count).Order().Select(i => among[i])];

    public T[] Shuffled<T>(IEnumerable<T> values)
    {
        var shuffled = values.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>A number with so many digits behind the point.</summary>
    public decimal Number(decimal least, decimal most, int digits)
    {
        var scale = 1m;
        for (var i = 0; i < digits; i++)
            scale *= 10;
        return Math.Floor((least + ((most - least) * (decimal)_random.NextDouble())) * scale) / scale;
    }
}
