import { PART_TITLES, type PartNumber, reportTitle } from '../law/annual-report/form.ts';
import type { ReportTables } from '../law/annual-report/tables.ts';
import { annualReportTables } from './annual-report-tables.ts';
import type { ReportBlock, ReportDocument } from './report-document.ts';

/** A heading or paragraph of the report's text; part 0 stands before part one. */
export interface NarrativePiece {
  readonly part: PartNumber;
  readonly kind: 'heading' | 'paragraph';
  readonly text: string;
}

/** What an annual report is made of. */
export interface AnnualReportContent {
  /** The agency's full name. */
  readonly agencyName: string;
  readonly year: number;
  readonly tables: ReportTables;
  /** In the order in which it is read within each part; pieces without text are left out. */
  readonly narrative: readonly NarrativePiece[];
  /** Day of the report (PlainDate); null leaves out name and date at the end. */
  readonly signedOn: string | null;
}

/**
 * The report as a document: title, opening, six parts with the form's titles, each table at the end of its part, and
 * name and date (国办公开办函〔2021〕30号).
 */
export function annualReportDocument(content: AnnualReportContent): ReportDocument {
  const tables = annualReportTables(content.tables);
  const parts = PART_TITLES.flatMap((title, index): ReportBlock[] => {
    const table = tables[index - 1];
    return [
      { kind: 'heading', level: 1, text: title },
      ...narrativeOf(content, index + 1),
      ...(table === undefined ? [] : [{ kind: 'table', table } as const]),
    ];
  });
  return {
    title: reportTitle(content.agencyName, content.year),
    agencyName: content.agencyName,
    blocks: [
      ...narrativeOf(content, 0),
      ...parts,
      ...(content.signedOn === null
        ? []
        : [{ kind: 'signature', agency: content.agencyName, date: content.signedOn } as const]),
    ],
  };
}

function narrativeOf(content: AnnualReportContent, part: number): ReportBlock[] {
  // A template may carry the part's own title as its first piece; the form's title already stands there.
  return content.narrative
    .filter((piece) => piece.part === part && piece.text.trim() !== '' && !isPartTitle(piece))
    .map((piece) =>
      piece.kind === 'heading'
        ? { kind: 'heading', level: 2, text: piece.text.trim() }
        : { kind: 'paragraph', text: piece.text.trim() },
    );
}

function isPartTitle(piece: NarrativePiece): boolean {
  return piece.kind === 'heading' && PART_TITLES.some((title) => title === piece.text.trim());
}
