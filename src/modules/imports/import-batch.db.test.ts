import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { secrecyOfEditions } from '../review/review.queries.ts';
import { secrecyForm } from '../review/review.secrecy.ts';
import { recall, recordSecrecyReview, returnDocument, submitForReview } from '../review/review.usecases.ts';
import { approveTogether, publishTogether, reviewSecrecyTogether } from './import-batch-deeds.ts';
import { batchTodo } from './import-batch-todo.ts';
import { viewBatch } from './import-batch.ts';
import { openImportWorld } from './test/import-world.ts';
import { NOTES, SECRECY, submitImport, toApprove } from './test/submitted-import.ts';

// 成批办理: what was public before it was imported moves on together, by the same use cases as by hand.

const imports = await openImportWorld();
const { world, office } = imports;
afterAll(imports.close);

const STEPS = ['firstReviewer', 'secondReviewer', 'finalReviewer'] as const;

const submitted = async (name: string, pages: Parameters<typeof submitImport>[2]) =>
  submitImport(imports, name, pages);

const view = async (role: Role, importId: string) => viewBatch(office.as(role), { importId });

async function approveAll(importId: string, roles: readonly Role[] = STEPS): Promise<void> {
  for (const role of roles) {
    const items = await toApprove(office.as(role), importId);
    await approveTogether(office.as(role), { importId, items, after: 0, ...NOTES });
  }
}

async function clearAll(importId: string): Promise<void> {
  const { items } = await view('secrecyReviewer', importId);
  const batch = { importId, items, after: 0, ...SECRECY };
  const came = await reviewSecrecyTogether(office.as('secrecyReviewer'), batch);
  expect(came).toEqual({ done: items.length, refused: [], next: null });
}

const stateOf = async (documentId: string) => (await loadDocument(world.db, documentId)).edition.state;

