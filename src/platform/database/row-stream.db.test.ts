import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { createEmptyDatabase } from '../../../test/database.ts';
import { connect, type Db } from './connect.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A pool of one connection: whatever keeps it keeps everything. */
async function oneConnection(): Promise<Db> {
  const { databaseUrl, drop } = await createEmptyDatabase();
  const db = connect(databaseUrl, { max: 1 });
  ends.push(drop, async () => db.destroy());
  return db;
}

/** From 1 on, each with a long text; the one of `fatal` can't be computed. */
function numbers(db: Db, last: number, fatal = 0): AsyncIterableIterator<{ n: number; text: string }> {
  return db
    .selectFrom(
      sql<{ n: number; text: string }>`(
        SELECT n, repeat('文', 1000 + 0 / (n - ${fatal}::int)) AS text FROM generate_series(1, ${last}::int) AS n)`.as<'made'>(
        sql`made`,
      ),
    )
    .selectAll()
    .stream();
}

test('rows come in order, more of them than a connection brings at once', async () => {
  const db = await oneConnection();
  const seen: number[] = [];
  for await (const { n, text } of numbers(db, 1_000)) {
    expect(text).toHaveLength(1_000);
    seen.push(n);
  }
  expect(seen).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 1));
});

test('who stops reading gives the connection back, ready for the next query', async () => {
  const db = await oneConnection();
  for await (const { n } of numbers(db, 1_000)) if (n === 3) break;
  const { rows } = await sql<{ one: number }>`SELECT 1 AS one`.execute(db);
  expect(rows).toEqual([{ one: 1 }]);
});

test('a failure reaches who reads, and the connection works on', async () => {
  const db = await oneConnection();
  const read = async (): Promise<void> => {
    for await (const row of numbers(db, 500, 400)) expect(row).toBeDefined();
  };
  await expect(read()).rejects.toThrow('division by zero');
  expect((await sql`SELECT 1`.execute(db)).rows).toHaveLength(1);
});

test('within a transaction rows are those of the transaction', async () => {
  const db = await oneConnection();
  await db.transaction().execute(async (tx) => {
    await sql`CREATE TEMPORARY TABLE made ON COMMIT DROP AS SELECT 7 AS n`.execute(tx);
    const seen: unknown[] = [];
    for await (const row of tx
      .selectFrom(sql<{ n: number }>`made`.as<'own'>(sql`own`))
      .selectAll()
      .stream())
      seen.push(row);
    expect(seen).toEqual([{ n: 7 }]);
  });
});
