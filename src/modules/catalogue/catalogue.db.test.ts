import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../platform/context.ts';
import { BLOCKS } from '../../law/catalogue/catalogue-node.ts';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { createAgency } from '../agencies/agencies.usecases.ts';
import { columnAddresses } from '../publishing/column-addresses.ts';
import { moveNode } from './catalogue.moves.ts';
import { descendantIds, nodeById, nodeByKey, nodesOf } from './catalogue.queries.ts';
import {
  addNode,
  changeNode,
  DEFAULT_STEPS,
  getCatalogue,
  installCatalogue,
  setNodeActive,
} from './catalogue.usecases.ts';
import { allocateIndexNumber } from './index-numbers.ts';

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

const fields = {
  name: '桐垭柑橘',
  description: '',
  cycleText: '',
  cycleDays: null,
  reviewSteps: [...DEFAULT_STEPS],
  sort: 5,
};
const addresses = columnAddresses;

async function own(parentKey: string, slug: string): Promise<string> {
  const parent = await nodeByKey(world.db, office.agencyId, parentKey);
  const kind = 'news' as const;
  return (await addNode(office.as('publisher'), { ...fields, parentId: parent.id, slug, kind })).id;
}

describe('a township gets the statutory tree', () => {
  test('with the five blocks of the 专栏 and news, parents before children, default steps', async () => {
    const nodes = await nodesOf(world.db, office.agencyId);
    expect(nodes.filter((node) => node.parentId === null).map((node) => node.block)).toEqual(BLOCKS);
    const seen = new Set<string>();
    for (const node of nodes) {
      expect(node.parentId === null || seen.has(node.parentId)).toBe(true);
      expect(node.reviewSteps).toEqual(DEFAULT_STEPS);
      seen.add(node.id);
    }
  });

  test('once: doing it again adds nothing and keeps what the office changed', async () => {
    const news = await nodeByKey(world.db, office.agencyId, 'dynamic.news');
    const { version } = await changeNode(office.as('publisher'), {
      ...news,
      name: '镇内要闻',
      nodeId: news.id,
      version: news.version,
    });
    expect(await installCatalogue(world.system, { agencyId: office.agencyId })).toEqual({
      added: 0,
      overtaking: [],
    });
    expect(await nodeById(world.db, news.id)).toMatchObject({ name: '镇内要闻', slug: 'news', version });
  });

  test('areas that an agency has no business in can be left out, with all below them', async () => {
    const parts = await nodesOf(world.db, office.agencyId);
    const likeThis = await agencyById(world.db, office.agencyId);
    const { id: agencyId } = await createAgency(world.system, {
      ...likeThis,
      parentId: null,
      name: '测试区另一镇人民政府',
      shortName: '另一镇',
      slug: 'another',
      uscc: '11500110MB0000002D',
    });
    await installCatalogue(world.system, { agencyId, without: ['requests', 'dynamic.news'] });
    const left = (await nodesOf(world.db, agencyId)).map((node) => node.key);
    expect(left).toEqual(
      parts.map((node) => node.key).filter((key) => !/^(requests|dynamic\.news)(\.|$)/.test(key)),
    );
    await world.db.deleteFrom('catalogue_nodes').where('agency_id', '=', agencyId).execute();
  });
});

