import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { must } from '../../platform/errors.ts';
import { documentDataHref, fileOf } from '../../portal/paths.ts';
import { createTown } from '../../../test/office.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { changeAgency } from '../agencies/agencies.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { fileFolder } from './page-items.ts';
import { makePages } from './page-making.ts';
import { packPages } from './page-packing.ts';
import { itemOf, type PublishedItem } from './published-items.repository.ts';
import { publish, restore, withdraw } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { takeOffSite, writtenPages } from './released-pages.ts';
import { siteFolder } from './site-folder.ts';
import { strayFiles } from './stray-files.ts';
import { followChanges } from './test/follow-all.ts';
import { Killed, live, type Life } from './test/killing.ts';
import { differences, scratchSite, standingSite } from './test/scratch-site.ts';
import { prepare, type RaceWorld } from './test/site-race.ts';
import { verifySite } from './verify-site.ts';
import { vanish } from './withdrawals.ts';

// Who makes a page is killed when its attachment lies there and no receipt says so yet: nothing of it may outlive what people do next.

let at: RaceWorld;
let documentId: string;
let item: PublishedItem;

beforeAll(async () => {
  const town = await createTown();
  at = { ...town, documents: [] };
  await rebuildSite(at.world.system, {});
});
afterAll(async () => at.world.close());
beforeEach(async () => {
  // What the test before left is made first.
  await follow();
  at.documents.length = 0;
  await prepare(at, '当事人');
  ({ documentId } = must(at.documents[0], 'document'));
  await publish(at.office.as('publisher'), await versioned());
  item = must(await itemOf(at.world.db, documentId), 'item');
});

async function versioned(): Promise<{ documentId: string; editionVersion: number }> {
  const { edition } = await loadDocument(at.world.db, documentId);
  return { documentId, editionVersion: edition.version };
}

async function follow(work: (life: Life) => Promise<void> = followChanges): Promise<boolean> {
  const { world } = at;
  return live(world.system, { databaseUrl: world.databaseUrl, steps: null }, work);
}

/** Dies as soon as an attachment has been put in place. */
async function dieAfterFile({ ctx, shop }: Life): Promise<void> {
  const copy: typeof shop.writer.copy = (path, source) => {
    shop.writer.copy(path, source);
    throw new Killed('killed');
  };
  await followChanges({ ctx, shop: { ...shop, writer: { ...shop.writer, copy } } });
}

/** What lies at the document's addresses: its page, its data, its attachments. */
function whatLies(): string[] {
  const root = siteFolder(at.world.system.config);
  const folder = join(root, fileFolder(item));
  const pages = [item.path, documentDataHref(item.path)].map(fileOf);
  return [
    ...pages.filter((path) => existsSync(join(root, path))),
    ...(existsSync(folder) ? readdirSync(folder) : []),
  ];
}

async function vanishes(): Promise<void> {
  const words = { ground: 'personalData', reason: '误公开' } as const;
  await vanish(at.office.as('secrecyReviewer'), { ...(await versioned()), ...words });
}

async function isWithdrawn(): Promise<void> {
  const words = { reason: '有误', publicNotice: '暂时撤下' };
  await withdraw(at.office.as('publisher'), { ...(await versioned()), ...words });
}

test('it is there when its maker is killed', async () => {
  expect(await follow(dieAfterFile)).toBe(true);
  expect(whatLies()).toEqual(['名单.txt']);
});

test.each([
  { what: 'vanishes', happens: vanishes, left: 0 },
  { what: 'is withdrawn', happens: isWithdrawn, left: 1 },
])('it goes when the document $what', async ({ happens, left }) => {
  expect(await follow(dieAfterFile)).toBe(true);
  await happens();
  await follow();
  expect(whatLies()).toEqual([fileOf(item.path)].slice(0, left));
  expect((await verifySite(at.world.system)).faults).toEqual([]);
});

test('what somebody puts there who had read before it vanished goes when he begins again', async () => {
  await follow();
  await vanishes();
  await follow();
  expect(whatLies()).toEqual([]);
  const root = siteFolder(at.world.system.config);
  const own = fileOf(item.path);
  const data = fileOf(documentDataHref(item.path));
  for (const path of [own, `${own}.gz`, data, fileOf(`${fileFolder(item)}/a.txt`)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '当事人');
  }
  // Some systems put folders of their own everywhere: they are nobody's attachment.
  mkdirSync(join(root, fileFolder(item), '@eaDir'));
  await follow(async ({ shop }) => {
    const of = { owner: item.agency_id, number: item.public_number };
    await makePages(
      shop,
      [
        { kind: 'document', ...of },
        { kind: 'documentData', ...of },
      ],
      { claim: 'replaced' },
    );
  });
  expect(whatLies()).toEqual(['@eaDir']);
  expect(existsSync(join(root, `${own}.gz`))).toBe(false);
  rmSync(join(root, fileFolder(item)), { recursive: true });
});

