import type { Ctx } from '../../platform/context.ts';
import { currentEditions, documentsByIndexNumber } from '../documents/documents.queries.ts';
import type { EarlierImport } from './import-outcome.ts';
import { itemProposal } from './import-items.content.ts';
import type { ImportItemRow } from './import-items.repository.ts';
import { documentsOfHashes, recordsOf } from './import-records.repository.ts';

/** What is known in the agency of an item that is about to be imported. */
export interface KnownEarlier {
  /** The earlier import of the same item, and the document that it made. */
  readonly record: EarlierImport | null;
  readonly documentId: string | null;
  /** A document with the very same content, unless it was discarded; likewise below. */
  readonly twin: string | undefined;
  /** A document of the agency with the item's 索引号. */
  readonly ownNumber: string | undefined;
}

/** By what an item is known again. */
export type KnownBy = Pick<ImportItemRow, 'position' | 'key' | 'hash'> & { readonly indexNumber: string };

/** By what a waiting item is known again. */
export function knownBy(item: ImportItemRow): KnownBy {
  return { ...item, indexNumber: itemProposal.parse(item.proposal).indexNumber };
}

/** Looks up some waiting items of an agency at once, by position. */
export async function earlierImports(
  ctx: Pick<Ctx, 'db'>,
  agencyId: string,
  items: readonly KnownBy[],
): Promise<Map<number, KnownEarlier>> {
  const numbers = items.map(({ indexNumber }) => indexNumber);
  const records = await recordsOf(
    ctx.db,
    agencyId,
    items.map(({ key }) => key),
  );
  const same = await documentsOfHashes(
    ctx.db,
    agencyId,
    items.flatMap(({ hash }) => hash ?? []),
  );
  const owned = await documentsByIndexNumber(
    ctx.db,
    agencyId,
    numbers.filter((number) => number !== ''),
  );
  const documents = await currentEditions(ctx.db, [
    ...[...records.values(), ...same].map((record) => record.document_id),
    ...owned.values(),
  ]);
  const isThere = (documentId: string): boolean => {
    const document = documents.get(documentId);
    return document !== undefined && (document.state !== 'discarded' || document.isPublic);
  };
  const twins = new Map(
    same.filter((row) => isThere(row.document_id)).map((row) => [row.hash, row.document_id]),
  );
  return new Map(
    items.map((item, index) => {
      const record = records.get(item.key);
      const document = documents.get(record?.document_id ?? '');
      const own = owned.get(numbers[index] ?? '');
      return [
        item.position,
        {
          record:
            record === undefined || document === undefined
              ? null
              : { hash: record.hash, revisionId: record.revision_id, document },
          documentId: record?.document_id ?? null,
          twin: twins.get(item.hash ?? ''),
          ownNumber: own !== undefined && isThere(own) ? own : undefined,
        },
      ];
    }),
  );
}
