using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What the names of a sheet and of its file say.</summary>
/// <param name="UnknownSheetArea">The place that the sheet is named after, where the catalog does not know it; null for none.</param>
/// <param name="UnknownFileArea">The place that the file's name begins with, where the catalog does not know it; null for none.</param>
/// <param name="Measure">What either says of the measure by all that it says (计划, 增速), and that name; null for nothing. Of a name with other words nobody knows what they do to it.</param>
/// <param name="Names">The names as they are.</param>
internal sealed partial record ContextNames(LabelMeaning Sheet, LabelMeaning File, string? UnknownSheetArea, string? UnknownFileArea, (MeasureWord Word, string Name)? Measure, ImmutableArray<string> Names)
{
    public static ContextNames Of(Workbook workbook, Sheet sheet, LabelReader labels)
    {
        var ofSheet = OfSheet(sheet, labels);
        var fileName = WithoutDay(Path.GetFileNameWithoutExtension(workbook.FileName));
        var ofFile = labels.Read(fileName);
        return new ContextNames(
            ofSheet,
            ofFile,
            ofSheet.UnclearArea ?? UnknownPlaces.In(ofSheet.Unknown) ?? (ofSheet.Area is null ? UnknownPlaces.In(sheet.Name) ?? UnknownPlaces.OfSender(sheet.Name) ?? UnknownPlaces.SomeOf(sheet.Name) ?? OddOneOut(workbook, sheet, ofSheet, labels) : null),
            ofFile.UnclearArea ?? UnknownPlaces.In(ofFile.Unknown) ?? (ofFile.Area is null ? UnknownPlaces.In(fileName) : null),
            MeasureIn(ofSheet, sheet.Name) ?? MeasureIn(ofFile, workbook.FileName),
            [sheet.Name, fileName]);
    }

    /// <summary>What a sheet's name says. 24.6 and 2406 are months of 2024 where a sheet is called so, and nowhere else.</summary>
    public static LabelMeaning OfSheet(Sheet sheet, LabelReader labels) => labels.Read(ShortYear().Replace(ShortMonths().Replace(WithoutDay(sheet.Name), "20${yy}年${months}月"), "20${yy}年"));

    /// <summary>A name without the day on which it was saved or published: that is never the period of its figures.</summary>
    public static string WithoutDay(string name)
    {
        var rest = Day().Replace(name, " ");
        // 2023年1-11月投资（12月15日上报）: a day without its year is one where the name says the stretch besides.
        return Months().IsMatch(DayOfYear().Replace(rest, " ")) ? DayOfYear().Replace(rest, " ") : rest;
    }

    private static (MeasureWord Word, string Name)? MeasureIn(LabelMeaning said, string name) => said is { IsUnderstood: true, Measure: { } word } ? (word, name.Trim()) : null;

    // Where every other sheet is a place, one whose name nobody knows is a place too.
    private static string? OddOneOut(Workbook workbook, Sheet sheet, LabelMeaning said, LabelReader labels)
    {
        if (said.IsUnderstood || said.Indicator is not null || said.Item is not null || GivenByProgram().IsMatch(sheet.Name))
            return null;
        var others = workbook.Sheets.Where(s => s != sheet && s.IsHidden != true).Select(s => labels.Read(WithoutDay(s.Name))).ToList();
        return others.Count > 1 && others.Count(o => o is { Area: not null, IsUnderstood: true }) >= others.Count - 1 ? sheet.Name.Trim() : null;
    }

    [GeneratedRegex(@"(?<!截[至止]|[至到])(?<!\d)(19|20)\d\d((?<mark>[-_./])\d{1,2}\k<mark>\d{1,2}|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|年\d{1,2}月\d{1,2}日)(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<!截[至止]|[至到年])(?<!\d)\d{1,2}月\d{1,2}[日号]")]
    private static partial Regex DayOfYear();

    [GeneratedRegex(@"\A\s*(?<yy>[123]\d)([.．年-](?<months>(1[-—~])?(0?[1-9]|1[0-2]))|(?<months>0[1-9]|1[0-2]))月?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ShortMonths();

    [GeneratedRegex(@"\A\s*(?<yy>[12]\d)年度?数?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ShortYear();

    [GeneratedRegex("月|季度|半年")]
    private static partial Regex Months();

    [GeneratedRegex(@"\A\s*(sheet|工作表|表)\s*\d*\s*(\(\d+\))?\s*\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex GivenByProgram();
}
