import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';

/** What facts were when pages were last asked to follow them; those never seen are missing. */
export async function digestsOf(db: Db, facts: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('site_facts')
    .selectAll()
    .where('fact', '=', sql<string>`ANY(${facts}::text[])`)
    .execute();
  return new Map(rows.map(({ fact, digest }) => [fact, digest]));
}

/** Facts about these that were there, by the names of what they are about: `column:<node>`, `reportMembers:<agency>:…`. */
export async function factsStartingWith(db: Db, prefixes: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('site_facts')
    .select('fact')
    .where((eb) => eb.or(prefixes.map((prefix) => eb('fact', 'like', `${prefix}%`))))
    .execute();
  return rows.map(({ fact }) => fact);
}

/** Keeps what facts are now, and forgets those that are no more. */
export async function keepDigests(
  tx: Tx | Db,
  input: { digests: ReadonlyMap<string, string>; gone: readonly string[] },
): Promise<void> {
  const { digests, gone } = input;
  await sql`
    INSERT INTO site_facts (fact, digest)
    SELECT * FROM unnest(${[...digests.keys()]}::text[], ${[...digests.values()]}::text[])
    ON CONFLICT (fact) DO UPDATE SET digest = excluded.digest WHERE site_facts.digest <> excluded.digest`.execute(
    tx,
  );
  if (gone.length === 0) return;
  await tx
    .deleteFrom('site_facts')
    .where('fact', '=', sql<string>`ANY(${gone}::text[])`)
    .execute();
}

/** What is kept of a fact that pages are about to follow: whoever looks before they have done so finds that it has changed. */
export const IN_DOUBT = '';

/** Says of facts that nobody knows which pages show them as they were, and which as they are. */
export async function doubtDigests(db: Db, facts: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO site_facts (fact, digest) SELECT fact, ${IN_DOUBT} FROM unnest(${facts}::text[]) AS fact
    ON CONFLICT (fact) DO UPDATE SET digest = excluded.digest`.execute(db);
}

/** Forgets what all facts were: of those that are no more, too. */
export async function forgetDigests(tx: Tx): Promise<void> {
  await tx.deleteFrom('site_facts').execute();
}

/** One at a time finds out what of them changed; until the end of the transaction. */
export async function lockSharedFacts(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('site facts', 0))`.execute(tx);
}
