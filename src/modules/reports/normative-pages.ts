import type { Db } from '../../platform/database/connect.ts';
import { KINDS_WITH_VALIDITY, isDocumentKind } from '../../law/document-kinds.ts';
import type { NormativePage } from '../../law/annual-report/checks/page-validity.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { forcesOf } from '../documents/documents.queries.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import { normativeRecords } from '../registers/upkeep-records.ts';

/** The agency's normative documents that are registered and public, with what both places say of their end. */
export async function normativePages(db: Db, agencyId: string): Promise<NormativePage[]> {
  const records = Map.groupBy(await normativeRecords(db, agencyId), ({ documentId }) => documentId ?? '');
  const items = (
    await itemsOf(
      db,
      [...records.keys()].filter((id) => id !== ''),
    )
  ).filter(({ state, kind }) => state === 'public' && isDocumentKind(kind) && KINDS_WITH_VALIDITY.has(kind));
  const forces = await forcesOf(
    db,
    items.map((item) => ({ documentId: item.document_id, metadata: metadataSchema.parse(item.metadata) })),
  );
  return items.flatMap((item, index): NormativePage[] => {
    const force = forces[index];
    if (force === undefined) return [];
    return (records.get(item.document_id) ?? []).map((registered) => ({
      title: registered.title,
      registered,
      page: { title: item.title, ...force },
    }));
  });
}