test('while its page is being made it is nobody’s stray', async () => {
  const strays: string[] = [];
  await follow(async ({ ctx, shop }) => {
    const settle = async (): Promise<void> => {
      strays.push(...(await strayFiles(at.world.system)));
      await shop.writer.settle();
    };
    await followChanges({ ctx, shop: { ...shop, writer: { ...shop.writer, settle } } });
  });
  expect(strays).toEqual([]);
  expect(whatLies()).toContain('名单.txt');
});

test('who takes a page away puts it back when it has come back meanwhile, whenever that is', async () => {
  const { world, office } = at;
  await follow();
  const all = whatLies();
  const lying: string[][] = [];
  for (let query = 1, done = false; !done; query += 1) {
    await isWithdrawn();
    let asked = 0;
    const pace = async (): Promise<void> => {
      asked += 1;
      if (asked !== query) return;
      await restore(office.as('publisher'), { ...(await versioned()), reason: '已更正' });
      await follow();
    };
    const id = { kind: 'documentData', owner: item.agency_id, number: item.public_number };
    await live(world.system, { databaseUrl: world.databaseUrl, steps: null, pace }, async ({ shop }) => {
      await makePages(shop, [id], { claim: 'all' });
    });
    done = asked < query;
    if (!done) lying.push(whatLies());
  }
  expect(lying.length).toBeGreaterThan(5);
  expect(lying).toEqual(lying.map(() => all));
});

test('a page that was being packed when it was taken off the site gets no copies', async () => {
  await follow();
  const root = siteFolder(at.world.system.config);
  const path = fileOf(item.path);
  const pages = await writtenPages(at.world.system, documentId);
  await follow(async ({ shop }) => {
    const prepareSlowly: typeof shop.writer.prepare = async (files) => {
      const prepared = await shop.writer.prepare(files);
      if (files.some((file) => file.path === `${path}.gz`))
        await takeOffSite(at.world.system, { pages, leaks: () => true });
      return prepared;
    };
    await packPages({ ...shop, writer: { ...shop.writer, prepare: prepareSlowly } }, 10_000);
  });
  expect(['', '.gz', '.br'].filter((ending) => existsSync(join(root, path + ending)))).toEqual([]);
});

test('a page that is taken off while another makes a clean one is there afterwards, whenever that is', async () => {
  const { world } = at;
  await follow();
  const file = join(siteFolder(world.system.config), fileOf(item.path));
  const clean = readFileSync(file, 'utf8');
  const left: string[] = [];
  for (let query = 1, done = false; !done; query += 1) {
    writeFileSync(file, '13812345678');
    const pages = (await writtenPages(world.system, documentId)).filter(({ kind }) => kind === 'document');
    const leaks = (page: Uint8Array): boolean => Buffer.from(page).includes('13812345678');
    let asked = 0;
    const pace = async (): Promise<void> => {
      asked += 1;
      if (asked === query) await takeOffSite(world.system, { pages, leaks });
    };
    await live(world.system, { databaseUrl: world.databaseUrl, steps: null, pace }, async ({ shop }) => {
      await makePages(shop, pages, { claim: 'all' });
    });
    done = asked < query;
    left.push(existsSync(file) ? readFileSync(file, 'utf8') : 'nothing');
  }
  expect(left.length).toBeGreaterThan(5);
  expect(left).toEqual(left.map(() => clean));
});

test('what an agency was for a moment, when its maker was killed, stands on no page afterwards', async () => {
  const { world, office } = at;
  await follow();
  const setPhone = async (phone: string): Promise<void> => {
    const agency = await agencyById(world.db, office.agencyId);
    const fields = { ...agencyFields.parse(agency), id: agency.id, version: agency.version, phone };
    await changeAgency(office.as('systemAdmin'), fields);
  };
  const { phone } = await agencyById(world.db, office.agencyId);
  await setPhone('023-11111111');
  const killed = await follow(async ({ ctx, shop }) => {
    // The pages are in place by then, and nobody has been told.
    const settle = async (): Promise<void> => Promise.reject(new Killed('killed'));
    await followChanges({ ctx, shop: { ...shop, writer: { ...shop.writer, settle } } });
  });
  await setPhone(phone);
  await follow();
  expect(killed).toBe(true);
  expect(differences(await scratchSite(world.system), standingSite(siteFolder(world.system.config)))).toEqual(
    [],
  );
});
