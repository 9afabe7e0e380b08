import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/context.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { markPublished, markWithdrawn } from '../documents/documents.publication.ts';
import { editionsOf, loadDocument } from '../documents/documents.queries.ts';
import { discardEdition, startEdition } from '../documents/documents.usecases.ts';
import {
  createOffice,
  draftDocument,
  sampleContent,
  write,
  type TestOffice,
} from '../documents/test/office.ts';
import { reviewApi } from './review.api.ts';
import { publicationObstacles, urgentObstacles } from './review.obstacles.ts';
import { latestRound, loadReview } from './review.queries.ts';
import { secrecyForm, type SecrecyResult } from './review.secrecy.ts';
import { applyTransition } from './review.steps.ts';
import { timelineOf } from './review.timeline.ts';
import { todoOf } from './review.todo.ts';
import {
  approveStep,
  recall,
  recordSecrecyReview,
  returnDocument,
  submitForReview,
  type Moved,
} from './review.usecases.ts';
import { viewReview } from './review.view.ts';

let office: TestOffice;
let clerk: AccountActor;
let first: AccountActor;
let second: AccountActor;
let final: AccountActor;
let secrecy: AccountActor;
let publisher: AccountActor;

beforeAll(async () => {
  office = await createOffice();
  clerk = await office.person('程晓', ['clerk']);
  first = await office.person('何清', ['firstReviewer']);
  second = await office.person('罗平', ['secondReviewer']);
  final = await office.person('孟远', ['finalReviewer']);
  secrecy = await office.person('秦安', ['secrecyReviewer']);
  publisher = await office.person('沈舟', ['publisher']);
});

afterAll(async () => office.close());

async function submit(documentId: string, by = clerk): Promise<Moved> {
  const { revision } = await loadDocument(office.world.db, documentId);
  return submitForReview(office.as(by), { documentId, revisionId: revision.id, note: '' });
}

async function approve(documentId: string, by: AccountActor, step: number): Promise<Moved> {
  const { id } = await loadReview(office.world.db, documentId);
  return approveStep(office.as(by), { documentId, roundId: id, step, comment: '同意' });
}

async function approveAll(documentId: string): Promise<void> {
  for (const [step, by] of [first, second, final].entries()) await approve(documentId, by, step);
}

async function clear(documentId: string, result: SecrecyResult = 'open'): Promise<void> {
  const { revision } = await loadDocument(office.world.db, documentId);
  const handling = { open: 'direct', partial: 'separated', withheld: 'withhold', referred: 'refer' } as const;
  await recordSecrecyReview(office.as(secrecy), {
    documentId,
    revisionId: revision.id,
    form: secrecyForm.parse({
      carrier: 'officialDocument',
      source: 'made',
      channels: ['website'],
      scope: '面向社会',
      handling: handling[result],
    }),
    result,
    basis: '对照保密事项范围逐项核对',
    opinion: '',
  });
}

async function obstacles(documentId: string): Promise<string[]> {
  return publicationObstacles(office.world.db, await loadDocument(office.world.db, documentId));
}

/** What publication does to a document, without pages. */
async function makePublic(documentId: string, event: 'publish' | 'publishUrgently'): Promise<void> {
  await inTransaction(office.as(publisher), async (tx) => {
    const locked = await lockForChange(tx, documentId);
    const edition = await applyTransition(tx, { locked, event, reason: '汛情紧急' });
    const number = Number.parseInt(documentId.slice(-6), 16);
    await markPublished(tx, {
      documentId,
      editionId: edition.id,
      at: tx.clock.now(),
      indexNumber: documentId,
      publicNumber: number,
      listNumber: number,
      pendingApproval: edition.pendingApproval,
    });
  });
}

async function takeAway(documentId: string): Promise<void> {
  await inTransaction(office.as(publisher), async (tx) => {
    const locked = await lockForChange(tx, documentId);
    const { id } = await applyTransition(tx, { locked, event: 'withdraw', reason: '内容有误' });
    await markWithdrawn(tx, {
      documentId,
      editionId: id,
      at: tx.clock.now(),
      reason: '内容有误，更正后重新发布。',
    });
  });
}

