import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { inTransaction } from '../../platform/context.ts';
import { metadataSchema, type Metadata } from '../documents/documents.content.ts';
import { markPublicBefore } from '../documents/documents.publication.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { publish, withdraw } from '../publishing/publishing.usecases.ts';
import { secrecyForm } from '../review/review.secrecy.ts';
import { recordSecrecyReview, submitForReview } from '../review/review.usecases.ts';
import { adoptItems } from './adopt-items.ts';
import { documentDay } from './document-day.ts';
import { exportLateDocuments } from './export-late-documents.ts';
import { listItems } from './item-list.ts';
import { changeItem } from './item-usecases.ts';
import { lateDocuments } from './late-documents.ts';
import { listObligations } from './obligation-list.ts';
import { obligationTodo } from './obligation-todo.ts';
import { raiseObligation } from './raise-obligation.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
beforeEach(() => today('2024-03-14'));
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

function written(title: string, over: Partial<Metadata> = {}) {
  return { title, metadata: metadataSchema.parse({ writtenOn: '2024-03-14', ...over }) };
}

async function late(over: { month?: number; reach?: 'own' | 'below' } = {}) {
  const query = { agencyId: office.agencyId, year: 2024, reach: 'own', page: 1, size: 50 } as const;
  return lateDocuments(office.as('supervisor'), { ...query, ...over });
}

/** The rows of the workbook, without their heading. */
async function sheet(over: { month?: number; reach?: 'own' | 'below' } = {}) {
  const query = { agencyId: office.agencyId, year: 2024, reach: 'own', ...over } as const;
  const { bytes } = await exportLateDocuments(office.as('supervisor'), query);
  return readSheet(bytes, 'workbook')
    .slice(1)
    .map(({ cells }) => cells.map(String));
}

async function editionVersion(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

async function publishNow(documentId: string): Promise<void> {
  await publish(office.as('publisher'), { documentId, editionVersion: await editionVersion(documentId) });
}

async function told(role: 'clerk' | 'publisher' | 'firstReviewer' | 'secrecyReviewer' | 'supervisor') {
  return (await obligationTodo(office.as(role))).documents.map(({ title, lastDay }) => [title, lastDay]);
}

describe('what became public late', () => {
  test('is counted in its month and listed with its days, without any item of the 标准目录', async () => {
    const onTime = await office.approved('dynamic.news', written('按期的动态'));
    const documentId = await office.approved('dynamic.notices', written('迟到的公告'));
    today('2024-04-12');
    await publishNow(onTime);
    today('2024-05-06');
    await publishNow(documentId);
    const found = await late();
    expect(found.items).toEqual([
      expect.objectContaining({
        documentId,
        title: '迟到的公告',
        nodeName: '公示公告',
        writtenOn: '2024-03-14',
        lastDay: '2024-04-12',
        publicOn: '2024-05-06',
        daysLate: 24,
        article: '条例第26条',
      }),
    ]);
    expect(found.months[3]).toEqual({ month: 4, measured: 1, late: 0, unknown: 0, elsewhere: 0 });
    expect(found.months[4]).toEqual({ month: 5, measured: 1, late: 1, unknown: 0, elsewhere: 0 });
    expect((await late({ month: 4 })).total).toBe(0);
    expect((await late({ month: 5, reach: 'below' })).total).toBe(1);
    expect(await sheet({ month: 4 })).toHaveLength(0);
    expect(await sheet({ month: 5, reach: 'below' })).toEqual([
      [
        expect.any(String),
        '迟到的公告',
        '公示公告',
        '2024-03-14',
        '2024-04-12',
        '条例第26条',
        '2024-05-06',
        '24',
      ],
    ]);
    // What was late stays so when it is withdrawn.
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: await editionVersion(documentId),
      reason: '有误',
      publicNotice: '已撤下。',
    });
    expect((await late()).total).toBe(1);
  });

  test('is exported by whoever may read it, which the audit tells with what was asked for', async () => {
    const { agencyId } = office;
    const query = { agencyId, year: 2024, reach: 'own' } as const;
    await expect(exportLateDocuments(office.as('systemAdmin'), query)).rejects.toMatchObject({ status: 403 });
    const { fileName } = await exportLateDocuments(office.as('clerk'), { ...query, month: 5 });
    expect(fileName).toMatch(/逾期文稿（2024年5月）\.xlsx$/);
    const { data } = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'obligation.late_exported')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(data).toMatchObject({ after: { year: 2024, month: 5, reach: 'own', rows: 1 } });
  });

  test('is counted anew by an edition that is dated later, not by a correction', async () => {
    const before = (await late()).total;
    const { documentId } = await office.published('dynamic.news', written('办事须知'));
    for (const [on, writtenOn, expected] of [
      ['2024-06-03', '2024-03-14', before],
      ['2024-07-15', '2024-06-04', before + 1],
    ] as const) {
      today(on);
      await startEdition(office.as('clerk'), { documentId, changeNote: '修改' });
      await office.change(documentId, written('办事须知', { writtenOn }));
      await office.review(documentId);
      await publishNow(documentId);
      expect((await late()).total).toBe(expected);
    }
  });

  test('isn’t what was public elsewhere before it was taken over', async () => {
    const before = (await late()).total;
    const documentId = await office.approved('dynamic.news', written('旧网站的动态'));
    await inTransaction(office.as('clerk'), async (tx) =>
      markPublicBefore(tx, { documentId, on: '2024-03-14' }),
    );
    today('2024-09-02');
    const exempt = { day: null, publicBefore: '2024-03-14' };
    expect(await documentDay(office.as('clerk'), { documentId })).toEqual(exempt);
    await publishNow(documentId);
    expect((await late()).total).toBe(before);
    expect((await late()).months[8]).toMatchObject({ month: 9, measured: 0, elsewhere: 1 });
  });

  test('isn’t excused by a day elsewhere that is still to come', async () => {
    const { documentId } = await office.published('dynamic.news', written('日期写错的动态'));
    await inTransaction(office.as('clerk'), async (tx) =>
      markPublicBefore(tx, { documentId, on: '2024-03-15' }),
    );
    expect((await documentDay(office.as('clerk'), { documentId })).day).toMatchObject({
      lastDay: '2024-04-12',
    });
  });

  test('is told as unknown where no holiday notice says which days are worked', async () => {
    const { documentId } = await office.published(
      'dynamic.news',
      written('很早的文件', { writtenOn: '1999-03-15' }),
    );
    expect((await documentDay(office.as('clerk'), { documentId })).day).toMatchObject({
      lastDay: null,
      urgency: null,
    });
    expect((await late()).months[2]).toMatchObject({ month: 3, unknown: 1 });
  });
});

