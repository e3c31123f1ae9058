namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The number formats that a workbook names by number only. What some of them show depends on the country of the program:
/// here the short dates are ISO and 27 to 36 and 50 to 58 are those of a Chinese Excel, which writes them without a code.
/// </summary>
internal static class BuiltInFormats
{
    /// <summary>Formats that a workbook defines itself have this number or a higher one.</summary>
    public const int FirstCustom = 164;

    /// <summary>The code of a built-in format; null where the number has none.</summary>
    public static string? Code(int id) => id switch
    {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 or 37 => "#,##0;-#,##0",
        6 or 38 => "#,##0;[Red]-#,##0",
        7 or 39 => "#,##0.00;-#,##0.00",
        8 or 40 => "#,##0.00;[Red]-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 or 30 => "yyyy-mm-dd",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy-mm-dd h:mm",
        27 or 36 or 50 or 52 or 57 => "yyyy\"年\"m\"月\"",
        28 or 29 or 51 or 53 or 54 or 58 => "m\"月\"d\"日\"",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        34 or 55 => "AM/PMh\"时\"mm\"分\"",
        35 or 56 => "AM/PMh\"时\"mm\"分\"ss\"秒\"",
        41 => "#,##0;-#,##0;\"-\"",
        42 => "#,##0;-#,##0;\"-\"",
        43 => "#,##0.00;-#,##0.00;\"-\"",
        44 => "#,##0.00;-#,##0.00;\"-\"",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => null,
    };
}