describe('the office changes its catalogue', () => {
  test('only who may publish and the system administrator, and everybody may read', async () => {
    const clerk = await getCatalogue(office.as('clerk'), { agencyId: office.agencyId });
    expect(clerk.may).toEqual({ edit: false, setReviewSteps: false });
    const publisher = await getCatalogue(office.as('publisher'), { agencyId: office.agencyId });
    expect(publisher.may).toEqual({ edit: true, setReviewSteps: false });
    const admin = await getCatalogue(office.as('systemAdmin'), { agencyId: office.agencyId });
    expect(admin.may).toEqual({ edit: true, setReviewSteps: true });
    const parent = await nodeByKey(world.db, office.agencyId, 'dynamic');
    const input = { ...fields, parentId: parent.id, slug: 'a', kind: null };
    await expect(addNode(office.as('clerk'), input)).rejects.toMatchObject({ status: 403 });
  });

  test('a change upon an old version is refused', async () => {
    const nodeId = await own('dynamic', 'oranges');
    await changeNode(office.as('publisher'), { ...fields, nodeId, version: 1, name: '柑橘' });
    await expect(changeNode(office.as('publisher'), { ...fields, nodeId, version: 1 })).rejects.toMatchObject(
      {
        code: 'catalogue.changed_by_other',
      },
    );
  });

  test('a second column of the same address is refused', async () => {
    await own('dynamic', 'twice');
    await expect(own('dynamic', 'twice')).rejects.toMatchObject({ code: 'catalogue.slug_taken' });
  });

  test('a moved column takes the addresses below it along', async () => {
    const nodeId = await own('dynamic.news', 'moves');
    const below = (
      await addNode(office.as('publisher'), { ...fields, parentId: nodeId, slug: 'below', kind: null })
    ).id;
    const { id: parentId } = await nodeByKey(world.db, office.agencyId, 'dynamic.notices');
    const { path } = await moveNode(office.as('publisher'), {
      nodeId,
      version: 1,
      parentId,
      slug: 'moved',
      addresses,
    });
    expect(path).toBe('dynamic/notices/moved');
    expect((await nodeById(world.db, below)).path).toBe('dynamic/notices/moved/below');
    expect(await descendantIds(world.db, nodeId)).toEqual([nodeId, below]);
    await expect(
      moveNode(office.as('publisher'), { nodeId, version: 2, parentId: below, slug: 'moved', addresses }),
    ).rejects.toMatchObject({ code: 'catalogue.wrong_place' });
  });

  test('statutory columns neither move nor retire', async () => {
    const node = await nodeByKey(world.db, office.agencyId, 'dynamic.notices');
    const { id: parentId } = await nodeByKey(world.db, office.agencyId, 'dynamic.news');
    const change = { nodeId: node.id, version: node.version, addresses };
    await expect(moveNode(office.as('publisher'), { ...change, parentId, slug: 'x' })).rejects.toMatchObject({
      code: 'catalogue.statutory_place',
    });
    await expect(setNodeActive(office.as('publisher'), { ...change, active: false })).rejects.toMatchObject({
      code: 'catalogue.statutory',
    });
  });

  test('a column with something public isn’t retired, and its name may change', async () => {
    const nodeId = await own('dynamic', 'public');
    const { key } = await nodeById(world.db, nodeId);
    await office.published(key);
    const clerk = office.as('publisher');
    await expect(
      setNodeActive(clerk, { nodeId, version: 1, active: false, addresses }),
    ).rejects.toMatchObject({
      code: 'catalogue.in_use',
    });
    await changeNode(clerk, { ...fields, nodeId, version: 1, name: '新名称' });
    expect(await nodeById(world.db, nodeId)).toMatchObject({ name: '新名称', path: 'dynamic/public' });
  });

  test('every change is in the audit log and asks for new pages', async () => {
    const nodeId = await own('dynamic', 'audited');
    await setNodeActive(office.as('publisher'), { nodeId, version: 1, active: false, addresses });
    const events = await world.db
      .selectFrom('audit_events')
      .select(['type', 'data'])
      .where('type', 'like', 'node.%')
      .execute();
    const about = events
      .filter((event) => JSON.stringify(event.data).includes(nodeId))
      .map((event) => event.type);
    expect(about).toEqual(['node.created', 'node.changed']);
    const asked = await world.db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'render.agency')
      .execute();
    expect(asked.length).toBeGreaterThan(1);
  });
});

