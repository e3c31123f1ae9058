using System.Buffers.Binary;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>Records (BIFF) of an .xls are missing, doubled, in another order, of another kind or length, or hold other bytes; the container is whole.</summary>
internal sealed class ChangedRecords : IMutation
{
    private const int HeaderSize = 4;
    private const string Stream = "Workbook";

    public byte[]? Change(byte[] file, Dice dice)
    {
        if (Records(file) is not { Count: > 1 } records)
            return null;
        for (var left = dice.Next(1, 6); left > 0 && records.Count > 1; left--)
        {
            var at = dice.Next(0, records.Count - 1);
            var record = (byte[])records[at].Clone();
            switch (dice.Next(0, 6))
            {
                case 0:
                    records.RemoveAt(at);
                    continue;
                case 1:
                    records.Insert(dice.Next(0, records.Count), record);
                    continue;
                case 2:
                    (records[at], records[0]) = (records[0], records[at]);
                    continue;
                case 3:
                    BinaryPrimitives.WriteUInt16LittleEndian(record, BinaryPrimitives.ReadUInt16LittleEndian(dice.Pick(records)));
                    break;
                case 4:
                    BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2), (ushort)dice.Next(0, ushort.MaxValue));
                    break;
                case 5 when record.Length > HeaderSize + 1:
                    record = record[..dice.Next(HeaderSize, record.Length - 1)];
                    BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2), (ushort)(record.Length - HeaderSize));
                    break;
                default:
                    for (var flips = dice.Next(1, 4); flips > 0 && record.Length > HeaderSize; flips--)
                        record[dice.Next(HeaderSize, record.Length - 1)] = dice.Chance(0.3) ? (byte)0xFF : (byte)dice.Next(0, 255);
                    break;
            }

            records[at] = record;
        }

        return CompoundFiles.Of((Stream, [.. records.SelectMany(r => r)]));
    }

    private static List<byte[]>? Records(byte[] file)
    {
        // Null too where an earlier mutation has broken it.
        if (CompoundFile.TryOpen(file)?.Read(Stream) is not { } stream)
            return null;
        var records = new List<byte[]>();
        for (var at = 0; at + HeaderSize <= stream.Length;)
        {
            var end = Math.Min(stream.Length, at + HeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at + 2)));
            records.Add(stream[at..end]);
            at = end;
        }

        return records;
    }
}
