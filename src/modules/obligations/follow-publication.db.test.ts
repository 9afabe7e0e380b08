import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { addItem } from './item-usecases.ts';
import { listObligations } from './obligation-list.ts';
import { raiseObligation } from './raise-obligation.ts';
import { nameDocument } from './settle-obligation.ts';

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
