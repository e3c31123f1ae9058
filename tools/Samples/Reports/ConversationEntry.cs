using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>A workbook of the conversation.</summary>
/// <param name="Received">On which day it comes.</param>
/// <param name="Verdict">What becomes of it, as commands print it: accepted, returned or held.</param>
internal sealed record ConversationEntry(WorkbookLayout Book, DateOnly Received, string Verdict);
