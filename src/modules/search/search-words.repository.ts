import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { holesOf } from './sounds.ts';

/** A word of public titles and how it sounds. */
export interface SpokenWord {
  readonly word: string;
  readonly sound: string;
}

/** Adds words that aren't there yet; in one order, so that two publications don't wait for each other. */
export async function addWords(db: Db, words: readonly SpokenWord[]): Promise<void> {
  if (words.length === 0) return;
  const rows = words
    .toSorted((a, b) => (a.word < b.word ? -1 : 1))
    .map((one) => ({ ...one, holes: holesOf(one.word) }));
  await db
    .insertInto('search_words')
    .values(rows)
    .onConflict((conflict) => conflict.column('word').doNothing())
    .execute();
}

/** Takes away those of the words that stand in no title any more; a word with the tsquery that finds it in titles. */
export async function forgetWords(
  db: Db,
  words: readonly { readonly word: string; readonly query: string }[],
): Promise<void> {
  if (words.length === 0) return;
  await sql`
    DELETE FROM search_words AS w
    USING unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ query }) => query)}::text[]) AS gone (word, query)
    WHERE w.word = gone.word
      AND NOT EXISTS (SELECT 1 FROM search_entries AS e WHERE e.terms @@ gone.query::tsquery)`.execute(db);
}

/** Words that sound like one of these, or fit one of these holes (`公_房`: any character in between). */
export async function likeWords(
  db: Db,
  wanted: { readonly sounds: readonly string[]; readonly holes: readonly string[] },
): Promise<SpokenWord[]> {
  return db
    .selectFrom('search_words')
    .select(['word', 'sound'])
    .where((eb) =>
      eb.or([
        eb('sound', '=', sql<string>`any(${wanted.sounds}::text[])`),
        sql<SqlBool>`holes && ${wanted.holes}::text[]`,
      ]),
    )
    .limit(200)
    .execute();
}

/** Which of the words are there. */
export async function knownWords(db: Db, words: readonly string[]): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set();
  const rows = await db.selectFrom('search_words').select('word').where('word', 'in', words).execute();
  return new Set(rows.map((row) => row.word));
}
