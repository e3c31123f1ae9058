using System.Buffers.Binary;
using System.Text;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The records of a part of an .xlsb: a type, a length, and that many bytes. [MS-XLSB] 2.1.4</summary>
internal ref struct BinaryRecords(ReadOnlySpan<byte> part)
{
    private ReadOnlySpan<byte> _rest = part;

    public int Type { get; private set; }

    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="InvalidDataException">The part breaks off within a record.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty)
            return false;
        Type = Number(2);
        var length = Number(4);
        if (length > _rest.Length)
            throw new InvalidDataException("The part breaks off within a record.");
        Data = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    public static int Int32(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadInt32LittleEndian(data[offset..]);

    public static ushort UInt16(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(data[offset..]);

    public static double Real(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadDoubleLittleEndian(data[offset..]);

    /// <summary>A text with its length before it, and where it ends. A length of -1 stands for no text.</summary>
    public static string Text(ReadOnlySpan<byte> data, int offset, out int end)
    {
        var length = Math.Max(Int32(data, offset), 0);
        end = checked(offset + 4 + (2 * length));
        return Encoding.Unicode.GetString(data[(offset + 4)..end]);
    }

    // Seven bits a byte, the lowest first; the eighth says that there are more.
    private int Number(int mostBytes)
    {
        var number = 0;
        for (var i = 0; i < mostBytes; i++)
        {
            if (_rest.IsEmpty)
                throw new InvalidDataException("The part breaks off within a record.");
            var bits = _rest[0];
            _rest = _rest[1..];
            number |= (bits & 0x7F) << (7 * i);
            if ((bits & 0x80) == 0)
                break;
        }

        return number;
    }
}
