import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearAbandoned } from '../../platform/temporary-files.ts';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice } from '../../../test/office.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { addSite, moveAgency } from './change-sites.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder, unfinishedFolder } from './site-folder.ts';
import { diceOf, type Dice } from './test/dice.ts';
import { followAll } from './test/follow-all.ts';
import { live } from './test/killing.ts';
import { differences, scratchSite, standingSite } from './test/scratch-site.ts';
import { fillColumn, happen, type HistoryWorld } from './test/site-history.ts';
import { verifySite } from './verify-site.ts';

// Things happen at random, and the process that follows them is killed at random: between two queries, between two files,
// within a file. In the end the folder holds what is made from the database alone, byte for byte. GONGKAI_HISTORIES says how
// many histories, GONGKAI_SEED where they begin: `GONGKAI_SEED=150 GONGKAI_HISTORIES=1` is number 150 alone. Each goes on in the
// world that those before it left: what fails only after them is found by beginning earlier.
const HISTORIES = Number(process.env['GONGKAI_HISTORIES'] ?? 6);
const FIRST = Number(process.env['GONGKAI_SEED'] ?? 1);
const HAPPENINGS = 10;
const KEYS = ['dynamic.news', 'dynamic.notices', 'annual-reports'] as const;

let at: HistoryWorld;
let world: TestWorld;
let kills = 0;

beforeAll(async () => {
  world = await createWorld();
  const offices = [await openOffice(world), await openOffice(world, 'linzhen')];
  const columns: string[] = [];
  await offices[0]?.published('dynamic.news', { title: '第一件' });
  for (const office of offices)
    for (const key of KEYS) columns.push((await nodeByKey(world.db, office.agencyId, key)).id);
  at = { world, offices, columns };
  for (const [index, nodeId] of columns.entries())
    await fillColumn(world, { nodeId, count: 18 + 5 * index + (index % 2 === 0 ? 0 : 20), on: index });
  // Near the end of a sitemap, as the columns are near the numbers at which a page is full, comes, has data, is led to.
  await sql`UPDATE counters SET last = 996 WHERE scope LIKE 'public:%'`.execute(world.db);
  await addSite(world.system, {
    slug: 'erzhan',
    siteName: '第二个网站',
    baseUrl: 'https://erzhan.example',
    otherHosts: [],
  });
  await moveAgency(world.system, { site: 'erzhan', agencyId: offices[1]?.agencyId ?? '' });
  await rebuildSite(world.system, {});
}, 180_000);
afterAll(async () => world.close());

test.each(Array.from({ length: HISTORIES }, (_, index) => FIRST + index))(
  'after history %i the site is what a rebuild from nothing makes',
  { timeout: 120_000 },
  async (seed) => {
    const dice = diceOf(seed);
    const told: string[] = [];
    for (let n = 0; n < HAPPENINGS; n += 1) {
      await happenNext(dice, told);
      if (dice.chance(50)) told.push(await followUntilKilled(dice));
    }
    await live(world.system, { databaseUrl: world.databaseUrl, steps: null }, async (life) =>
      followAll(life, { packs: dice.chance(30) }),
    );
    // As the program does when it starts again.
    await clearAbandoned(unfinishedFolder(siteFolder(world.system.config)));
    const wanted = await scratchSite(world.system);
    const found = standingSite(siteFolder(world.system.config));
    const quick = dice.chance(50);
    const { faults } = seed % 5 === 0 ? await verifySite(world.system, { quick }) : { faults: [] };
    const seen = { told, differences: differences(wanted, found), faults, ahead: await numbersAhead() };
    expect(seen).toEqual({ told, differences: [], faults: [], ahead: [] });
  },
);

test('the histories had kills in them', () => {
  expect(kills).toBeGreaterThan(HISTORIES / 2);
});

/** What fails tells what came before it, for the seed alone doesn't: a history stands on what those before it left. */
async function happenNext(dice: Dice, told: string[]): Promise<void> {
  try {
    told.push(await happen(at, dice));
  } catch (cause) {
    throw new Error(`failed after: ${told.join(', ')}`, { cause });
  }
}

async function followUntilKilled(dice: Dice): Promise<string> {
  const steps = dice.chance(75) ? dice.below(dice.chance(50) ? 60 : 600) : null;
  const killed = await live(world.system, { databaseUrl: world.databaseUrl, steps }, async (life) =>
    followAll(life, { packs: dice.chance(30) }),
  );
  if (killed) kills += 1;
  return killed ? `(killed after ${steps})` : '(followed)';
}

/** Counters that would give a number again which stands somewhere: the publication that gets it fails, be it histories later. */
async function numbersAhead(): Promise<readonly string[]> {
  const { rows } = await sql<{ scope: string }>`
    SELECT given.scope FROM (
      SELECT 'list:' || node_id AS scope, max(list_number) AS number FROM published_items GROUP BY node_id
      UNION ALL SELECT 'public:' || agency_id, max(public_number) FROM published_items GROUP BY agency_id
    ) AS given LEFT JOIN counters ON counters.scope = given.scope
    WHERE given.number > coalesce(counters.last, 0)`.execute(world.db);
  return rows.map(({ scope }) => scope);
}