describe('who reviews what is filed in a column', () => {
  const alone = [{ name: '审核', role: 'finalReviewer' as const }];

  test('is not for the publisher to change, and everything else of the column is', async () => {
    const nodeId = await own('dynamic', 'reviewed');
    const change = { ...fields, nodeId, version: 1 };
    for (const reviewSteps of [alone, DEFAULT_STEPS.toReversed(), DEFAULT_STEPS.slice(0, 2)])
      await expect(changeNode(office.as('publisher'), { ...change, reviewSteps })).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining('审核步骤只能由系统管理员设置'),
      });
    await changeNode(office.as('publisher'), { ...change, name: '柑橘产销' });
    expect(await nodeById(world.db, nodeId)).toMatchObject({ name: '柑橘产销', reviewSteps: DEFAULT_STEPS });
  });

  test('is what the system administrator sets, and the publisher adds columns below with the same', async () => {
    const parentId = await own('dynamic', 'short');
    await changeNode(office.as('systemAdmin'), {
      ...fields,
      nodeId: parentId,
      version: 1,
      reviewSteps: alone,
    });
    expect((await nodeById(world.db, parentId)).reviewSteps).toEqual(alone);
    const add = { ...fields, parentId, kind: null };
    const other = addNode(office.as('publisher'), { ...add, slug: 'other' });
    await expect(other).rejects.toMatchObject({ status: 403 });
    const same = await addNode(office.as('publisher'), { ...add, slug: 'same', reviewSteps: alone });
    expect((await nodeById(world.db, same.id)).reviewSteps).toEqual(alone);
    const set = await addNode(office.as('systemAdmin'), { ...add, slug: 'other' });
    expect((await nodeById(world.db, set.id)).reviewSteps).toEqual(DEFAULT_STEPS);
  });
});

test('the record of a change has all that can be changed, before and after', async () => {
  const nodeId = await own('dynamic', 'recorded');
  const after = {
    ...fields,
    name: '柑橘产销',
    description: '产销信息',
    cycleText: '每季度',
    cycleDays: 90,
    sort: 70,
  };
  await changeNode(office.as('publisher'), { ...after, nodeId, version: 1 });
  const event = await world.db
    .selectFrom('audit_events')
    .select('data')
    .where('type', '=', 'node.changed')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(event.data).toMatchObject({ before: fields, after });
});

describe('索引号', () => {
  test('two transactions at once get different numbers, without a gap after one was given up', async () => {
    const agency = { ...(await agencyById(world.db, office.agencyId)), id: office.agencyId };
    const allocate = async (): Promise<string> =>
      inTransaction(world.system, async (tx) => allocateIndexNumber(tx, { agency, on: '2031-05-06' }));
    const givenUp = inTransaction(world.system, async (tx) => {
      await allocateIndexNumber(tx, { agency, on: '2031-05-06' });
      throw new Error('publication failed');
    });
    await expect(givenUp).rejects.toThrow('publication failed');
    const numbers = await Promise.all(Array.from({ length: 8 }, allocate));
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 8 }, (_, index) => `115001100DEM00011X/2031-0000${index + 1}`),
    );
    expect(await allocate()).toBe('115001100DEM00011X/2031-00009');
  });

  test.each([
    ['{uscc}/{yyyy}-{seq:5}', '115001100DEM00011X/2032-00001', '115001100DEM00011X/2033-00001'],
    ['{uscc}/{yyyymm}-{seq:5}', '115001100DEM00011X/203212-00001', '115001100DEM00011X/203301-00001'],
    ['{orgCode9}/{yyyy}-{seq:3}', '0DEM00011/2032-001', '0DEM00011/2033-001'],
  ])('follows the template %s and starts again with its period', async (indexTemplate, december, january) => {
    const agency = {
      ...(await agencyById(world.db, office.agencyId)),
      indexTemplate,
      id: crypto.randomUUID(),
    };
    const on = async (day: string): Promise<string> =>
      inTransaction(world.system, async (tx) => allocateIndexNumber(tx, { agency, on: day }));
    expect(await on('2032-12-31')).toBe(december);
    expect(await on('2033-01-01')).toBe(january);
  });

  test('an agency that lacks a code is told which', async () => {
    const agency = {
      ...(await agencyById(world.db, office.agencyId)),
      indexTemplate: '{siteId10}/{yyyy}-{seq:5}',
    };
    const allocating = inTransaction(world.system, async (tx) =>
      allocateIndexNumber(tx, { agency, on: '2032-01-01' }),
    );
    await expect(allocating).rejects.toMatchObject({
      code: 'catalogue.index_number',
      message: expect.stringContaining('网站标识码'),
    });
  });
});
