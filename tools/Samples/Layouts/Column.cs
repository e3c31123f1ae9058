namespace IndicatorPipeline.Samples.Layouts;

/// <summary>A column of a table whose rows are <typeparamref name="T"/>.</summary>
/// <param name="Header">Its headings from the top; equal ones side by side are merged.</param>
/// <param name="Width">In characters.</param>
internal sealed record Column<T>(IReadOnlyList<string> Header, double Width, Func<T, Printed> Print);