describe('a document that isn’t public yet', () => {
  test('tells its last day, and is published when that is over all the same', async () => {
    const documentId = await office.approved('dynamic.news', written('将满的动态'));
    const at = async (day: string) => {
      today(day);
      return (await documentDay(office.as('publisher'), { documentId })).day;
    };
    expect(await at('2024-04-04')).toMatchObject({ lastDay: '2024-04-12', urgency: 'open', publicOn: null });
    expect(await at('2024-04-05')).toMatchObject({ urgency: 'soon' });
    expect(await at('2024-04-15')).toMatchObject({ urgency: 'over', daysLate: 3 });
    await publishNow(documentId);
    expect(await at('2024-05-15')).toMatchObject({ publicOn: '2024-04-15', daysLate: 3 });
  });

  test('is told to whom it waits for, from a week before its last day', async () => {
    const documentId = await office.draft('dynamic.news', written('等待的动态'));
    await office.draft(
      'dynamic.news',
      written('不公开的', { attribute: 'withheld', attributeReason: '内部' }),
    );
    const line = [['等待的动态', '2024-04-12']];
    today('2024-04-04');
    expect(await told('clerk')).toEqual([]);
    today('2024-04-08');
    expect(await told('clerk')).toEqual(line);
    expect(await told('publisher')).toEqual([]);
    expect((await obligationTodo(office.as('clerk'))).total).toBe(1);
    const { revision } = await loadDocument(world.db, documentId);
    await submitForReview(office.as('clerk'), {
      documentId,
      revisionId: revision.id,
      note: '',
    });
    expect(await told('clerk')).toEqual([]);
    expect(await told('firstReviewer')).toEqual(line);
    expect(await told('secrecyReviewer')).toEqual(line);
    await recordSecrecyReview(office.as('secrecyReviewer'), {
      documentId,
      revisionId: revision.id,
      form: secrecyForm.parse({
        carrier: 'other',
        source: 'made',
        channels: ['website'],
        scope: '面向社会',
        handling: 'direct',
      }),
      result: 'open',
      basis: '逐项核对',
      opinion: '',
    });
    expect(await told('secrecyReviewer')).toEqual([]);
  });

  test('whose last day was over before it was begun reminds nobody', async () => {
    today('2024-04-15');
    await office.draft('dynamic.news', written('迟迟才起草的'));
    expect((await told('clerk')).flat()).not.toContain('迟迟才起草的');
  });
});

