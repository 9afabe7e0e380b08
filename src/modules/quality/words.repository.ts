import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A word of an office as it is kept. */
export type WordRow = Selectable<Tables['quality_words']>;

/** Words that hold at some agencies, in the order of their kinds and words. */
export async function wordsOfAgencies(db: Db, agencyIds: readonly string[]): Promise<WordRow[]> {
  return db
    .selectFrom('quality_words')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .where('removed_at', 'is', null)
    .orderBy('kind')
    .orderBy('words')
    .orderBy('rule')
    .orderBy('held_from')
    .orderBy('id')
    .execute();
}

/** Adds words; those that are there already are left as they are. Returns how many were added. */
export async function insertWords(
  db: Tx,
  rows: readonly Insertable<Tables['quality_words']>[],
): Promise<number> {
  let added = 0;
  for (const some of inBatches(rows)) {
    const result = await db
      .insertInto('quality_words')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['agency_id', 'kind', 'words', 'rule', 'held_from'])
          .where('removed_at', 'is', null)
          .doNothing(),
      )
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** One word, locked until the end of the transaction; null when it was removed or never there. */
export async function lockWord(db: Tx, id: string): Promise<WordRow | null> {
  const row = await db
    .selectFrom('quality_words')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Takes a word out of use; its row stays. */
export async function removeWordRow(
  db: Tx,
  id: string,
  by: {
    readonly accountId: string | null;
    readonly name: string;
    readonly at: Date;
    readonly reason: string;
  },
): Promise<void> {
  await db
    .updateTable('quality_words')
    .set({
      removed_by: by.accountId,
      removed_by_name: by.name,
      removed_at: by.at,
      removal_reason: by.reason,
    })
    .where('id', '=', id)
    .execute();
}
