import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { publish, withdraw } from '../publishing/publishing.usecases.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { addItem } from './item-usecases.ts';
import { listObligations } from './obligation-list.ts';
import { raiseObligation } from './raise-obligation.ts';
import { nameDocument } from './name-document.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createWorld();
  today('2026-01-05');
  office = await openOffice(world);
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

function writtenOn(day: string) {
  return { metadata: metadataSchema.parse({ writtenOn: day }) };
}

async function addIn(key: string, field: string, rule: DisclosureRule): Promise<string> {
  const node = await nodeByKey(world.db, office.agencyId, `statutory.key-areas.${field}`);
  const { itemId } = await addItem(office.as('publisher'), {
    agencyId: office.agencyId,
    key,
    fields: {
      field,
      category: '事项',
      name: key,
      content: '内容',
      basis: '',
      limitText: '见规则',
      rule,
      discloser: '测试镇人民政府',
      channels: ['website'],
      audience: { kind: 'everyone' },
      mode: 'proactive',
      levels: ['township'],
      nodeId: node.id,
      unitId: null,
      responsibleId: null,
    },
  });
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
  return items.map(({ triggeredOn, dueOn, status }) => [triggeredOn, dueOn, status]).toSorted();
}

describe('the twenty working days of a document run from its own 成文日期', () => {
  test('in the column of a single item: on time, late, and not at all without such a day', async () => {
    const itemId = await addIn('formed', 'work-safety', DISCLOSURE_RULES.general);
    const column = 'statutory.key-areas.work-safety';
    today('2026-03-30');
    await office.published(column, { title: '按时公开的文件', ...writtenOn('2026-03-02') });
    today('2026-03-31');
    await office.published(column, { title: '逾期公开的文件', ...writtenOn('2026-03-02') });
    await office.published(column, { title: '启用之前的文件', ...writtenOn('2025-12-31') });
    expect(await duties(itemId)).toEqual([
      ['2026-03-02', '2026-03-30', 'published'],
      ['2026-03-02', '2026-03-30', 'publishedLate'],
    ]);
  });

  test('and of a duty that somebody entered later than the document says, with a document of another column', async () => {
    const itemId = await addIn('entered', 'disaster-relief', DISCLOSURE_RULES.general);
    await addIn('beside', 'disaster-relief', DISCLOSURE_RULES.general);
    today('2026-03-31');
    const { documentId } = await office.published('dynamic.news', {
      title: '救灾款物发放情况',
      ...writtenOn('2026-03-02'),
    });
    const raised = await raiseObligation(office.as('clerk'), {
      itemId,
      on: '2026-03-20',
      what: '三月',
      documentId,
    });
    expect(raised).toMatchObject({ met: true, dueOn: '2026-03-30' });
    expect(await duties(itemId)).toEqual([['2026-03-02', '2026-03-30', 'publishedLate']]);
    // A draft dates it, too: whoever is responsible is reminded by the earlier day.
    const draft = await office.draft('dynamic.news', writtenOn('2026-03-10'));
    const open = await raiseObligation(office.as('clerk'), {
      itemId,
      on: '2026-03-30',
      what: '四月',
      documentId: draft,
    });
    expect(open).toMatchObject({ met: false, dueOn: '2026-04-08' });
  });
});

describe('an occasion', () => {
  test('isn’t made on time by what was public before it, but by a new edition that came after it', async () => {
    today('2026-03-02');
    const itemId = await addIn('budget', 'public-culture', DISCLOSURE_RULES.governmentBudget);
    const { documentId } = await office.published('dynamic.news', { title: '去年的预算' });
    today('2026-04-20');
    const occasion = { itemId, on: '2026-03-20', what: '本年预算' };
    await expect(raiseObligation(office.as('clerk'), { ...occasion, documentId })).rejects.toMatchObject({
      code: 'obligations.published_before',
    });
    expect(await duties(itemId)).toEqual([]);
    const reason = '预算草案当时已经公开，批准时没有改动。';
    const raised = await raiseObligation(office.as('clerk'), { ...occasion, documentId, reason });
    expect(raised).toMatchObject({ met: true, dueOn: '2026-04-09' });
    expect(await duties(itemId)).toEqual([['2026-03-20', '2026-04-09', 'publishedLate']]);

    today('2026-04-21');
    const old = await office.published('dynamic.news', { title: '预算公开专栏' });
    today('2026-04-22');
    await startEdition(office.as('clerk'), { documentId: old.documentId, changeNote: '调整预算' });
    await office.change(old.documentId, { title: '预算公开专栏（调整后）' });
    await office.review(old.documentId);
    const begun = await loadDocument(world.db, old.documentId);
    await publish(office.as('publisher'), {
      documentId: old.documentId,
      editionVersion: begun.edition.version,
    });
    today('2026-05-20');
    const adjusted = { itemId, on: '2026-04-22', what: '预算调整', documentId: old.documentId };
    expect(await raiseObligation(office.as('clerk'), adjusted)).toMatchObject({ met: true });
    expect((await duties(itemId)).at(-1)).toEqual(['2026-04-22', '2026-05-12', 'published']);
  });

  test('named for what is withdrawn and older asks for a reason at once', async () => {
    today('2026-03-02');
    const itemId = await addIn('accounts', 'health', DISCLOSURE_RULES.departmentBudget);
    const { documentId } = await office.published('dynamic.news', { title: '部门决算' });
    const { edition } = await loadDocument(world.db, documentId);
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: edition.version,
      reason: '有误',
      publicNotice: '已撤下。',
    });
    today('2026-03-20');
    const occasion = { itemId, on: '2026-03-10', what: '批复', documentId };
    await expect(raiseObligation(office.as('clerk'), occasion)).rejects.toThrow('请写明理由');
  });
});

test('a period isn’t met by what is published in another column, until somebody names it', async () => {
  today('2026-04-01');
  const itemId = await addIn('monthly', 'elderly-care', {
    ...DISCLOSURE_RULES.villageAccounts,
    standing: 'guidance',
  });
  await bringUpToDate(world.system);
  const { documentId } = await office.published('dynamic.news', {
    title: '养老服务四月情况',
    ...writtenOn('2026-04-01'),
  });
  expect((await duties(itemId)).map(([, , status]) => status)).toEqual(['open']);
  const { items } = await listObligations(office.as('clerk'), {
    agencyId: office.agencyId,
    which: 'open',
    itemId,
    page: 1,
    size: 5,
  });
  const [open] = items;
  await nameDocument(office.as('clerk'), {
    obligationId: open?.id ?? '',
    version: open?.version ?? 0,
    documentId,
  });
  expect((await duties(itemId)).map(([, , status]) => status)).toEqual(['published']);
});
