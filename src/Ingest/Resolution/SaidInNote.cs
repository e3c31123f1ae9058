using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a note says that figures are (本表数据为合同数, 同比为环比).</summary>
/// <param name="Of">Of which figures it says so, as written; null for all.</param>
/// <param name="What">What they are, as written.</param>
/// <param name="IsEntry">Whether a form's entry says it (行业：工业): of a project, that is about the project.</param>
internal sealed record SaidInNote(string? Of, string What, Cell Note, bool IsEntry = false);
