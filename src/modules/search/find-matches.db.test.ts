import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { findNewest, type Found } from './find-matches.ts';
import type { SearchScope } from './search-scope.ts';
import { COUNT_CAP } from './search.repository.ts';
import { searchPublished } from './search.usecases.ts';

/** Of every so-many documents one has the word; in the title it stands in some of them, or in old ones only. */
const WORDS = { every: 1, often: 3, seldom: 17, rare: 400, never: 100_000 } as const;
const OLD = 12_000;
/** One an hour: some 720 a month, two years and nine months of them. */
const DOCUMENTS = 24_000;
/** Some months; more than half a year, asked by years; most of it. */
const SIZES = [2_000, 5_000, 12_000];
const NOW = new Date('2026-11-20T04:00:00Z');
const AGENCY = '00000000-0000-4000-8000-000000000002';

let world: TestWorld;

beforeAll(async () => {
  world = await createWorld();
  const { db } = world;
  await sql`ALTER TABLE search_entries DROP CONSTRAINT search_entries_document_id_fkey,
    DROP CONSTRAINT search_entries_agency_id_fkey, DROP CONSTRAINT search_entries_node_id_fkey`.execute(db);
  const words = sql.join(
    Object.entries(WORDS).flatMap(([word, each]) => [
      sql`CASE WHEN n % ${sql.lit(each)} = 1 % ${sql.lit(each)} THEN ${sql.lit(`'${word}' `)} ELSE '' END`,
      sql`CASE WHEN n % ${sql.lit(each * 4)} = 1 % ${sql.lit(each)} AND n > ${sql.lit(word === 'often' ? OLD : 0)}
        THEN ${sql.lit(`'^${word}' `)} ELSE '' END`,
    ]),
    sql` || `,
  );
  await sql`INSERT INTO search_entries (document_id, agency_id, node_id, kind, validity, published_at, title, excerpt,
      index_number, format, head, terms)
    SELECT gen_random_uuid(), agency, gen_random_uuid(), 'news', 'none', at, '通知', '', 'X' || n, 1, '', (${words}
      || '''通知'' ''~a' || right(agency::text, 12) || ''' '
      || CASE WHEN n >= ${sql.lit(DOCUMENTS - 3)} THEN '''防汛'' ' ELSE '' END
      || to_char(at AT TIME ZONE 'Asia/Shanghai', '"''~y"YYYY"'' ''~m"YYYYMM"''"'))::tsvector
    FROM generate_series(0, ${sql.lit(DOCUMENTS - 1)}) AS n, LATERAL (SELECT ${NOW}::timestamptz - n * interval '1 hour' AS at,
      ('00000000-0000-4000-8000-00000000000' || n % 5)::uuid AS agency) AS each`.execute(db);
}, 120_000);
afterAll(() => world.close());

async function expected(word: string, scope: SearchScope): Promise<string[]> {
  const { period, year = null, agencyId = null } = scope;
  const [from, until] = period ?? [new Date(0), new Date('2100-01-01T00:00:00Z')];
  const { rows } = await sql<{ id: string }>`SELECT document_id AS id FROM search_entries
    WHERE ${word} = ANY(tsvector_to_array(terms)) AND published_at >= ${from} AND published_at < ${until}
      AND (${year}::text IS NULL OR to_char(published_at AT TIME ZONE 'Asia/Shanghai', 'YYYY') = ${year})
      AND (${agencyId}::uuid IS NULL OR agency_id = ${agencyId})
    ORDER BY published_at DESC, document_id DESC LIMIT ${COUNT_CAP + 1}`.execute(world.db);
  return rows.map(({ id }) => id);
}

async function found(word: string, scope: SearchScope, wider?: Found): Promise<Found> {
  const more = wider === undefined ? {} : { wider };
  return findNewest(world.db, { query: `'${word}'`, scope, now: NOW, sizes: SIZES, ...more });
}

function days(from: string, until: string): readonly [Date, Date] {
  return [new Date(`${from}T00:00:00+08:00`), new Date(`${until}T00:00:00+08:00`)];
}

const SCOPES: readonly [string, SearchScope][] = [
  ['all', {}],
  ['an agency', { agencyId: AGENCY }],
  ['a year', { year: '2024' }],
  ['this year', { year: '2026' }],
  ['a year without documents', { year: '2019' }],
  ['a year to come', { year: '2031' }],
  ['the last month', { period: days('2026-10-20', '2026-11-21') }],
  ['the last year', { period: days('2025-11-20', '2026-11-21') }],
  ['the last year at an agency', { period: days('2025-11-20', '2026-11-22'), agencyId: AGENCY }],
  ['the part of a year within a period', { period: days('2025-06-20', '2026-11-21'), year: '2025' }],
  ['a year outside of a period', { period: days('2025-06-20', '2026-11-21'), year: '2024' }],
  ['a year gone by', { period: days('2024-03-05', '2025-02-10') }],
  ['days long ago', { period: days('2024-06-05', '2024-06-08') }],
  ['days to come', { period: days('2026-12-05', '2027-06-08') }],
];
const ASKED = SCOPES.flatMap(([what, scope]) => Object.keys(WORDS).map((word) => ({ word, what, scope })));

test.each(ASKED)('asked slice by slice, $word finds the newest of $what', async ({ word, scope }) => {
  const anywhere = await found(word, scope);
  expect(anywhere.ids).toEqual(await expected(word, scope));
  // Titles are asked from where the texts were.
  expect((await found(`^${word}`, scope, anywhere)).ids).toEqual(await expected(`^${word}`, scope));
});

test('a common word is found in the newest months, a rarer one in the newest years, a rare one in everything', async () => {
  const since = async (word: string): Promise<string | null> => (await found(word, {})).since;
  expect([await since('every'), await since('often'), await since('rare')]).toEqual([
    '2026-08-01',
    '2026-01-01',
    null,
  ]);
});

test('of a year gone by the last months are asked first', async () => {
  expect((await found('every', { year: '2025' })).since).toBe('2025-10-01');
});

test('without words the newest of all are listed', async () => {
  const all = await findNewest(world.db, { query: null, scope: {}, now: NOW, sizes: SIZES });
  expect(all.ids).toEqual(await expected('every', {}));
});

test('where little has all words it comes first, however many newer ones have nearly all', async () => {
  const { hits, whole } = await searchPublished(world.db, {
    text: '防汛 通知',
    scope: {},
    order: 'relevance',
    page: 1,
    now: NOW,
  });
  expect(whole).toBe(3);
  expect(hits.slice(0, 3).map(({ documentId }) => documentId)).toEqual(await expected('防汛', {}));
});