describe('an import of an old site', () => {
  let importId: string;
  let idOf: (title: string) => string;
  const NEW = '关于夏粮收购的通知';
  const OLD = '关于春耕生产的通知';
  const MIDDLE = '关于防汛值班的通知';
  const UNDATED = '关于村级卫生的通知';

  beforeAll(async () => {
    ({ importId, idOf } = await submitted('旧网站', [
      [NEW, '2021-06-01'],
      [OLD, '2017-03-01'],
      [UNDATED, ''],
      [MIDDLE, '2019-05-01'],
    ]));
  }, 60_000);

  test('shows to whom it waits for what was public before, the oldest first, and counts what goes one by one', async () => {
    const shown = await view('firstReviewer', importId);
    expect(shown.deed).toBe('approveStep');
    expect(shown.items.map(({ title }) => title)).toEqual([OLD, MIDDLE, NEW]);
    expect(shown.items[0]).toMatchObject({
      publicBefore: '2017-03-01',
      writtenOn: '2019-03-04',
      columnName: '工作动态',
      oldUrl: expect.stringMatching(/^http:\/\/www\.old\.gov\.cn\/.+\/1\.html$/),
    });
    expect(shown.deeds[0]).toEqual({
      deed: 'approveStep',
      count: 3,
      single: [{ reason: 'undated', count: 1 }],
    });
    expect((await view('secrecyReviewer', importId)).items).toHaveLength(3);
    for (const role of ['secondReviewer', 'publisher', 'clerk', 'supervisor'] as const)
      expect(await view(role, importId)).toMatchObject({ deed: null, items: [] });
    await expect(view('systemAdmin', importId)).rejects.toThrow(/本机关的工作人员/);
  });

  test('is told in the to-do of whom it waits for', async () => {
    expect(await batchTodo(office.as('firstReviewer'))).toEqual({
      items: [
        { importId, source: '旧网站', agencyName: '测试镇', deeds: [{ deed: 'approveStep', count: 3 }] },
      ],
    });
    for (const role of ['secondReviewer', 'publisher', 'clerk'] as const)
      expect(await batchTodo(office.as(role))).toEqual({ items: [] });
  });

  test('is approved together; what is refused says why, and the others go on', async () => {
    const first = office.as('firstReviewer');
    const guarded: Ctx = {
      ...first,
      reviewGuards: [
        { obstacles: async (_tx, { documentId }) => (documentId === idOf(MIDDLE) ? ['有错别字。'] : []) },
      ],
    };
    const items = await toApprove(first, importId);
    const { edition, revision } = await loadDocument(world.db, idOf(UNDATED));
    const undated = { ...must(items[0], 'item'), documentId: idOf(UNDATED), revisionId: revision.id };
    const all = { importId, items: [...items, undated], after: 0, ...NOTES };
    expect(await approveTogether(guarded, all)).toEqual({
      done: 2,
      refused: [
        { title: MIDDLE, documentId: idOf(MIDDLE), reason: '还不能通过：有错别字。' },
        {
          title: UNDATED,
          documentId: idOf(UNDATED),
          reason: expect.stringMatching(/没有原公开日期.*一件一审/),
        },
      ],
      next: null,
    });
    expect(edition.state).toBe('inReview');
    const decisions = await world.db
      .selectFrom('review_decisions')
      .select(['step', 'comment', 'by_name'])
      .orderBy('at')
      .execute();
    expect(decisions).toEqual([
      {
        step: 0,
        comment: '内容与原网页一致（成批审核，原公开日期2017年3月1日）',
        by_name: 'firstReviewer甲',
      },
      {
        step: 0,
        comment: '内容与原网页一致（成批审核，原公开日期2021年6月1日）',
        by_name: 'firstReviewer甲',
      },
    ]);
    // Twice does nothing twice, nor does the same person at the next step.
    const again = await approveTogether(first, all);
    expect(again).toMatchObject({ done: 1, refused: [{ title: OLD }, { title: NEW }, { title: UNDATED }] });
    expect(again.refused[0]?.reason).toMatch(/已经审核过/);
    expect((await view('firstReviewer', importId)).items).toEqual([]);
  });

  test('is nobody’s who has no part in it', async () => {
    const items = await toApprove(office.as('secondReviewer'), importId);
    expect(items).toHaveLength(3);
    const asClerk = await approveTogether(office.as('clerk'), { importId, items, after: 0, ...NOTES });
    expect(asClerk).toMatchObject({ done: 0, refused: [{}, {}, {}] });
    expect(asClerk.refused[0]?.reason).toMatch(/由本机关的复审人审核/);
    const listed = (await view('secrecyReviewer', importId)).items;
    for (const role of ['clerk', 'publisher'] as const) {
      await expect(
        reviewSecrecyTogether(office.as(role), { importId, items: listed, after: 0, ...SECRECY }),
      ).rejects.toThrow(/只有本机关的保密审查员/);
    }
    await expect(
      publishTogether(office.as('secrecyReviewer'), { importId, items: listed, after: 0 }),
    ).rejects.toThrow(/只有本机关的发布员/);
    await approveAll(importId, ['secondReviewer', 'finalReviewer']);
    expect(await stateOf(idOf(OLD))).toBe('approved');
  });

  test('is cleared together, each with a signed record that names its day and its old address', async () => {
    const reviewer = office.as('secrecyReviewer');
    const { items } = await view('secrecyReviewer', importId);
    const batch = { importId, items, after: 0, ...SECRECY };
    expect((await view('publisher', importId)).items).toEqual([]);
    // Pressed twice at once: each is signed once.
    const both = await Promise.all([
      reviewSecrecyTogether(reviewer, batch),
      reviewSecrecyTogether(reviewer, batch),
    ]);
    expect(both.reduce((sum, { done }) => sum + done, 0)).toBe(3);
    const again = await reviewSecrecyTogether(reviewer, batch);
    expect(again).toMatchObject({ done: 0, refused: [{}, {}, {}] });
    expect(again.refused[0]?.reason).toMatch(/已经作过保密审查/);
    expect(await view('secrecyReviewer', importId)).toMatchObject({ items: [] });
    const { edition, revision } = await loadDocument(world.db, idOf(OLD));
    const records = await secrecyOfEditions(world.db, [edition.id]);
    expect(records).toMatchObject([
      {
        result: 'open',
        content_hash: revision.contentHash,
        basis: '条例第19条，原已公开',
        by_name: 'secrecyReviewer甲',
        form: {
          title: OLD,
          carrier: 'other',
          handling: 'direct',
          publicBefore: '2017-03-01',
          oldAddress: expect.stringMatching(/^http:\/\/www\.old\.gov\.cn\/.+\/1\.html$/),
        },
      },
    ]);
  });

  test('is published together, the oldest first, so that its column is in order at once', async () => {
    const publisher = office.as('publisher');
    const { deed, items } = await view('publisher', importId);
    expect(deed).toBe('publish');
    const batch = { importId, items: items.toReversed(), after: 0 };
    expect(await publishTogether(publisher, batch)).toEqual({ done: 3, refused: [], next: null });
    const published = await Promise.all(
      [OLD, MIDDLE, NEW].map(async (title) => must(await itemOf(world.db, idOf(title)), title)),
    );
    expect(published.map((item) => item.public_before)).toEqual(['2017-03-01', '2019-05-01', '2021-06-01']);
    const numbers = published.map((item) => Number(item.list_number));
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(await world.db.selectFrom('columns_to_order').selectAll().execute()).toEqual([]);
    expect(await publishTogether(publisher, batch)).toMatchObject({ done: 0, refused: [{}, {}, {}] });
    expect(await batchTodo(publisher)).toEqual({ items: [] });
    const log = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'document.published')
      .execute();
    expect(log).toHaveLength(3);
  });
});

