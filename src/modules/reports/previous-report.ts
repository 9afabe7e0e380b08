import type { Db } from '../../platform/database/connect.ts';
import type { ReportTables } from '../../law/annual-report/tables.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { editionsOf } from '../documents/documents.queries.ts';
import { frozenReport, tablesOfCells } from './compile-report.ts';
import { partsOfReading } from './previous-reading.ts';
import { findPrevious } from './previous-reports.repository.ts';
import { listVersions } from './report-versions.repository.ts';
import { findReport } from './reports.repository.ts';
import type { FrozenReport } from './reports.types.ts';

/** The year before, as it was reported. */
export interface PreviousReport {
  readonly tables: ReportTables;
  /** Parts one to six. */
  readonly parts: readonly { readonly text: string }[];
  /** Where it comes from: a report written here, or a file that a person confirmed. */
  readonly source:
    | { readonly kind: 'own'; readonly reportId: string }
    | {
        readonly kind: 'read';
        readonly fileName: string;
        readonly confirmedByName: string;
        readonly confirmedAt: Date;
      };
}

/**
 * What a year is held against: the report of the year before as the public sees it, or as it was frozen last where it isn't public;
 * else one that was read from a file and confirmed. Null when there is neither.
 */
export async function previousReport(
  db: Db,
  input: { agency: Agency; year: number },
): Promise<PreviousReport | null> {
  const { agency } = input;
  const year = input.year - 1;
  const own = await ownReport(db, { agencyId: agency.id, year });
  if (own !== null) {
    const { parts } = frozenReport(own.frozen, { agency, year, publishedOn: null });
    return { tables: tablesOfCells(own.frozen.cells), parts, source: { kind: 'own', reportId: own.id } };
  }
  const read = await findPrevious(db, { agencyId: agency.id, year });
  if (read === undefined || read.cells === null || read.confirmed_at === null) return null;
  return {
    tables: tablesOfCells(read.cells),
    parts: partsOfReading(read.reading),
    source: {
      kind: 'read',
      fileName: read.file_name,
      confirmedByName: read.confirmed_by_name ?? '',
      confirmedAt: read.confirmed_at,
    },
  };
}

/** An agency's own report of a year as it was reported; null when none was frozen. */
export async function ownReport(
  db: Db,
  of: { agencyId: string; year: number },
): Promise<{ id: string; frozen: FrozenReport } | null> {
  const row = await findReport(db, of);
  if (row === undefined || row.frozen === null) return null;
  const live = new Set(
    (row.document_id === null ? [] : await editionsOf(db, row.document_id))
      .filter((edition) => edition.state === 'published')
      .map((edition) => edition.id),
  );
  const shown = (await listVersions(db, row.id)).findLast((version) => live.has(version.edition_id));
  return { id: row.id, frozen: shown?.content ?? row.frozen };
}
