using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Ledger.Databases;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Asks the database for vintages: of figures with the points that they belong to, of texts with the items' rows. They come as they are read.</summary>
internal sealed class VintageRows(ILedgerAccess access)
{
    public const string SelectFigures = $"select {VintageReader.Columns} from {VintageReader.Tables}";
    public const string SelectTexts = $"select {ItemTextReader.Columns} from {ItemTextReader.Tables}";

    /// <summary>As <see cref="SelectFigures"/>, for who asks by what the series are of.</summary>
    public static string SelectFiguresFromGroups(SqlWords words) => $"select {VintageReader.Columns} from {VintageReader.TablesFromGroups(words)}";

    public IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> FiguresAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        FiguresAsync(_ => sql, parameters, cancellationToken);

    public async IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> FiguresAsync(
        Func<SqlWords, string> sql, object parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(sql(connection.Words), parameters, cancellationToken);
        var vintages = new VintageReader(reader);
        while (await reader.ReadAsync(cancellationToken))
            yield return vintages.Read();
    }

    public async IAsyncEnumerable<(ItemRow Row, long Sequence, TextVintage Vintage)> TextsAsync(
        string sql, object parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(sql, parameters, cancellationToken);
        var texts = new ItemTextReader(reader);
        while (await reader.ReadAsync(cancellationToken))
            yield return texts.Read();
    }
}
