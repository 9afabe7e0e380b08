import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { publish, restore, withdraw } from '../publishing/publishing.usecases.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { coverageMap } from './coverage-map.ts';
import { addItem } from './item-usecases.ts';
import { nameDocument } from './name-document.ts';
import { listObligations } from './obligation-list.ts';
import { raiseObligation } from './raise-obligation.ts';
import { reportNil } from './settle-obligation.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

function writtenOn(day: string | null) {
  return { metadata: metadataSchema.parse({ writtenOn: day }) };
}

const MONTHLY: DisclosureRule = {
  ...DISCLOSURE_RULES.villageAccounts,
  limit: { kind: 'rhythm', every: 'month', grace: { count: 5, unit: 'day' } },
  standing: 'guidance',
};

const NOTHING = '本月没有新增救助对象。';

let added = 0;

/** An item of its own in a column of its own. */
async function add(column: string, rule: DisclosureRule = MONTHLY): Promise<string> {
  const { agencyId } = office;
  const node = await nodeByKey(world.db, agencyId, column);
  const fields = {
    field: 'social-assistance',
    category: '临时救助',
    name: `名单${(added += 1)}`,
    content: '救助对象姓名、救助金额',
    basis: '',
    limitText: '每月终了5日内',
    rule,
    discloser: '测试镇人民政府',
    channels: ['website'],
    audience: { kind: 'everyone' },
    mode: 'proactive',
    levels: ['township'],
    nodeId: node.id,
    unitId: null,
    responsibleId: null,
  } as const;
  const { itemId } = await addItem(office.as('publisher'), { agencyId, key: `nil.${added}`, fields });
  await bringUpToDate(world.system);
  return itemId;
}

async function duties(itemId: string) {
  const { items } = await listObligations(office.as('clerk'), {
    agencyId: office.agencyId,
    which: 'all',
    itemId,
    page: 1,
    size: 50,
  });
  return items.toSorted((a, b) => (a.triggeredOn < b.triggeredOn ? -1 : 1));
}

async function last(itemId: string) {
  const found = (await duties(itemId)).at(-1);
  if (found === undefined) throw new Error('no duty');
  return found;
}

async function signNothing(itemId: string): Promise<void> {
  const { id: obligationId, version } = await last(itemId);
  await reportNil(office.as('clerk'), { obligationId, version, reason: NOTHING });
}

/** As it could be signed once: while the period runs. */
async function signedEarly(itemId: string, on: string): Promise<void> {
  const { id } = await last(itemId);
  await world.db
    .updateTable('obligations')
    .set({ settled_kind: 'nil', settled_on: on, settled_reason: NOTHING, settled_by_name: 'clerk甲' })
    .where('id', '=', id)
    .execute();
}

async function seen(documentId: string) {
  return { documentId, editionVersion: (await loadDocument(world.db, documentId)).edition.version };
}

describe('that there is nothing to publish', () => {
  test('can’t be signed before the last day of its period, and is told from when it can', async () => {
    today('2026-06-29');
    const id = await add('statutory.key-areas.health');
    expect(await last(id)).toMatchObject({ period: '2026年6月', nilFrom: '2026-06-30' });
    await expect(signNothing(id)).rejects.toThrow('2026年6月到2026-06-30才结束');
    today('2026-06-30');
    expect((await last(id)).nilFrom).toBeNull();
    await signNothing(id);
    expect(await last(id)).toMatchObject({ status: 'nil', settled: { kind: 'nil', on: '2026-06-30' } });
  });

  test('can be signed at once of what happened on a day', async () => {
    today('2026-06-29');
    const id = await add('statutory.key-areas.legal-services', DISCLOSURE_RULES.general);
    await raiseObligation(office.as('clerk'), { itemId: id, on: '2026-06-29', what: '会议纪要' });
    expect((await last(id)).nilFrom).toBeNull();
    await signNothing(id);
    expect((await last(id)).status).toBe('nil');
  });

  test('counts nowhere while its period runs where it was signed ahead, and as on time afterwards', async () => {
    today('2026-07-10');
    const id = await add('statutory.key-areas.food-and-drugs');
    await signedEarly(id, '2026-07-10');
    const { agencyId } = office;
    const counted = async () => {
      const map = await coverageMap(office.as('clerk'), { agencyId, year: 2026, by: 'source' });
      const row = map.rows.find((each) => each.id === id);
      return [(await last(id)).status, row?.timeliness.due, row?.timeliness.onTime];
    };
    today('2026-07-30');
    expect(await counted()).toEqual(['nilEarly', 0, 0]);
    today('2026-07-31');
    expect(await counted()).toEqual(['nil', 1, 1]);
  });
});

