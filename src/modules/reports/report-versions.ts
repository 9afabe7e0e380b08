import type { Db } from '../../platform/database/connect.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import type { CellValue } from '../../law/annual-report/tables.ts';
import { editionsOf, loadDocument, publishedContent } from '../documents/documents.queries.ts';
import type { Edition, Revision } from '../documents/documents.types.ts';
import { listVersions, versionBehind, type VersionRow } from './report-versions.repository.ts';
import type { reportsApi } from './reports.api.ts';
import type { ReportRow } from './reports.repository.ts';
import type { FrozenReport } from './reports.types.ts';

type View = ResponseOf<typeof reportsApi.get>;

/** Every 定稿 of a report with what it changed and whether the public saw it, and what a further one would be. */
export async function viewVersions(
  db: Db,
  row: ReportRow,
): Promise<Pick<View, 'versions' | 'isCorrection' | 'documentEdited'>> {
  if (row.document_id === null) return { versions: [], isCorrection: false, documentEdited: false };
  const versions = await listVersions(db, row.id);
  const { edition, revision } = await loadDocument(db, row.document_id);
  return {
    versions: await Promise.all(
      versions.map(async (version, index) => viewVersion(db, { version, index, versions })),
    ),
    isCorrection: edition.publishedAt !== null && edition.state !== 'discarded',
    documentEdited: await isEdited(db, { documentId: row.document_id, edition, revision }),
  };
}

/** Whether somebody made the document something else than what was printed into it. */
async function isEdited(
  db: Db,
  of: { documentId: string; edition: Edition; revision: Revision },
): Promise<boolean> {
  if (of.edition.state === 'discarded') return false;
  const version = await versionBehind(db, { documentId: of.documentId, editionId: of.edition.id });
  if (version === undefined || version.revision_id === of.revision.id) return false;
  return (await publishedContent(db, version.revision_id)).contentHash !== of.revision.contentHash;
}

async function viewVersion(
  db: Db,
  of: { version: VersionRow; index: number; versions: readonly VersionRow[] },
): Promise<View['versions'][number]> {
  const { version, index, versions } = of;
  const editions = await editionsOf(db, version.document_id);
  const edition = editions.find(({ id }) => id === version.edition_id);
  if (edition === undefined) throw new Error(`version ${version.id} without edition`);
  const replaced = versions.slice(index + 1).some((later) => later.edition_id === version.edition_id);
  const before = versions[index - 1]?.content;
  return {
    number: version.number,
    at: version.at.toISOString(),
    byName: version.by_name,
    reason: version.reason,
    state: edition.state,
    publishedAt: replaced ? null : (edition.publishedAt?.toISOString() ?? null),
    replaced,
    changedCells: before === undefined ? [] : changedCells(before, version.content),
    changedText: before !== undefined && textOf(before) !== textOf(version.content),
  };
}

function changedCells(
  before: FrozenReport,
  after: FrozenReport,
): { cell: string; before: CellValue; after: CellValue }[] {
  return Object.entries(after.cells).flatMap(([cell, value]) => {
    const former = before.cells[cell];
    return former === undefined || String(former) === String(value)
      ? []
      : [{ cell, before: former, after: value }];
  });
}

function textOf({ blocks }: FrozenReport): string {
  return JSON.stringify(blocks.map(({ part, kind, text }) => [part, kind, text]));
}
