import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, openOffice, type TestOffice } from '../../../test/office.ts';
import { columnAddresses } from '../publishing/column-addresses.ts';
import { rebuildSite } from '../publishing/rebuild-site.ts';
import { verifySite } from '../publishing/verify-site.ts';
import { moveNode } from './catalogue.moves.ts';
import { nodeById, nodeByKey } from './catalogue.queries.ts';
import { addNode, DEFAULT_STEPS, setNodeActive } from './catalogue.usecases.ts';

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
  other = await openOffice(world, 'linzhen');
});
afterAll(async () => world.close());

const addresses = columnAddresses;

async function keyed(key: string): Promise<string> {
  return (await nodeByKey(world.db, office.agencyId, key)).id;
}

/** A column of the office's own, of version 1. */
async function own(parentId: string, slug: string): Promise<string> {
  const { id } = await addNode(office.as('publisher'), {
    name: `栏目${slug}`,
    description: '',
    cycleText: '',
    cycleDays: null,
    reviewSteps: [...DEFAULT_STEPS],
    sort: 5,
    parentId,
    slug,
    kind: 'news',
  });
  return id;
}

async function pathOf(nodeId: string): Promise<string> {
  return (await nodeById(world.db, nodeId)).path;
}

async function move(nodeId: string, to: { parentId: string; slug: string; version?: number }) {
  return moveNode(office.as('publisher'), { nodeId, version: 1, addresses, ...to });
}

test('two columns that are moved at the same time don’t wait for each other for ever', async () => {
  const [news, notices] = [await keyed('dynamic.news'), await keyed('dynamic.notices')];
  const pairs = await Promise.all(
    Array.from({ length: 4 }, async (_, index) => own(index % 2 === 0 ? news : notices, `at-once-${index}`)),
  );
  const moved = await Promise.all(
    pairs.map(async (nodeId, index) =>
      move(nodeId, { parentId: index % 2 === 0 ? notices : news, slug: `at-once-${index}` }),
    ),
  );
  expect(moved.map(({ path }) => path)).toEqual([
    'dynamic/notices/at-once-0',
    'dynamic/news/at-once-1',
    'dynamic/notices/at-once-2',
    'dynamic/news/at-once-3',
  ]);
});

test('a column whose address changes takes its pages along and leaves none behind', async () => {
  const parentId = await keyed('dynamic');
  const nodeId = await own(parentId, 'before');
  await own(nodeId, 'below');
  await rebuildSite(world.system, {});
  await move(nodeId, { parentId, slug: 'after' });
  await drainOutbox(world);
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('a column that is retired leaves no page behind, and has it again when it comes back', async () => {
  const nodeId = await own(await keyed('dynamic'), 'retired');
  await rebuildSite(world.system, {});
  for (const active of [false, true]) {
    const { version } = await nodeById(world.db, nodeId);
    await setNodeActive(office.as('publisher'), { nodeId, version, active, addresses });
    await drainOutbox(world);
    expect((await verifySite(world.system)).faults).toEqual([]);
  }
});

test('moved to where it stands nothing changes and nothing is recorded', async () => {
  const parentId = await keyed('dynamic');
  const nodeId = await own(parentId, 'stays');
  const recorded = async (): Promise<number> =>
    (await world.db.selectFrom('audit_events').select('seq').execute()).length;
  const before = await recorded();
  expect(await move(nodeId, { parentId, slug: 'stays' })).toEqual({ version: 1, path: 'dynamic/stays' });
  expect(await recorded()).toBe(before);
});

test.each([
  ['an address that a sibling has', 'dynamic', 'taken', 'catalogue.slug_taken'],
  ['an address that the program keeps for itself', 'dynamic', 'doc', 'catalogue.slug_reserved'],
  ['another block', 'guide', 'moved', 'catalogue.wrong_place'],
])('%s is refused', async (_, parentKey, slug, code) => {
  const parentId = await keyed('dynamic');
  const taken = await nodeById(world.db, parentId);
  if (slug === 'taken') await own(taken.id, slug);
  const nodeId = await own(parentId, `refused-${parentKey}-${slug}`);
  await expect(move(nodeId, { parentId: await keyed(parentKey), slug })).rejects.toMatchObject({ code });
  expect(await pathOf(nodeId)).toBe(`dynamic/refused-${parentKey}-${slug}`);
});

test('a column goes neither to another agency, nor below a retired column, nor upon an old version', async () => {
  const parentId = await keyed('dynamic');
  const nodeId = await own(parentId, 'nowhere');
  const foreign = await nodeByKey(world.db, other.agencyId, 'dynamic');
  await expect(move(nodeId, { parentId: foreign.id, slug: 'nowhere' })).rejects.toMatchObject({
    code: 'catalogue.wrong_place',
  });
  const closed = await own(parentId, 'closed');
  await setNodeActive(office.as('publisher'), { nodeId: closed, version: 1, active: false, addresses });
  await expect(move(nodeId, { parentId: closed, slug: 'nowhere' })).rejects.toMatchObject({
    code: 'catalogue.parent_retired',
  });
  await expect(move(nodeId, { parentId, slug: 'elsewhere', version: 7 })).rejects.toMatchObject({
    code: 'catalogue.changed_by_other',
  });
  await expect(
    moveNode(other.as('publisher'), { nodeId, version: 1, parentId, slug: 'elsewhere', addresses }),
  ).rejects.toMatchObject({ status: 403 });
});
