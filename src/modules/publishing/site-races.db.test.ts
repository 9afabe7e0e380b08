import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearAbandoned } from '../../platform/temporary-files.ts';
import { createTown } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { packPages } from './page-packing.ts';
import { workshop } from './page-making.ts';
import { publish, withdraw } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder, unfinishedFolder } from './site-folder.ts';
import { diceOf } from './test/dice.ts';
import { differences, scratchSite, standingSite } from './test/scratch-site.ts';
import { fillColumn } from './test/site-history.ts';
import { prepare, prepareNext, race, vanishedOnes, type RaceWorld } from './test/site-race.ts';
import { tracesOf } from './test/traces.ts';
import { verifySite } from './verify-site.ts';

// The site is made by several at once while people publish, withdraw, restore and take every trace away; who makes it and who follows
// them is killed at random. In the end the folder holds what is made from the database alone, and nothing of what has vanished.
// GONGKAI_HISTORIES says how many races, GONGKAI_SEED where they begin. Each goes on in the world that those before it left; a seed says what
// is tried, not to the very query when.
const RACES = Number(process.env['GONGKAI_HISTORIES'] ?? 3);
const FIRST = Number(process.env['GONGKAI_SEED'] ?? 1);

let at: RaceWorld;
let app: FastifyInstance;
let kills = 0;
let vanished = 0;

beforeAll(async () => {
  const town = await createTown();
  at = { ...town, documents: [] };
  app = await buildServer({ ctx: at.world.system });
  await prepare(at, '首件人');
  await publishAll();
  for (const key of ['dynamic.news', 'dynamic.notices']) {
    const { id: nodeId } = await nodeByKey(at.world.db, at.office.agencyId, key);
    await fillColumn(at.world, { nodeId, count: 45, on: 1 });
  }
  await rebuildSite(at.world.system, {});
}, 180_000);
afterAll(async () => {
  await app.close();
  await at.world.close();
});

test.each(Array.from({ length: RACES }, (_, index) => FIRST + index))(
  'after race %i the site is what a rebuild from nothing makes, without what vanished',
  { timeout: 120_000 },
  async (seed) => {
    const dice = diceOf(seed);
    await refill(seed);
    const { world } = at;
    await packPages(workshop(world.system, { sync: false, thorough: true }), 10_000);
    const raced = await race(at, { dice, beginning: seed });
    kills += raced.kills;
    const gone = await vanishedOnes(at);
    vanished += gone.length;
    await packPages(workshop(world.system, { sync: false, thorough: true }), dice.below(400));
    // As the program does when it starts again.
    await clearAbandoned(unfinishedFolder(siteFolder(world.system.config)));
    const seen = {
      told: raced.told,
      differences: differences(
        await scratchSite(world.system),
        standingSite(siteFolder(world.system.config)),
      ),
      traces: await tracesOf({ world, app }, gone),
      faults: (await verifySite(world.system)).faults,
      quick: (await verifySite(world.system, { quick: true })).faults,
    };
    expect(seen).toEqual({ told: raced.told, differences: [], traces: [], faults: [], quick: [] });
  },
);

test('the races had kills in them, and documents that vanished', () => {
  expect(kills).toBeGreaterThan(RACES / 2);
  expect(vanished).toBeGreaterThan(0);
});

/** New documents, one for each thing that may happen to them; those of the race before are done with. */
async function refill(seed: number): Promise<void> {
  at.documents.length = 0;
  for (let n = 0; n < 4; n += 1) await prepare(at, `第${seed}场${n}号当事人`);
  await publishAll();
  const [first, second] = at.documents;
  if (first !== undefined) await prepareNext(at, first);
  if (second !== undefined) await takeOff(second.documentId);
  for (let n = 4; n < 6; n += 1) await prepare(at, `第${seed}场${n}号当事人`);
}

async function takeOff(documentId: string): Promise<void> {
  const { edition } = await loadDocument(at.world.db, documentId);
  const words = { reason: '有误', publicNotice: '暂时撤下' };
  await withdraw(at.office.as('publisher'), { documentId, editionVersion: edition.version, ...words });
}

async function publishAll(): Promise<void> {
  for (const { documentId } of at.documents) {
    const { edition } = await loadDocument(at.world.db, documentId);
    await publish(at.office.as('publisher'), { documentId, editionVersion: edition.version });
  }
}
