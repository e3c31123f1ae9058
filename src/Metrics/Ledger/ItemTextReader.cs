using System.Data.Common;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Reads vintages of texts out of rows, with the items' rows that they belong to.</summary>
internal sealed class ItemTextReader(DbDataReader reader)
{
    /// <summary>What is read of <see cref="Tables"/>, in this order.</summary>
    public const string Columns =
        $"""
        r.id, r.sequence, r.kind, r.item, r.area, r.period, t.ordinal, t.name, t.item_name, t.value, t.sheet, t.cell,
        {SubmissionReader.Columns}
        """;

    public const string Tables =
        """
        item_row r
        join item_text t on t.row_id = r.id
        join submission s on s.id = t.submission_id
        """;

    private const int SubmissionStart = 12;

    private readonly SubmissionReader _submissions = new(reader, SubmissionStart);
    private long _id;
    private ItemRow? _row;

    /// <summary>The row that the reader stands at, with the number of the last change to it.</summary>
    public (ItemRow Row, long Sequence, TextVintage Vintage) Read()
    {
        var id = reader.GetInt64(0);
        if (_row is null || _id != id)
            (_id, _row) = (id, new ItemRow(reader.GetString(2), reader.GetString(3), reader.GetString(4), TimePeriod.Parse(reader.GetString(5)).Value));
        var text = new ItemText(
            _row.Kind,
            _row.Item,
            reader.GetString(8),
            _row.Area,
            reader.GetString(7),
            _row.Period,
            reader.GetString(9),
            new Origin(reader.GetString(10), reader.GetString(11)));
        return (_row, reader.GetInt64(1), new TextVintage(text, reader.GetInt32(6), _submissions.Read()));
    }
}
