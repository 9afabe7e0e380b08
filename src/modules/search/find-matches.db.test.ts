import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { findNewest, type Found } from './find-matches.ts';
import type { SearchScope } from './search-scope.ts';
import { COUNT_CAP } from './search.repository.ts';

/** Every few documents there is one with the word. */
const WORDS = { every: 1, often: 3, seldom: 17, rare: 400, never: 100_000 } as const;
const DOCUMENTS = 8_000;
/** The newest half year, a year or so, then more; all documents reach over four years. */
const SIZES = [1_000, 2_000, 5_000];
const NOW = new Date('2026-11-20T04:00:00Z');

let world: TestWorld;

beforeAll(async () => {
  world = await createWorld();
  const { db } = world.system;
  await sql`ALTER TABLE search_entries DROP CONSTRAINT search_entries_document_id_fkey,
    DROP CONSTRAINT search_entries_agency_id_fkey, DROP CONSTRAINT search_entries_node_id_fkey`.execute(db);
  const words = sql.join(
    Object.entries(WORDS).map(
      ([word, each]) =>
        sql`CASE WHEN n % ${sql.lit(each)} = 1 % ${sql.lit(each)} THEN ${`'${word}' '^${word}' `} ELSE '' END`,
    ),
    sql` || `,
  );
  // One each four hours and a bit, so that months and years differ in what they hold of each word.
  await sql`INSERT INTO search_entries (document_id, agency_id, node_id, kind, validity, published_at, index_number, format,
      title, head, excerpt, terms)
    SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'news', 'unmarked', at, 'X' || n, 1, '', '', '',
      (${words} || to_char(at AT TIME ZONE 'Asia/Shanghai', '"''~y"YYYY"'' ''~m"YYYYMM"''"'))::tsvector
    FROM generate_series(0, ${sql.lit(DOCUMENTS - 1)}) AS n,
      LATERAL (SELECT ${NOW}::timestamptz - n * interval '263 minutes' AS at) AS times`.execute(db);
}, 120_000);
afterAll(() => world.close());

async function expected(word: string, scope: SearchScope): Promise<string[]> {
  const [from, until] = scope.period ?? [new Date(0), new Date('2100-01-01T00:00:00Z')];
  const { rows } = await sql<{ id: string }>`SELECT document_id AS id FROM search_entries
    WHERE ${word} = ANY(tsvector_to_array(terms)) AND published_at >= ${from} AND published_at < ${until}
      AND (${scope.year ?? null}::text IS NULL
        OR to_char(published_at AT TIME ZONE 'Asia/Shanghai', 'YYYY') = ${scope.year ?? null})
    ORDER BY published_at DESC, document_id DESC LIMIT ${COUNT_CAP + 1}`.execute(world.system.db);
  return rows.map(({ id }) => id);
}

async function found(word: string, scope: SearchScope, wider?: Found): Promise<Found> {
  const more = wider === undefined ? {} : { wider };
  return findNewest(world.system.db, { query: `'${word}'`, scope, now: NOW, sizes: SIZES, ...more });
}

const SCOPES: readonly [string, SearchScope][] = [
  ['all', {}],
  ['a year', { year: '2024' }],
  [
    'the last month',
    { period: [new Date('2026-10-20T00:00:00+08:00'), new Date('2026-11-21T00:00:00+08:00')] },
  ],
  [
    'the last year',
    { period: [new Date('2025-11-20T00:00:00+08:00'), new Date('2026-11-21T00:00:00+08:00')] },
  ],
  [
    'a year gone by',
    { period: [new Date('2024-03-05T00:00:00+08:00'), new Date('2025-02-10T00:00:00+08:00')] },
  ],
  [
    'days long ago',
    { period: [new Date('2023-06-05T00:00:00+08:00'), new Date('2023-06-08T00:00:00+08:00')] },
  ],
];

const ASKED = SCOPES.flatMap(([what, scope]) => Object.keys(WORDS).map((word) => ({ word, what, scope })));

test.each(ASKED)('asked slice by slice, $word finds the newest of $what', async ({ word, scope }) => {
  const anywhere = await found(word, scope);
  expect(anywhere.ids).toEqual(await expected(word, scope));
  // Titles are asked from where the texts were.
  expect((await found(`^${word}`, scope, anywhere)).ids).toEqual(anywhere.ids);
});

test('a common word is found in the newest slice, a rarer one further back, a rare one in everything', async () => {
  const since = async (word: string): Promise<string | null> => (await found(word, {})).since;
  const [every, often, rare] = [await since('every'), await since('often'), await since('rare')];
  expect(rare).toBeNull();
  expect(often).not.toBeNull();
  expect((often ?? '') < (every ?? '')).toBe(true);
});

test('without words the newest of all are listed', async () => {
  const all = await findNewest(world.system.db, { query: null, scope: {}, now: NOW, sizes: SIZES });
  expect(all.ids).toEqual(await expected('every', {}));
});
