using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Text;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>What a sender reads beside the workbook: what became of it, why, and what to do.</summary>
internal static class Receipt
{
    private static readonly ResourceManager Resources = new("IndicatorPipeline.Ingest.Receipts.ReceiptTexts", typeof(Receipt).Assembly);

    /// <param name="submission">What is told about.</param>
    /// <param name="findings">In the order in which they are listed.</param>
    /// <param name="figures">How many figures of each indicator, by its name; for an accepted submission.</param>
    /// <param name="zone">In which time is shown.</param>
    public static string Text(
        Submission submission,
        ImmutableArray<Finding> findings,
        IReadOnlyList<(string Indicator, long Figures)> figures,
        TimeZoneInfo zone,
        CultureInfo culture)
    {
        var text = new StringBuilder();
        Line(Get("title", culture));
        Line(Format("file", submission.FileName));
        Line(Format("received", TimeZoneInfo.ConvertTime(submission.ReceivedAt, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        Line(Format("number", submission.Id.ToString(CultureInfo.InvariantCulture), submission.Sha256[..12]));
        Line(Get(submission.AwaitsRelease ? "verdict_accepted_awaiting" : $"verdict_{Verdicts.Codes[submission.Verdict]}", culture));
        if (submission.Verdict == Verdict.Accepted && figures.Count > 0)
        {
            Line("");
            Line(Format("figures", figures.Sum(f => f.Figures), figures.Count));
            foreach (var (indicator, count) in figures)
                Line(Format("figures_of", indicator, count));
        }

        foreach (var kind in FindingKinds.All)
            List(kind);
        return text.ToString();

        void List(FindingKind kind)
        {
            var listed = findings.Where(f => FindingKinds.Of(f) == kind).ToList();
            if (listed.Count == 0)
                return;
            Line("");
            Line(Format("listed_" + FindingKinds.CodeOf(kind), listed.Count));
            for (var i = 0; i < listed.Count; i++)
            {
                var finding = listed[i];
                Line(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. [{finding.Code}] {FindingTexts.Title(finding.Code, culture)}{Where(finding)}"));
                if (!string.IsNullOrEmpty(finding.Shown))
                    Line("   " + Format("shown", OneLine(finding.Shown)));
                Line("   " + OneLine(FindingTexts.Message(finding, culture)));
                if (!string.IsNullOrEmpty(finding.Suggestion))
                    Line("   " + Format("suggestion", OneLine(finding.Suggestion)));
                Line("   " + (finding.Explanation is { } explanation ? Format("explanation", OneLine(explanation)) : Format("advice", FindingTexts.Advice(finding.Code, culture))));
            }
        }

        string Where(Finding finding) => finding switch
        {
            { Sheet: { } sheet, Cell: { } cell } => Format("where_cell", OneLine(sheet), cell),
            { Sheet: { } sheet } => Format("where_sheet", OneLine(sheet)),
            _ => "",
        };

        // The editor of old Windows shows a line feed alone as no line end.
        void Line(string line) => text.Append(line).Append("\r\n");

        string Format(string key, params object[] arguments) => string.Format(culture, Get(key, culture), arguments);
    }

    /// <summary>What a sender reads beside a workbook that was accepted and has been taken back.</summary>
    public static string OfWithdrawal(Submission submission, TimeZoneInfo zone, CultureInfo culture)
    {
        string[] lines =
        [
            Get("title", culture),
            string.Format(culture, Get("file", culture), submission.FileName),
            string.Format(culture, Get("received", culture), Show(submission.ReceivedAt)),
            string.Format(culture, Get("number", culture), submission.Id.ToString(CultureInfo.InvariantCulture), submission.Sha256[..12]),
            Get("withdrawn", culture),
            string.Format(culture, Get("withdrawn_at", culture), Show(submission.WithdrawnAt!.Value)),
            string.Format(culture, Get("withdrawn_why", culture), OneLine(submission.WithdrawnWhy!)),
        ];
        return string.Concat(lines.Select(line => line + "\r\n"));

        string Show(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>What stands beside a file that a fault of the program keeps from being read.</summary>
    public static string OfFault(string fileName, CultureInfo culture) =>
        string.Format(culture, Get("fault", culture), fileName).Replace("\n", "\r\n", StringComparison.Ordinal);

    /// <summary>Why an accepted submission counts no more that was read again and came to something else.</summary>
    public static string ReadAgain(Verdict verdict, CultureInfo culture) => Get($"read_again_{Verdicts.Codes[verdict]}", culture);

    /// <summary>The bytes of a receipt: the mark at the beginning tells the editor of Windows that it is UTF-8.</summary>
    public static byte[] Encode(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>A text of the receipts.</summary>
    public static string Get(string key, CultureInfo culture) =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"ReceiptTexts has no {key}.");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
