import { SHIPPED_SYNONYMS } from './shipped-synonyms.ts';
import type { Db } from '../../platform/database/connect.ts';
import { parseSynonyms, type Synonyms } from './synonyms.ts';

/** The list of synonyms as people edit it; version 0 while it is the one that comes with the program. */
export interface SynonymList {
  readonly synonyms: string;
  readonly version: number;
}

/** The list that holds. */
export async function readSynonymList(db: Db): Promise<SynonymList> {
  const row = await db.selectFrom('search_settings').select(['synonyms', 'version']).executeTakeFirst();
  return row ?? { synonyms: SHIPPED_SYNONYMS.trim(), version: 0 };
}

/** Writes the list; false when somebody was faster. */
export async function writeSynonymList(db: Db, list: SynonymList): Promise<boolean> {
  if (list.version === 0) {
    const result = await db
      .insertInto('search_settings')
      .values({ synonyms: list.synonyms })
      .onConflict((conflict) => conflict.column('only_row').doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }
  const result = await db
    .updateTable('search_settings')
    .set({ synonyms: list.synonyms, version: list.version + 1 })
    .where('version', '=', list.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const PARSED = new WeakMap<Db, { readonly version: number; readonly synonyms: Synonyms }>();

/** The same, ready to be looked up. */
export async function currentSynonyms(db: Db): Promise<Synonyms> {
  const { synonyms: list, version } = await readSynonymList(db);
  const known = PARSED.get(db);
  if (known?.version === version) return known.synonyms;
  const synonyms = parseSynonyms(list);
  PARSED.set(db, { version, synonyms });
  return synonyms;
}
