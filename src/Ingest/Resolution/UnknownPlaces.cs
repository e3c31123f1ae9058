using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Places that are told by how they are called (黑石镇, 南沟乡), whether or not the catalog knows them.</summary>
internal static partial class UnknownPlaces
{
    /// <summary>The place that a title or a name is about: it stands at its beginning or alone; null when none does.</summary>
    public static string? In(string text)
    {
        foreach (var regex in new[] { Place(), AtTheEnd() })
        {
            if (regex.Match(text).Groups["place"] is { Success: true, Value: var place } && !Generic().IsMatch(place))
                return place;
        }

        return null;
    }

    /// <summary>The place, or the office, that a line is about in the words of whoever is at home there (全镇, 我乡, 我局); null for none.</summary>
    public static string? OfSender(string text) => Own().Match(text) is { Success: true, Value: var own } ? own : null;

    /// <summary>The word by which a line is about the county without its townships (县本级); null for none.</summary>
    public static string? OwnLevelIn(string text) => OwnLevel().Match(text) is { Success: true, Value: var level } ? level : null;

    /// <summary>What some of the county are called, where a text is no more than that (农村, 山区), or that it is about more (全省); null for neither.</summary>
    public static string? SomeOf(string text) => Some().Match(text) is { Success: true } ? text.Trim() : null;

    [GeneratedRegex(@"\A\s*((全县)?(农村|城镇|乡村|城区|县城|企业)|\p{IsCJKUnifiedIdeographs}{0,3}(片区|[山林牧库川]区)|\p{IsCJKUnifiedIdeographs}{2}乡镇|全[省国]|[省市县]直)\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Some();

    [GeneratedRegex("[全我本](镇|乡(?!镇)|街道|村)(?!人民政府|政府)|(我|(?<!\\p{L})本)(局|委|办|院|厂|校|所|站|中心|公司|园区|社区|辖区)(?!长|领导)")]
    private static partial Regex Own();

    [GeneratedRegex("[省市县区乡镇]?本级|(地方|中央)级|(乡镇|(?<!乡)镇|乡(?!镇))级(?=\\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex OwnLevel();

    // As an office, in brackets or behind a stroke at the end, behind numbers and signs, and behind or before a period: 32-黑石镇2024年1-6月指标, 2024年6月黑石镇, 黑石镇.
    [GeneratedRegex(
        @"\A[\s\d_.\-—、()（）【】]*((19|20)\d\d年?度?([\d一二三四五六七八九十\-—至到]+月份?|[上下]半年|[前一二三四1-4第]+季度?)?[\s_\-—]*)?"
        + @"(?<place>[\u4e00-\u9fff]{2,5}?(镇|乡(?![村镇])|街道|街道办|街道办事处|苏木|[^地小社园景库灾山牧林城市新辖老校厂片功能示范郊县]区(?![域块间])|县(?![域级])|[^城超门]市(?![场民政])|村(?![庄镇级])|开发区|产业园区?|工业园区?|高新区))(?=\s*((19|20)\d\d|[\d一二三四五六七八九十]+[月\-—至]|[上下]半年|[(（）)_\-—]|\z|主要|委会|民委员会|人民政府|政府|党委|管委会|便民|统计站|农业|财政)|(?<=[年月度]\s*[\u4e00-\u9fff]{3,5}))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"[-—_\s(（【\[](?<place>[\u4e00-\u9fff]{2,4}?(镇|乡|街道|苏木|村))\s*[)）】\]]?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AtTheEnd();

    [GeneratedRegex(@"[各全本我每某分城]|乡镇|村镇|镇村|城乡|[下返回家老]乡|[集小大强新]镇|[大强]县|农村|乡村|行政村|市场|县区|区县|市县|重点|建制|特色|中心|示范|试点|贫困|脱贫|帮扶|所辖|下辖|易地|搬迁|百强", RegexOptions.ExplicitCapture)]
    private static partial Regex Generic();
}