async function stateOf(documentId: string): Promise<string> {
  return (await loadDocument(office.world.db, documentId)).document.state;
}

describe('from draft to the gate of publication', () => {
  test('draft, return, correction, three approvals, 保密审查: nothing stands in the way any more', async () => {
    const documentId = await draftDocument(office, clerk);
    expect(await obstacles(documentId)).toHaveLength(2);
    await submit(documentId);

    const round = await loadReview(office.world.db, documentId);
    await expect(
      returnDocument(office.as(first), { documentId, roundId: round.id, reason: '' }),
    ).rejects.toMatchObject({ code: 'review.reason_missing' });
    await returnDocument(office.as(first), { documentId, roundId: round.id, reason: '请补充值班电话' });
    expect(await stateOf(documentId)).toBe('returned');
    const toCorrect = (await todoOf(office.as(clerk), { limit: 20 })).returned.items;
    expect(toCorrect).toMatchObject([{ documentId, note: '请补充值班电话', from: '何清' }]);

    await write(office, clerk, {
      documentId,
      content: sampleContent({ bodyHtml: '<p>值班电话：见附件。</p>' }),
    });
    await submit(documentId);
    await approve(documentId, first, 0);
    await approve(documentId, second, 1);
    expect(await obstacles(documentId)).toHaveLength(2);
    expect(await approve(documentId, final, 2)).toMatchObject({ state: 'approved' });
    expect(await obstacles(documentId)).toEqual(['还没有作保密审查（条例第17条：公开前应当审查）。']);
    await clear(documentId);
    expect(await obstacles(documentId)).toEqual([]);

    const { items } = await timelineOf(office.as(final), { documentId });
    expect(reviewApi.timeline.response.parse({ items })).toEqual({ items });
    expect(items.map((item) => item.title)).toEqual([
      '保密审查：公开',
      '终审通过',
      '复审通过',
      '初审通过',
      '送审',
      '保存第 3 次修订',
      '初审退回',
      '送审',
      '保存第 2 次修订',
      expect.any(String),
      expect.any(String),
    ]);
  });

  test('what is sent is what the contract says, with the actions of whoever asks', async () => {
    const documentId = await draftDocument(office, clerk);
    await submit(documentId);
    const view = await viewReview(office.as(first), { documentId });
    expect(reviewApi.get.response.parse(view)).toEqual(view);
    expect(view.round?.startedBy.name).toBe('程晓');
    expect(view.actions).toContainEqual({
      event: 'approveStep',
      label: '初审通过',
      allowed: true,
      reason: null,
    });
    const forFinal = (await viewReview(office.as(final), { documentId })).actions;
    expect(forFinal.find((action) => action.event === 'approveStep')).toMatchObject({ allowed: false });
    const todo = await todoOf(office.as(first), { limit: 20 });
    expect(reviewApi.todo.response.parse(todo)).toEqual(todo);
    expect(todo.reviews.items.map((item) => item.documentId)).toContain(documentId);
  });

  test('what lacks something that its kind needs is not submitted', async () => {
    const documentId = await draftDocument(office, clerk, { kind: 'policy', content: { bodyHtml: '' } });
    await expect(submit(documentId)).rejects.toMatchObject({ code: 'review.not_submittable', status: 422 });
    expect(await stateOf(documentId)).toBe('draft');
  });

  test('another attribute than 主动公开 never passes the gate', async () => {
    const content = sampleContent();
    const metadata = { ...content.metadata, attribute: 'onRequest', attributeReason: '涉及第三方' } as const;
    const documentId = await draftDocument(office, clerk, { content: { metadata } });
    await submit(documentId);
    await approveAll(documentId);
    await clear(documentId);
    expect(await obstacles(documentId)).toEqual(['公开属性为“依申请公开”，不能发布到网站。']);
  });

  test.each(['withheld', 'referred'] as const)(
    '保密审查 with the result %s bars publication',
    async (result) => {
      const documentId = await draftDocument(office, clerk);
      await submit(documentId);
      await approveAll(documentId);
      await clear(documentId, result);
      expect(await obstacles(documentId)).toHaveLength(1);
      await clear(documentId, 'partial');
      expect(await obstacles(documentId)).toEqual([]);
    },
  );
});