const TITLES = [
  '关于护林防火的通知',
  '关于林木采伐的通知',
  '关于林地征占的通知',
  '关于林权登记的通知',
] as const;

describe('a document of an import', () => {
  test('that a person changed is handled by itself, unless only its metadata were filled in', async () => {
    const [text, facts, same, hidden] = TITLES;
    const { importId, idOf } = await submitted('改过的', [
      [text, '2018-01-01'],
      [facts, '2018-01-02'],
      [same, '2018-01-03'],
      [hidden, '2018-01-04'],
    ]);
    const listed = await toApprove(office.as('firstReviewer'), importId);
    const touched = [text, facts, hidden].map(idOf);
    for (const documentId of touched) await recall(office.as('clerk'), { documentId, reason: '' });
    await office.change(idOf(text), { bodyHtml: '<p>没有公开过的话。</p>' });
    const { metadata } = (await loadDocument(world.db, idOf(facts))).revision;
    await office.change(idOf(facts), {
      metadata: metadataSchema.parse({ ...metadata, keywords: ['林木采伐'] }),
    });
    await office.change(idOf(hidden), {
      metadata: metadataSchema.parse({ ...metadata, attribute: 'onRequest', attributeReason: '依申请公开' }),
    });
    for (const documentId of touched) {
      const { revision } = await loadDocument(world.db, documentId);
      await submitForReview(office.as('clerk'), { documentId, revisionId: revision.id, note: '' });
    }
    const shown = await view('firstReviewer', importId);
    expect(shown.items.map(({ title }) => title)).toEqual([facts, same]);
    expect(shown.deeds[0]).toMatchObject({
      count: 2,
      single: [
        { reason: 'changed', count: 1 },
        { reason: 'notProactive', count: 1 },
      ],
    });
    // What was listed before is another text now, though it might be handled as it is.
    const batch = { importId, items: listed, after: 0, ...NOTES };
    expect(await approveTogether(office.as('firstReviewer'), batch)).toEqual({
      done: 1,
      refused: [
        { title: text, documentId: idOf(text), reason: expect.stringMatching(/有改动.*一件一审/) },
        { title: facts, documentId: idOf(facts), reason: expect.stringMatching(/列出之后内容有改动/) },
        { title: hidden, documentId: idOf(hidden), reason: expect.stringMatching(/不是主动公开/) },
      ],
      next: null,
    });
  });

  test('that was returned, or whose 保密审查 came to anything but 公开, is handled by itself when it comes again', async () => {
    const [withheld, returned] = ['关于案件线索的通知', '关于村账代理的通知'];
    const { importId, idOf } = await submitted('有异议', [
      [withheld, '2018-06-01'],
      [returned, '2018-06-02'],
    ]);
    const listed = (await view('secrecyReviewer', importId)).items;
    const { revision } = await loadDocument(world.db, idOf(withheld));
    await recordSecrecyReview(office.as('secrecyReviewer'), {
      documentId: idOf(withheld),
      revisionId: revision.id,
      form: secrecyForm.parse({ ...SECRECY.form, carrier: 'other', abstract: '', handling: 'withhold' }),
      result: 'withheld',
      basis: '条例第14条',
      opinion: '',
    });
    await recall(office.as('clerk'), { documentId: idOf(withheld), reason: '' });
    const step = (await toApprove(office.as('firstReviewer'), importId)).find(
      ({ documentId }) => documentId === idOf(returned),
    );
    await returnDocument(office.as('firstReviewer'), {
      documentId: idOf(returned),
      roundId: must(step, 'step').roundId,
      reason: '请核对附件。',
    });
    for (const documentId of [idOf(withheld), idOf(returned)]) {
      const { metadata } = (await loadDocument(world.db, documentId)).revision;
      await office.change(documentId, {
        metadata: metadataSchema.parse({ ...metadata, keywords: ['通知'] }),
      });
      const now = await loadDocument(world.db, documentId);
      await submitForReview(office.as('clerk'), { documentId, revisionId: now.revision.id, note: '' });
    }
    const shown = await view('secrecyReviewer', importId);
    expect(shown.items).toEqual([]);
    expect(shown.deeds[1]?.single).toEqual([{ reason: 'objected', count: 2 }]);
    const items = await Promise.all(
      listed.map(async (one) => ({
        ...one,
        revisionId: (await loadDocument(world.db, one.documentId)).revision.id,
      })),
    );
    const came = await reviewSecrecyTogether(office.as('secrecyReviewer'), {
      importId,
      items,
      after: 0,
      ...SECRECY,
    });
    expect(came.done).toBe(0);
    expect(came.refused.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/曾被退回/),
      expect.stringMatching(/曾被退回/),
    ]);
  });

  test('isn’t cleared by the one who wrote it', async () => {
    const { importId } = await submitted('自己写的', [['关于水源保护的通知', '2018-02-01']]);
    const { items } = await view('secrecyReviewer', importId);
    const clerk = office.as('clerk');
    const [grant] = clerk.actor.kind === 'account' ? clerk.actor.grants : [];
    const both: Ctx = {
      ...clerk,
      actor: {
        ...must(clerk.actor.kind === 'account' ? clerk.actor : null, 'account'),
        grants: [must(grant, 'grant'), { ...must(grant, 'grant'), role: 'secrecyReviewer' }],
      },
    };
    expect((await viewBatch(both, { importId })).items).toEqual([]);
    const came = await reviewSecrecyTogether(both, { importId, items, after: 0, ...SECRECY });
    expect(came).toMatchObject({ done: 0, refused: [{ reason: expect.stringMatching(/您修改过这份文稿/) }] });
  });

  test('that is cleared before it is approved waits for no publisher yet', async () => {
    const { importId } = await submitted('先审查', [['关于河长巡河的通知', '2018-04-01']]);
    await clearAll(importId);
    expect((await view('publisher', importId)).items).toEqual([]);
    await approveAll(importId);
    expect((await view('publisher', importId)).items).toHaveLength(1);
  });

  test('that was public here already is handled by itself, even with the same text', async () => {
    const { importId, idOf } = await submitted('再发', [['关于秸秆禁烧的通知', '2018-05-01']]);
    const documentId = idOf('关于秸秆禁烧的通知');
    await clearAll(importId);
    await approveAll(importId);
    const { items } = await view('publisher', importId);
    expect(await publishTogether(office.as('publisher'), { importId, items, after: 0 })).toMatchObject({
      done: 1,
    });
    await startEdition(office.as('clerk'), { documentId, changeNote: '更正错字' });
    const { revision } = await loadDocument(world.db, documentId);
    await submitForReview(office.as('clerk'), { documentId, revisionId: revision.id, note: '' });
    const shown = await view('firstReviewer', importId);
    expect(shown.items).toEqual([]);
    expect(shown.deeds[0]?.single).toEqual([{ reason: 'changed', count: 1 }]);
  });

  test('of another import isn’t handled with this one', async () => {
    const one = await submitted('甲站', [['关于道路养护的通知', '2018-03-01']]);
    const other = await submitted('乙站', [['关于桥梁检查的通知', '2018-03-02']]);
    const items = await toApprove(office.as('firstReviewer'), other.importId);
    const came = await approveTogether(office.as('firstReviewer'), {
      importId: one.importId,
      items,
      after: 0,
      ...NOTES,
    });
    expect(came).toMatchObject({
      done: 0,
      refused: [{ reason: expect.stringMatching(/不是这次导入的文稿/) }],
    });
  });
});