describe('a document in the column of a period that was signed as having nothing', () => {
  test('meets it on its own day, in the same transaction, and what was signed stays written down', async () => {
    today('2026-06-30');
    const id = await add('statutory.key-areas.public-culture');
    await signNothing(id);
    const june = async () => (await duties(id))[0];
    today('2026-07-02');
    await bringUpToDate(world.system);
    await office.published('statutory.key-areas.public-culture', writtenOn('2026-06-30'));
    expect(await june()).toMatchObject({
      status: 'published',
      settled: { kind: 'published', on: '2026-07-02' },
      nilBefore: { on: '2026-06-30', by: 'clerk甲', reason: NOTHING },
    });
    expect((await last(id)).status).toBe('open');
    const { data } = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'obligation.met_after_nil')
      .executeTakeFirstOrThrow();
    expect(data).toMatchObject({ before: { kind: 'nil', on: '2026-06-30', by: 'clerk甲' } });
  });

  test('is late by the day on which it comes out, whenever it was signed', async () => {
    today('2026-06-30');
    const id = await add('statutory.key-areas.farm-subsidies');
    await signNothing(id);
    today('2026-07-06');
    await office.published('statutory.key-areas.farm-subsidies', writtenOn('2026-06-29'));
    expect((await duties(id))[0]).toMatchObject({ dueOn: '2026-07-05', status: 'publishedLate' });
  });

  test('leaves it where it was written at another time', async () => {
    today('2026-06-30');
    const id = await add('statutory.key-areas.elderly-care');
    await signNothing(id);
    await office.published('statutory.key-areas.elderly-care', writtenOn('2026-05-31'));
    expect((await last(id)).status).toBe('nil');
    today('2026-07-01');
    await office.published('statutory.key-areas.elderly-care', writtenOn('2026-07-01'));
    expect((await last(id)).status).toBe('nil');
  });

  test('meets the oldest open period first, as ever', async () => {
    today('2026-06-30');
    const id = await add('statutory.key-areas.employment');
    today('2026-07-31');
    await bringUpToDate(world.system);
    await signNothing(id);
    await office.published('statutory.key-areas.employment', writtenOn('2026-07-30'));
    expect((await duties(id)).map(({ status }) => status)).toEqual(['publishedLate', 'nil']);
    await office.published('statutory.key-areas.employment', writtenOn('2026-07-30'));
    expect((await duties(id)).map(({ status }) => status)).toEqual(['publishedLate', 'published']);
  });

  test('meets nothing by itself where two items go by periods there, until a person names it', async () => {
    today('2026-06-30');
    const id = await add('statutory.key-areas.social-assistance');
    await add('statutory.key-areas.social-assistance');
    await signNothing(id);
    const { documentId } = await office.published(
      'statutory.key-areas.social-assistance',
      writtenOn('2026-06-30'),
    );
    const { id: obligationId, version, status } = await last(id);
    expect(status).toBe('nil');
    await nameDocument(office.as('clerk'), { obligationId, version, documentId });
    expect(await last(id)).toMatchObject({ status: 'published', nilBefore: { on: '2026-06-30' } });
  });

  test('opens it again when it is taken down, meets it again when it is back, although that was signed anew', async () => {
    const column = 'statutory.key-areas.disaster-relief';
    today('2026-06-30');
    const id = await add(column);
    await signNothing(id);
    const { documentId } = await office.published(column, writtenOn('2026-06-30'));
    expect((await last(id)).status).toBe('published');
    await withdraw(office.as('publisher'), {
      ...(await seen(documentId)),
      kind: 'notice',
      reason: '错发栏目',
      publicNotice: '已撤下。',
    });
    expect(await last(id)).toMatchObject({ settled: null, nilBefore: { on: '2026-06-30' } });
    today('2026-07-01');
    const { id: obligationId, version } = (await duties(id))[0] ?? { id: '', version: 0 };
    await reportNil(office.as('clerk'), { obligationId, version, reason: '文稿不属于这一栏目。' });
    await restore(office.as('publisher'), { ...(await seen(documentId)), reason: '核对无误' });
    expect((await duties(id))[0]).toMatchObject({
      status: 'published',
      settled: { on: '2026-06-30' },
      nilBefore: { on: '2026-07-01', reason: '文稿不属于这一栏目。' },
    });
  });
});

test('a document that was named before it was signed that there is nothing meets the duty when it comes out', async () => {
  today('2026-06-29');
  const id = await add('statutory.key-areas.environment', DISCLOSURE_RULES.general);
  await raiseObligation(office.as('clerk'), { itemId: id, on: '2026-06-29', what: '检查结果' });
  const documentId = await office.approved('dynamic.notices', writtenOn('2026-06-29'));
  const { id: obligationId, version } = await last(id);
  await nameDocument(office.as('clerk'), { obligationId, version, documentId });
  await signNothing(id);
  await publish(office.as('publisher'), await seen(documentId));
  expect(await last(id)).toMatchObject({ status: 'published', nilBefore: { reason: NOTHING } });
});

test('of a month that must be told of within itself and ends on a Saturday it can be signed on the Friday, in time', async () => {
  today('2026-10-29');
  const id = await add('statutory.key-areas.rural-housing', DISCLOSURE_RULES.villageAccounts);
  expect(await last(id)).toMatchObject({ dueOn: '2026-10-31', nilFrom: '2026-10-30' });
  await expect(signNothing(id)).rejects.toThrow('2026年10月到2026-10-31才结束');
  today('2026-10-30');
  await signNothing(id);
  today('2026-11-02');
  expect((await duties(id))[0]).toMatchObject({ status: 'nil', settled: { on: '2026-10-30' } });
});