describe('who decides', () => {
  test('whoever edited the text approves no step of it, whatever their roles', async () => {
    const both = await office.person('万能', ['clerk', 'firstReviewer', 'secrecyReviewer']);
    const documentId = await draftDocument(office, clerk);
    await write(office, both, { documentId, content: sampleContent({ summary: '改了一处' }) });
    await submit(documentId);
    await expect(approve(documentId, both, 0)).rejects.toMatchObject({
      code: 'common.forbidden',
      message: expect.stringContaining('不能审核自己的文稿'),
    });
    const { revision } = await loadDocument(office.world.db, documentId);
    await expect(
      recordSecrecyReview(office.as(both), {
        documentId,
        revisionId: revision.id,
        form: secrecyForm.parse({
          carrier: 'other',
          source: 'made',
          channels: ['website'],
          scope: '社会',
          handling: 'direct',
        }),
        result: 'open',
        basis: '核对',
        opinion: '',
      }),
    ).rejects.toMatchObject({ code: 'common.forbidden' });
    expect(
      (await todoOf(office.as(both), { limit: 20 })).reviews.items.map((item) => item.documentId),
    ).not.toContain(documentId);
  });

  test('one person does not take two steps of a round, but may in the next', async () => {
    const two = await office.person('兼任', ['firstReviewer', 'secondReviewer']);
    const documentId = await draftDocument(office, clerk);
    await submit(documentId);
    await approve(documentId, two, 0);
    await expect(approve(documentId, two, 1)).rejects.toMatchObject({
      message: expect.stringContaining('不能审核两步'),
    });
    await recall(office.as(clerk), { documentId, reason: '' });
    await submit(documentId);
    await approve(documentId, first, 0);
    expect(await approve(documentId, two, 1)).toMatchObject({ state: 'inReview' });
  });

  test('a second click decides nothing twice', async () => {
    const documentId = await draftDocument(office, clerk);
    await submit(documentId);
    await expect(submit(documentId)).rejects.toMatchObject({ code: 'review.not_now', status: 409 });
    const { id: roundId } = await loadReview(office.world.db, documentId);
    const click = async (): Promise<Moved> =>
      approveStep(office.as(first), { documentId, roundId, step: 0, comment: '' });
    const results = await Promise.allSettled([click(), click()]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(click()).rejects.toMatchObject({ code: 'review.already_decided', status: 409 });
    expect((await loadReview(office.world.db, documentId)).step).toBe(1);
  });

  test('what was not read is not submitted', async () => {
    const documentId = await draftDocument(office, clerk);
    const { revision } = await loadDocument(office.world.db, documentId);
    await write(office, clerk, { documentId, content: sampleContent({ summary: '又改了' }) });
    await expect(
      submitForReview(office.as(clerk), { documentId, revisionId: revision.id, note: '' }),
    ).rejects.toMatchObject({ code: 'review.text_changed', status: 409 });
  });
});

describe('a changed text', () => {
  test.each(['inReview', 'approved'] as const)('voids its review when it is %s', async (state) => {
    const documentId = await draftDocument(office, clerk);
    await submit(documentId);
    await clear(documentId);
    if (state === 'approved') await approveAll(documentId);
    expect(await stateOf(documentId)).toBe(state);

    const saved = await write(office, clerk, {
      documentId,
      content: sampleContent({ title: '审后改的标题' }),
    });
    expect(saved).toMatchObject({ reviewVoided: true, edition: { state: 'draft' } });
    expect(await latestRound(office.world.db, saved.edition.id)).toMatchObject({ outcome: 'voided' });
    expect(await obstacles(documentId)).toEqual([
      '当前内容还没有通过全部审核。',
      '内容在保密审查之后有改动，须重新作保密审查。',
    ]);
    // Even the old words must be approved anew.
    await write(office, clerk, { documentId, content: sampleContent() });
    expect(await obstacles(documentId)).toEqual(['当前内容还没有通过全部审核。']);
  });
});

describe('应急先发后审', () => {
  test('needs 保密审查 and a reason, is recorded, and stays flagged until it is approved', async () => {
    const documentId = await draftDocument(office, clerk);
    const urgent = async (): Promise<string[]> =>
      urgentObstacles(office.world.db, await loadDocument(office.world.db, documentId));
    expect(await urgent()).toEqual(['还没有作保密审查（条例第17条：公开前应当审查）。']);
    await clear(documentId);
    expect(await urgent()).toEqual([]);
    await makePublic(documentId, 'publishUrgently');

    const audit = (await office.auditOf(documentId)).filter(
      (event) => event.type === 'document.published_urgently',
    );
    expect(audit.map((event) => event.reason)).toEqual(['汛情紧急']);
    const flagged = (await todoOf(office.as(publisher), { limit: 20 })).urgent.items;
    expect(flagged.map((item) => item.documentId)).toContain(documentId);

    expect(await submit(documentId)).toMatchObject({ state: 'published', pendingApproval: true });
    await expect(submit(documentId)).rejects.toMatchObject({ code: 'review.already_submitted' });
    await approve(documentId, first, 0);
    await approve(documentId, second, 1);
    expect(await approve(documentId, final, 2)).toMatchObject({ state: 'published', pendingApproval: false });
    expect(
      (await todoOf(office.as(publisher), { limit: 20 })).urgent.items.map((item) => item.documentId),
    ).not.toContain(documentId);
  });

  test('a review that still runs ends when the document is withdrawn or its next edition begins', async () => {
    for (const end of [
      takeAway,
      async (id: string) =>
        void (await startEdition(office.as(clerk), { documentId: id, changeNote: '更正' })),
    ]) {
      const documentId = await draftDocument(office, clerk);
      await clear(documentId);
      await submit(documentId);
      await makePublic(documentId, 'publishUrgently');
      const { live } = await loadDocument(office.world.db, documentId);
      await end(documentId);
      expect(await latestRound(office.world.db, live?.id ?? '')).toMatchObject({ outcome: 'voided' });
      const waiting = (await todoOf(office.as(first), { limit: 100 })).reviews.items;
      expect(waiting.map((item) => item.documentId)).not.toContain(documentId);
    }
  });
});

describe('the next edition', () => {
  test('begins from what is public, leaves it public, and takes its place when it is published', async () => {
    const documentId = await draftDocument(office, clerk);
    await submit(documentId);
    await approveAll(documentId);
    await clear(documentId);
    await makePublic(documentId, 'publish');
    const shown = await loadDocument(office.world.db, documentId);

    await startEdition(office.as(clerk), { documentId, changeNote: '更正日期' });
    await expect(
      startEdition(office.as(clerk), { documentId, changeNote: '更正日期' }),
    ).rejects.toMatchObject({
      code: 'review.not_now',
    });
    await discardEdition(office.as(clerk), { documentId, reason: '不改了' });
    expect(await loadDocument(office.world.db, documentId)).toMatchObject({
      document: { state: 'published', liveEditionId: shown.edition.id },
      edition: { id: shown.edition.id },
    });
    // An approved round of what is public isn't touched by all this.
    expect(await latestRound(office.world.db, shown.edition.id)).toMatchObject({ outcome: 'approved' });

    await startEdition(office.as(clerk), { documentId, changeNote: '更正日期' });
    await write(office, clerk, { documentId, content: sampleContent({ title: '更正后的标题' }) });
    expect((await loadDocument(office.world.db, documentId)).live?.id).toBe(shown.edition.id);
    await submit(documentId);
    await approveAll(documentId);
    await clear(documentId);
    expect(await obstacles(documentId)).toEqual([]);
    await makePublic(documentId, 'publish');
    const editions = await editionsOf(office.world.db, documentId);
    expect(editions.map(({ number, state }) => [number, state])).toEqual([
      [1, 'superseded'],
      [2, 'discarded'],
      [3, 'published'],
    ]);
    const after = await loadDocument(office.world.db, documentId);
    expect(after.document.indexNumber).toBe(shown.document.indexNumber);
    expect(after.document.firstPublishedAt).toEqual(shown.document.firstPublishedAt);
  });
});
