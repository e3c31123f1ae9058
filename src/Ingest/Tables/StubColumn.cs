using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>A column of the stub.</summary>
/// <param name="Column">The sheet's column, from 0.</param>
/// <param name="Heading">The headings over it, from the outermost to the innermost.</param>
/// <param name="IsSerial">Whether it only counts the rows (序号) and labels nothing.</param>
/// <param name="Labels">Its labels, in reading order.</param>
internal sealed record StubColumn(int Column, ImmutableArray<Cell> Heading, bool IsSerial, ImmutableArray<Cell> Labels);