describe('items without a column', () => {
  test('are told to whoever keeps the 标准目录, until they have one', async () => {
    const other = await openOffice(world, 'columnless');
    const { agencyId } = other;
    await adoptItems(other.as('publisher'), { agencyId, fields: ['statutory'] });
    const { items } = await listItems(other.as('publisher'), { agencyId });
    const item = items.find(({ key }) => key === 'statutory.art20-8');
    if (item === undefined) throw new Error('no item');
    const before = (await obligationTodo(other.as('publisher'))).withoutColumn;
    const { id: itemId, version, ...fields } = item;
    const change = async (nodeId: string | null, at: number) =>
      changeItem(other.as('publisher'), { itemId, version: at, fields: { ...fields, nodeId } });
    await change(null, version);
    const [line] = (await obligationTodo(other.as('publisher'))).withoutColumn;
    expect(line).toEqual({
      agencyId,
      agencyName: expect.stringContaining('columnless'),
      items: (before[0]?.items ?? 0) + 1,
    });
    expect((await obligationTodo(other.as('clerk'))).withoutColumn).toEqual([]);
    expect((await obligationTodo(office.as('publisher'))).withoutColumn).toEqual([]);
    await change(item.nodeId, version + 1);
    expect((await obligationTodo(other.as('publisher'))).withoutColumn).toEqual(before);
  });
});

describe('the items of the law', () => {
  test('have the columns of their keys from the adoption on, so that documents there are duties', async () => {
    await adoptItems(office.as('publisher'), { agencyId: office.agencyId, fields: ['statutory'] });
    const { items } = await listItems(office.as('clerk'), { agencyId: office.agencyId });
    const fees = items.find(({ key }) => key === 'statutory.art20-8');
    expect(fees?.nodeId).not.toBeNull();
    const documentId = await office.approved('statutory.art20-8', written('收费目录'));
    today('2024-04-15');
    await publishNow(documentId);
    const query = { agencyId: office.agencyId, which: 'all', documentId, page: 1, size: 5 } as const;
    const { items: duties } = await listObligations(office.as('clerk'), query);
    expect(duties).toMatchObject([{ status: 'publishedLate', dueOn: '2024-04-12' }]);
  });

  test('bring no duty for what was public elsewhere before', async () => {
    const documentId = await office.approved('statutory.art20-8', written('旧收费目录'));
    await inTransaction(office.as('clerk'), async (tx) =>
      markPublicBefore(tx, { documentId, on: '2024-03-14' }),
    );
    today('2024-09-02');
    await publishNow(documentId);
    const query = { agencyId: office.agencyId, which: 'all', documentId, page: 1, size: 5 } as const;
    const found = async () => (await listObligations(office.as('clerk'), query)).items;
    expect(await found()).toEqual([]);
    // Nor for a correction of it; what is dated later is new.
    for (const [on, writtenOn, expected] of [
      ['2024-09-03', '2024-03-14', []],
      ['2024-09-04', '2024-09-02', [{ status: 'published', triggeredOn: '2024-09-02' }]],
    ] as const) {
      today(on);
      await startEdition(office.as('clerk'), { documentId, changeNote: '修改' });
      await office.change(documentId, written('旧收费目录', { writtenOn }));
      await office.review(documentId);
      await publishNow(documentId);
      expect(await found()).toMatchObject(expected);
    }
  });

  test('tell of a document once: by the obligation for which it is named', async () => {
    const { items } = await listItems(office.as('clerk'), { agencyId: office.agencyId });
    const item = items.find(({ key }) => key === 'statutory.art20-9');
    if (item === undefined) throw new Error('no item');
    const documentId = await office.draft('statutory.art20-9', written('采购目录'));
    today('2024-04-08');
    expect((await told('clerk')).flat()).toContain('采购目录');
    await raiseObligation(office.as('clerk'), {
      itemId: item.id,
      on: '2024-03-14',
      what: '采购目录',
      documentId,
    });
    const todo = await obligationTodo(office.as('clerk'));
    expect(todo.documents.map(({ title }) => title)).not.toContain('采购目录');
    expect(todo.items.map(({ what }) => what).join('')).toContain('采购目录');
    // Who reviews isn't reminded of obligations: the document is told there.
    const { revision } = await loadDocument(world.db, documentId);
    await submitForReview(office.as('clerk'), { documentId, revisionId: revision.id, note: '' });
    for (const role of ['firstReviewer', 'secrecyReviewer'] as const)
      expect((await obligationTodo(office.as(role))).documents).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ title: '采购目录', lastDay: '2024-04-12', by: 'duty' }),
        ]),
      );
  });
});
