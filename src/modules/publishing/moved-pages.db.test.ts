import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { must } from '../../platform/errors.ts';
import { moveNode } from '../catalogue/catalogue.moves.ts';
import { nodeById, nodeByKey } from '../catalogue/catalogue.queries.ts';
import { addNode, DEFAULT_STEPS, installCatalogue, setNodeActive } from '../catalogue/catalogue.usecases.ts';
import { answeredAddresses } from './answered-addresses.ts';
import { columnAddresses as addresses } from './column-addresses.ts';
import { makePages } from './page-making.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder } from './site-folder.ts';
import { followChanges } from './test/follow-all.ts';
import { live, type Life } from './test/killing.ts';
import { differences, scratchSite, standingSite } from './test/scratch-site.ts';
import { verifySite } from './verify-site.ts';

// A column that moves leaves its address to the page that leads on: one page stands at two addresses, and one address passes to another.

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await rebuildSite(world.system, {});
});
afterAll(async () => world.close());

async function follow(work: (life: Life) => Promise<void> = followChanges): Promise<void> {
  await live(world.system, { databaseUrl: world.databaseUrl, steps: null }, work);
}

async function ownColumn(slug: string): Promise<string> {
  const parent = await nodeByKey(world.db, office.agencyId, 'dynamic');
  const fields = {
    description: '',
    cycleText: '',
    cycleDays: null,
    reviewSteps: [...DEFAULT_STEPS],
    sort: 5,
  };
  const { id } = await addNode(office.as('publisher'), {
    ...fields,
    name: `栏目${slug}`,
    parentId: parent.id,
    slug,
    kind: 'news',
    addresses,
  });
  return id;
}

async function moveTo(nodeId: string, slug: string): Promise<void> {
  const { version } = await nodeById(world.db, nodeId);
  const { id: parentId } = await nodeByKey(world.db, office.agencyId, 'dynamic');
  await moveNode(office.as('publisher'), { nodeId, version, parentId, slug, addresses });
}

async function faults(): Promise<string[]> {
  return differences(await scratchSite(world.system), standingSite(siteFolder(world.system.config)));
}

test('who makes a column that has moved, while another makes what leads on from its address, harms neither, whenever that is', async () => {
  const nodeId = await ownColumn('yi0');
  await follow();
  const wrong: string[][] = [];
  for (let query = 1, done = false; !done; query += 1) {
    await moveTo(nodeId, `yi${query}`);
    let asked = 0;
    const pace = async (): Promise<void> => {
      asked += 1;
      if (asked === query) await follow();
    };
    await live(world.system, { databaseUrl: world.databaseUrl, steps: null, pace }, async ({ shop }) => {
      await makePages(shop, [{ kind: 'column', owner: `${office.agencyId}/${nodeId}`, number: 0 }], {
        claim: 'all',
      });
    });
    done = asked < query;
    await follow();
    wrong.push(await faults());
  }
  expect(wrong.length).toBeGreaterThan(5);
  expect(wrong).toEqual(wrong.map(() => []));
}, 120_000);

test('a page that is known at several addresses, and is no more, goes from all with a rebuild', async () => {
  const nodeId = await ownColumn('er');
  await follow();
  const receipts = world.db
    .selectFrom('site_pages')
    .selectAll()
    .where('path', '=', 'ceshi/dynamic/er/index.html');
  const receipt = must(await receipts.executeTakeFirst(), 'a receipt');
  // As whoever is killed between claiming a new address and forgetting the old one leaves it.
  const more = ['er2', 'er3'].map((slug) => ({
    ...receipt,
    files: null,
    path: `ceshi/dynamic/${slug}/index.html`,
  }));
  await world.db.insertInto('site_pages').values(more).execute();
  const { version } = await nodeById(world.db, nodeId);
  await setNodeActive(office.as('publisher'), { nodeId, version, active: false, addresses });
  await rebuildSite(world.system, {});
  await follow();
  expect(await faults()).toEqual([]);
  expect((await verifySite(world.system)).faults).toEqual([]);
  const left = await world.db
    .selectFrom('site_pages')
    .select('path')
    .where('path', 'like', 'ceshi/dynamic/er_/%')
    .execute();
  expect(left).toEqual([]);
});

test('where a column of a newer tree comes to stand at an address that another has left, it stands there', async () => {
  const { agencyId } = office;
  const as = office.as('publisher');
  const given = await nodeByKey(world.db, agencyId, 'statutory.key-areas.farm-subsidies');
  // As a program left it whose tree didn't have the column yet.
  await world.db.deleteFrom('catalogue_nodes').where('id', '=', given.id).execute();
  const { id: parentId } = await nodeById(world.db, must(given.parentId, 'a parent'));
  const fields = {
    description: '',
    cycleText: '',
    cycleDays: null,
    reviewSteps: [...DEFAULT_STEPS],
    sort: 5,
  };
  const own = { ...fields, name: '惠农补贴', parentId, slug: given.slug, kind: 'news' as const, addresses };
  const { id: nodeId } = await addNode(as, own);
  const { version } = await nodeById(world.db, nodeId);
  await moveNode(as, { nodeId, version, parentId, slug: `${given.slug}-before`, addresses });
  await follow();
  const path = `/ceshi/${given.path}/`;
  expect((await answeredAddresses({ db: world.db })).redirects.get(path)).toBe(
    `/ceshi/${given.path}-before/`,
  );
  expect(await installCatalogue(as, { agencyId, addresses })).toEqual({ added: 1, overtaking: [given.name] });
  await follow();
  await rebuildSite(world.system, {});
  expect((await answeredAddresses({ db: world.db })).redirects.has(path)).toBe(false);
  expect(await readFile(join(siteFolder(world.system.config), path, 'index.html'), 'utf8')).toContain(
    given.name,
  );
  expect(await faults()).toEqual([]);
});
