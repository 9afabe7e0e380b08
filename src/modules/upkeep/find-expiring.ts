import type { Db } from '../../platform/database/connect.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { KINDS_WITH_VALIDITY, isDocumentKind } from '../../law/document-kinds.ts';
import type { UpkeepTerms } from '../../law/upkeep/upkeep-terms.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { forcesOf } from '../documents/documents.queries.ts';
import { itemsLapsingUntil, itemsOf } from '../publishing/publishing.queries.ts';
import { normativeRecords } from '../registers/upkeep-records.ts';
import type { FoundSubject } from './found-subject.ts';

/**
 * Documents whose 失效日期 is near or past, by the first alarm: those that are public by their metadata, those that stand in the
 * register alone by it. What lapsed before anybody looked isn't news any more; a case that was open by then stays.
 */
export async function expiringSubjects(
  db: Db,
  agencyId: string,
  { terms, today }: { readonly terms: UpkeepTerms; readonly today: PlainDate },
): Promise<FoundSubject[]> {
  const until = addDays(today, Math.max(...terms.expiryAlarms));
  const items = (await itemsLapsingUntil(db, { agencyId, day: until }))
    .filter(
      ({ kind, validity }) =>
        isDocumentKind(kind) && KINDS_WITH_VALIDITY.has(kind) && validity !== 'repealed',
    )
    .map((item) => ({
      ...item,
      documentId: item.document_id,
      metadata: metadataSchema.parse(item.metadata),
    }));
  const forces = await forcesOf(db, items);
  const documents = items.flatMap((item, index): FoundSubject[] => {
    const { lapsesOn } = item.metadata;
    const endedOn = forces[index]?.endedOn ?? null;
    // What was ended before its term, as declared 失效 by 清理, doesn't end once more.
    if (lapsesOn === null || (endedOn !== null && endedOn < lapsesOn && endedOn <= today)) return [];
    const { document_id: id, title, revision_id: revisionId } = item;
    return [{ kind: 'document', id, title, grounds: [endOf(lapsesOn)], revisionId, since: lapsesOn }];
  });
  return [...documents, ...(await registeredSubjects(db, agencyId, until))];
}

async function registeredSubjects(db: Db, agencyId: string, until: PlainDate): Promise<FoundSubject[]> {
  const records = (await normativeRecords(db, agencyId)).filter(
    ({ validUntil, endedOn }) => validUntil !== null && endedOn === null && addDays(validUntil, 1) <= until,
  );
  const open = await itemsOf(
    db,
    records.flatMap(({ documentId }) => (documentId === null ? [] : [documentId])),
  );
  const shown = new Set(open.filter(({ state }) => state === 'public').map((item) => item.document_id));
  return records.flatMap(({ id, title, documentNumber, validUntil, documentId }): FoundSubject[] => {
    if (validUntil === null || shown.has(documentId ?? '')) return [];
    const since = addDays(validUntil, 1);
    const called = documentNumber === '' ? title : `${title}（${documentNumber}）`;
    return [{ kind: 'normative', id, title: called, grounds: [endOf(since)], revisionId: null, since }];
  });
}

function endOf(lapsesOn: PlainDate): FoundSubject['grounds'][number] {
  return { name: 'note', detail: `有效期至${addDays(lapsesOn, -1)}`, since: lapsesOn };
}
