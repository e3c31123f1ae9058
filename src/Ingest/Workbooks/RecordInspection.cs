using System.Buffers.Binary;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Walks the records (BIFF) of an .xls once, before a library does: version, password, sizes, pictures, and whether the end is there. [MS-XLS]</summary>
internal static class RecordInspection
{
    private const int HeaderSize = 4;
    private const int MostColumns = 256;

    /// <param name="content">The file.</param>
    /// <param name="records">The records in it.</param>
    /// <param name="limits">How large it may be.</param>
    public static ContentRecognition Inspect(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> records, WorkbookLimits limits)
    {
        var bytes = records.Span;
        if (bytes.Length < HeaderSize + 2 || !IsBeginning(Type(bytes)))
            return ContentRecognition.Refused(FileFindings.Damaged(Terms.BrokenContent));
        var isOld = Type(bytes) != RecordType.Beginning || BinaryPrimitives.ReadUInt16LittleEndian(bytes[HeaderSize..]) != 0x0600;

        var (depth, sheets, styles, cells) = (0, 0, 0, 0L);
        var (hasPictures, isEncrypted, isKnown) = (false, false, true);
        var merges = default(MergeCount);
        while (bytes.Length >= HeaderSize)
        {
            var type = Type(bytes);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
            if (HeaderSize + length > bytes.Length)
                break;
            var data = bytes.Slice(HeaderSize, length);
            switch (type)
            {
                case RecordType.FilePassword:
                    // To protect its structure Excel encrypts a workbook under a password that everybody knows, so it may be read yet.
                    isEncrypted = true;
                    break;
                case var _ when IsBeginning(type):
                    depth++;
                    // Of a part that it does not know NPOI makes a line on the console.
                    isKnown &= data is [_, _, 0x05 or 0x06 or 0x10 or 0x20 or 0x40, 0x00, ..] or [_, _, 0x00, 0x01, ..];
                    break;
                case RecordType.End:
                    depth--;
                    break;
                case RecordType.Sheet:
                    sheets++;
                    break;
                case RecordType.Style:
                    styles++;
                    break;
                case >= RecordType.Number and <= RecordType.Logical or RecordType.Numbers or RecordType.SharedText or RecordType.RichText or RecordType.Formula
                    when !isEncrypted && data.Length >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(data[2..]) >= MostColumns:
                    // A library would fill every row of the sheet as far as this.
                    return ContentRecognition.Refused(FileFindings.Damaged(Terms.BrokenContent));
                case RecordType.Number or RecordType.Integer or RecordType.Text or RecordType.SharedText or RecordType.RichText
                    or RecordType.Logical or RecordType.Formula:
                    cells++;
                    break;
                case RecordType.Numbers:
                    // Row, first column, then six bytes a cell, then last column.
                    cells += (length - 6) / 6;
                    break;
                case RecordType.Object:
                    hasPictures |= data is [0x15, 0x00, _, _, 0x08, 0x00, ..];
                    break;
                case RecordType.MergedRanges:
                    // A count, then for each range its first and last row and its first and last column.
                    for (var at = 2; at + 8 <= length; at += 8)
                    {
                        merges.Add(new CellRange(
                            BinaryPrimitives.ReadUInt16LittleEndian(data[at..]), BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 4)..]),
                            BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 2)..]), BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 6)..])));
                    }

                    break;
                case RecordType.Image:
                    hasPictures = true;
                    break;
                default:
                    break;
            }

            bytes = bytes[(HeaderSize + length)..];
            // What stands behind the end of the last sheet is padding of the container.
            if (depth == 0 && bytes.Length >= 2 && !IsBeginning(Type(bytes)))
                break;
        }

        if (depth > 0)
            return ContentRecognition.Refused(FileFindings.Damaged(Terms.Incomplete));
        if (merges.Refusal is { } tooManyMerges)
            return ContentRecognition.Refused(tooManyMerges);
        if (sheets > limits.Sheets)
            return ContentRecognition.Refused(FileFindings.OverLimit(Terms.Sheets, sheets, limits.Sheets));
        if (styles > limits.Styles)
            return ContentRecognition.Refused(FileFindings.OverLimit(Terms.Styles, styles, limits.Styles));
        if (cells > limits.Cells)
            return ContentRecognition.Refused(FileFindings.OverLimit(Terms.Cells, cells, limits.Cells));
        return ContentRecognition.Readable(isOld ? WorkbookFormat.OldXls : WorkbookFormat.Xls, content, cells, hasPictures) with { IsEncrypted = isEncrypted, IsForSecondReader = !isOld && !isKnown };
    }

    private static ushort Type(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static bool IsBeginning(ushort type) => type is RecordType.Beginning or 0x0009 or 0x0209 or 0x0409;

    private static class RecordType
    {
        public const ushort Beginning = 0x0809;
        public const ushort End = 0x000A;
        public const ushort FilePassword = 0x002F;
        public const ushort Sheet = 0x0085;
        public const ushort Style = 0x00E0;
        public const ushort Formula = 0x0006;
        public const ushort Integer = 0x027E;
        public const ushort Numbers = 0x00BD;
        public const ushort Number = 0x0203;
        public const ushort Text = 0x0204;
        public const ushort Logical = 0x0205;
        public const ushort RichText = 0x00D6;
        public const ushort SharedText = 0x00FD;
        public const ushort Object = 0x005D;
        public const ushort MergedRanges = 0x00E5;
        public const ushort Image = 0x007F;
    }
}
