import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import {
  documentById,
  documentRows,
  editionById,
  forcesOf,
  publishedContent,
} from '../documents/documents.queries.ts';
import type { DocumentRow } from '../documents/documents.types.ts';
import { notOfTheRegister } from './registers.errors.ts';
import { registersPolicy } from './registers.policy.ts';
import type { Values } from './registers.rules.ts';
import { normativeRecords, recordFinder } from './upkeep-records.ts';

/** So many are read at once. */
const BATCH = 500;

/** A normative document on the site as its record would say it. */
export interface ProposedRecord {
  readonly agencyId: string;
  readonly title: string;
  /** The record that is its own by now; null where it may be registered. */
  readonly record: { readonly id: string; readonly title: string; readonly namesDocument: boolean } | null;
  readonly values: Values;
  readonly may: { readonly write: boolean };
}

/**
 * The normative documents of an agency that are on the site and that no record is about: table two doesn't count them. A record that
 * names no document is taken for the one of the same 文号, or of the same title, so that nothing is registered twice.
 */
export async function unregisteredDocuments(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{ documentId: string; title: string; documentNumber: string }[]> {
  authorise(registersPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const recordOf = recordFinder(await normativeRecords(ctx.db, agencyId));
  const found = [];
  for await (const { id: documentId, title, documentNumber } of publicNormative(ctx.db, agencyId))
    if (recordOf({ id: documentId, title, documentNumber }) === undefined)
      found.push({ documentId, title, documentNumber });
  return found;
}

async function* publicNormative(db: Db, agencyId: string): AsyncGenerator<DocumentRow> {
  let after: DocumentRow | null = null;
  for (;;) {
    const rows: DocumentRow[] = await documentRows(
      db,
      { agencyIds: [agencyId], kind: 'normative', live: true },
      { after, limit: BATCH },
    );
    yield* rows;
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) return;
  }
}

/** What a new record of a normative document on the site begins with: title, 文号, days, the document itself. */
export async function proposeRecord(
  ctx: Ctx,
  { documentId }: { readonly documentId: string },
): Promise<ProposedRecord> {
  const { agencyId, kind, liveEditionId } = await documentById(ctx.db, documentId);
  const place = await placeOf(ctx.db, agencyId);
  authorise(registersPolicy.read(ctx.actor, place));
  if (kind !== 'normative' || liveEditionId === null) throw notOfTheRegister();
  const values = await valuesOf(ctx.db, { documentId, editionId: liveEditionId });
  const title = String(values['title']);
  const called = { id: documentId, title, documentNumber: String(values['documentNumber']) };
  const record = recordFinder(await normativeRecords(ctx.db, agencyId))(called);
  return {
    agencyId,
    title,
    record:
      record === undefined
        ? null
        : { id: record.id, title: record.title, namesDocument: record.documentId !== null },
    values,
    may: { write: registersPolicy.write(ctx.actor, place, 'normative') === true },
  };
}

async function valuesOf(
  db: Db,
  { documentId, editionId }: { documentId: string; editionId: string },
): Promise<Values> {
  const { title, metadata } = await publishedContent(db, (await editionById(db, editionId)).revisionId);
  const [force] = await forcesOf(db, [{ documentId, metadata }]);
  const ended = force !== undefined && force.endedOn !== null && force.endedHow !== null ? force : null;
  return {
    kind: 'normative',
    title,
    documentNumber: metadata.documentNumber,
    madeOn: metadata.writtenOn,
    effectiveOn: metadata.effectiveOn,
    validUntil: force?.validUntil ?? null,
    endedOn: ended?.endedOn ?? null,
    endedHow: ended?.endedHow ?? null,
    documentId,
  };
}
