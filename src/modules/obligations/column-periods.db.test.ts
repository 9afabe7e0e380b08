import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { addItem, changeItem } from './item-usecases.ts';
import { listObligations } from './obligation-list.ts';
import { nameDocument } from './name-document.ts';
import { reopen } from './settle-obligation.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

function writtenOn(day: string) {
  return { metadata: metadataSchema.parse({ writtenOn: day }) };
}

const MONTHLY: DisclosureRule = {
  ...DISCLOSURE_RULES.villageAccounts,
  limit: { kind: 'rhythm', every: 'month', grace: { count: 5, unit: 'workday' } },
  standing: 'guidance',
};

function fields(nodeId: string | null) {
  return {
    field: 'social-assistance',
    category: '临时救助',
    name: '临时救助对象名单',
    content: '救助对象姓名、救助金额',
    basis: '',
    limitText: '每月终了5个工作日内',
    rule: MONTHLY,
    discloser: '测试镇人民政府',
    channels: ['website'],
    audience: { kind: 'everyone' },
    mode: 'proactive',
    levels: ['township'],
    nodeId,
    unitId: null,
    responsibleId: null,
  } as const;
}

async function add(key: string, { nodeId }: { nodeId: string | null }): Promise<string> {
  const { agencyId } = office;
  return (await addItem(office.as('publisher'), { agencyId, key, fields: fields(nodeId) })).itemId;
}

async function periods(itemId: string) {
  const { items } = await listObligations(office.as('clerk'), {
    agencyId: office.agencyId,
    which: 'all',
    itemId,
    page: 1,
    size: 200,
  });
  return items
    .toSorted((a, b) => (a.triggeredOn < b.triggeredOn ? -1 : 1))
    .map(({ period, dueOn, status }) => [period, dueOn, status]);
}

describe('publications in a column', () => {
  test('meet the oldest open month of its only item, and not one that hasn’t begun', async () => {
    today('2026-06-02');
    const node = await nodeByKey(world.db, office.agencyId, 'statutory.key-areas.social-assistance');
    const id = await add('monthly.column', { nodeId: node.id });
    today('2026-07-02');
    await bringUpToDate(world.system);
    await office.published(node.key, writtenOn('2026-07-01'));
    expect((await periods(id)).map(([period, , status]) => [period, status])).toEqual([
      ['2026年6月', 'published'],
      ['2026年7月', 'open'],
    ]);
    await office.published(node.key, writtenOn('2026-07-02'));
    await office.published(node.key, writtenOn('2026-07-02'));
    today('2026-08-03');
    await bringUpToDate(world.system);
    expect((await periods(id)).map(([period, , status]) => [period, status])).toEqual([
      ['2026年6月', 'published'],
      ['2026年7月', 'published'],
      ['2026年8月', 'open'],
    ]);
  });

  test('meet no month that began after they were written, until a person says that they do', async () => {
    today('2026-10-30');
    const node = await nodeByKey(world.db, office.agencyId, 'statutory.key-areas.health');
    const id = await add('monthly.later', { nodeId: node.id });
    const standing = async () => {
      await bringUpToDate(world.system);
      return (await periods(id)).map(([period, , status]) => [period, status]);
    };
    await standing();
    today('2026-11-10');
    await office.published(node.key, writtenOn('2026-10-31'));
    expect(await standing()).toEqual([
      ['2026年10月', 'publishedLate'],
      ['2026年11月', 'open'],
    ]);
    const { documentId } = await office.published(node.key, writtenOn('2026-10-31'));
    expect((await standing())[1]).toEqual(['2026年11月', 'open']);
    const { items } = await listObligations(office.as('clerk'), {
      agencyId: office.agencyId,
      which: 'open',
      itemId: id,
      page: 1,
      size: 5,
    });
    const [open] = items;
    const november = { obligationId: open?.id ?? '', version: open?.version ?? 0, documentId };
    await nameDocument(office.as('clerk'), november);
    expect((await standing())[1]).toEqual(['2026年11月', 'published']);
  });

  test('meet the month that was open already when its item was given the column, and none it was given away from', async () => {
    today('2026-12-01');
    const [first, second] = await Promise.all(
      ['public-culture', 'farm-subsidies'].map(async (field) =>
        nodeByKey(world.db, office.agencyId, `statutory.key-areas.${field}`),
      ),
    );
    if (first === undefined || second === undefined) throw new Error('no columns');
    const id = await add('monthly.nowhere', { nodeId: null });
    await bringUpToDate(world.system);
    const to = async (nodeId: string, version: number) =>
      changeItem(office.as('publisher'), { itemId: id, version, fields: fields(nodeId) });
    await to(first.id, 1);
    await to(second.id, 2);
    await office.published(first.key, writtenOn('2026-12-01'));
    expect((await periods(id)).map(([period, , status]) => [period, status])).toEqual([
      ['2026年12月', 'undated'],
    ]);
    await office.published(second.key, writtenOn('2026-12-01'));
    expect((await periods(id)).map(([period, , status]) => [period, status])).toEqual([
      ['2026年12月', 'published'],
    ]);
    // What is settled stays where it was, until it is open again.
    await to(first.id, 3);
    const december = async () => {
      const { agencyId } = office;
      const filter = { agencyId, which: 'all', itemId: id, page: 1, size: 5 } as const;
      return (await listObligations(office.as('clerk'), filter)).items[0];
    };
    const settled = await december();
    expect(settled?.node?.id).toBe(second.id);
    const seen = { obligationId: settled?.id ?? '', version: settled?.version ?? 0 };
    await reopen(office.as('publisher'), { ...seen, reason: '文稿不是这一期的。' });
    expect((await december())?.node?.id).toBe(first.id);
  });

  test('meet nothing by themselves where two items share the column', async () => {
    today('2026-11-16');
    const node = await nodeByKey(world.db, office.agencyId, 'statutory.key-areas.elderly-care');
    const ids = [await add('shared.one', { nodeId: node.id }), await add('shared.two', { nodeId: node.id })];
    await bringUpToDate(world.system);
    await office.published(node.key, writtenOn('2026-11-16'));
    for (const id of ids) expect((await periods(id)).map(([, , status]) => status)).toEqual(['open']);
  });
});
