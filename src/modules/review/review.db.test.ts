import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDocument } from '../documents/documents.queries.ts';
import { draftDocument, sampleContent, write } from '../documents/test/office.ts';
import { reviewApi } from './review.api.ts';
import { latestRound, loadReview } from './review.queries.ts';
import { secrecyForm } from './review.secrecy.ts';
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
import { createReviewers, type TestReviewers } from './test/reviewers.ts';

let cast: TestReviewers;

beforeAll(async () => {
  cast = await createReviewers();
});

afterAll(async () => cast.office.close());

describe('from draft to the gate of publication', () => {
  test('draft, return, correction, three approvals, 保密审查: nothing stands in the way any more', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    expect(await cast.obstacles(documentId)).toHaveLength(2);
    await cast.submit(documentId);

    const round = await loadReview(cast.office.world.db, documentId);
    await expect(
      returnDocument(cast.office.as(cast.first), { documentId, roundId: round.id, reason: '' }),
    ).rejects.toMatchObject({ code: 'review.reason_missing' });
    await returnDocument(cast.office.as(cast.first), {
      documentId,
      roundId: round.id,
      reason: '请补充值班电话',
    });
    expect(await cast.stateOf(documentId)).toBe('returned');
    const toCorrect = (await todoOf(cast.office.as(cast.clerk), { limit: 20 })).returned.items;
    expect(toCorrect).toMatchObject([{ documentId, note: '请补充值班电话', from: '何清' }]);

    await write(cast.office, cast.clerk, {
      documentId,
      content: sampleContent({ bodyHtml: '<p>值班电话：见附件。</p>' }),
    });
    await cast.submit(documentId);
    await cast.approve(documentId, cast.first, 0);
    await cast.approve(documentId, cast.second, 1);
    expect(await cast.obstacles(documentId)).toHaveLength(2);
    expect(await cast.approve(documentId, cast.final, 2)).toMatchObject({ state: 'approved' });
    expect(await cast.obstacles(documentId)).toEqual(['还没有作保密审查（条例第17条：公开前应当审查）。']);
    await cast.clear(documentId);
    expect(await cast.obstacles(documentId)).toEqual([]);

    const { items } = await timelineOf(cast.office.as(cast.final), { documentId });
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
    const documentId = await draftDocument(cast.office, cast.clerk);
    await cast.submit(documentId);
    const view = await viewReview(cast.office.as(cast.first), { documentId });
    expect(reviewApi.get.response.parse(view)).toEqual(view);
    expect(view.round?.startedBy.name).toBe('程晓');
    expect(view.actions).toContainEqual({
      event: 'approveStep',
      label: '初审通过',
      allowed: true,
      reason: null,
    });
    const forFinal = (await viewReview(cast.office.as(cast.final), { documentId })).actions;
    expect(forFinal.find((action) => action.event === 'approveStep')).toMatchObject({ allowed: false });
    const todo = await todoOf(cast.office.as(cast.first), { limit: 20 });
    expect(reviewApi.todo.response.parse(todo)).toEqual(todo);
    expect(todo.reviews.items.map((item) => item.documentId)).toContain(documentId);
  });

  test('what lacks something that its kind needs is not submitted', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk, {
      kind: 'policy',
      content: { bodyHtml: '' },
    });
    await expect(cast.submit(documentId)).rejects.toMatchObject({
      code: 'review.not_submittable',
      status: 422,
    });
    expect(await cast.stateOf(documentId)).toBe('draft');
  });

  test('another attribute than 主动公开 never passes the gate', async () => {
    const content = sampleContent();
    const metadata = { ...content.metadata, attribute: 'onRequest', attributeReason: '涉及第三方' } as const;
    const documentId = await draftDocument(cast.office, cast.clerk, { content: { metadata } });
    await cast.submit(documentId);
    await cast.approveAll(documentId);
    await cast.clear(documentId);
    expect(await cast.obstacles(documentId)).toEqual(['公开属性为“依申请公开”，不能发布到网站。']);
  });

  test.each(['withheld', 'referred'] as const)(
    '保密审查 with the result %s bars publication',
    async (result) => {
      const documentId = await draftDocument(cast.office, cast.clerk);
      await cast.submit(documentId);
      await cast.approveAll(documentId);
      await cast.clear(documentId, result);
      expect(await cast.obstacles(documentId)).toHaveLength(1);
      await cast.clear(documentId, 'partial', '区保密局：删去第三节后可以公开。');
      expect(await cast.obstacles(documentId)).toEqual([]);
    },
  );

  test('what was referred is not opened without the opinion from above, nor is another text of it', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    await cast.clear(documentId, 'referred');
    await cast.clear(documentId, 'withheld');
    await expect(cast.clear(documentId, 'open')).rejects.toMatchObject({
      code: 'review.secrecy_form',
      status: 422,
      details: {
        issues: [{ field: 'authorityOpinion', message: expect.stringContaining('条例第17条') }],
      },
    });
    await cast.clear(documentId, 'open', '区保密局：可以公开。');
    await cast.clear(documentId, 'partial');
    const content = sampleContent({ summary: '另一文本' });
    await cast.clear(documentId, 'referred');
    await write(cast.office, cast.clerk, { documentId, content });
    await expect(cast.clear(documentId, 'open')).rejects.toMatchObject({ code: 'review.secrecy_form' });
    await cast.clear(documentId, 'open', '区保密局：修改后可以公开。');
  });
});

describe('who decides', () => {
  test('whoever edited the text approves no step of it, whatever their roles', async () => {
    const both = await cast.office.person('万能', ['clerk', 'firstReviewer', 'secrecyReviewer']);
    const documentId = await draftDocument(cast.office, cast.clerk);
    await write(cast.office, both, { documentId, content: sampleContent({ summary: '改了一处' }) });
    await cast.submit(documentId);
    await expect(cast.approve(documentId, both, 0)).rejects.toMatchObject({
      code: 'common.forbidden',
      message: expect.stringContaining('不能审核自己的文稿'),
    });
    const { revision } = await loadDocument(cast.office.world.db, documentId);
    await expect(
      recordSecrecyReview(cast.office.as(both), {
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
      (await todoOf(cast.office.as(both), { limit: 20 })).reviews.items.map((item) => item.documentId),
    ).not.toContain(documentId);
  });

  test('one person does not take two steps of a round, but may in the next', async () => {
    const two = await cast.office.person('兼任', ['firstReviewer', 'secondReviewer']);
    const documentId = await draftDocument(cast.office, cast.clerk);
    await cast.submit(documentId);
    await cast.approve(documentId, two, 0);
    await expect(cast.approve(documentId, two, 1)).rejects.toMatchObject({
      message: expect.stringContaining('不能审核两步'),
    });
    await recall(cast.office.as(cast.clerk), { documentId, reason: '' });
    await cast.submit(documentId);
    await cast.approve(documentId, cast.first, 0);
    expect(await cast.approve(documentId, two, 1)).toMatchObject({ state: 'inReview' });
  });

  test('a second click decides nothing twice', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    await cast.submit(documentId);
    await expect(cast.submit(documentId)).rejects.toMatchObject({ code: 'review.not_now', status: 409 });
    const { id: roundId } = await loadReview(cast.office.world.db, documentId);
    const click = async (): Promise<Moved> =>
      approveStep(cast.office.as(cast.first), { documentId, roundId, step: 0, comment: '' });
    const results = await Promise.allSettled([click(), click()]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(click()).rejects.toMatchObject({ code: 'review.already_decided', status: 409 });
    expect((await loadReview(cast.office.world.db, documentId)).step).toBe(1);
  });

  test('what was not read is not submitted', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    const { revision } = await loadDocument(cast.office.world.db, documentId);
    await write(cast.office, cast.clerk, { documentId, content: sampleContent({ summary: '又改了' }) });
    await expect(
      submitForReview(cast.office.as(cast.clerk), { documentId, revisionId: revision.id, note: '' }),
    ).rejects.toMatchObject({ code: 'review.text_changed', status: 409 });
  });
});

describe('a changed text', () => {
  test.each(['inReview', 'approved'] as const)('voids its review when it is %s', async (state) => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    await cast.submit(documentId);
    await cast.clear(documentId);
    if (state === 'approved') await cast.approveAll(documentId);
    expect(await cast.stateOf(documentId)).toBe(state);

    const saved = await write(cast.office, cast.clerk, {
      documentId,
      content: sampleContent({ title: '审后改的标题' }),
    });
    expect(saved).toMatchObject({ reviewVoided: true, edition: { state: 'draft' } });
    expect(await latestRound(cast.office.world.db, saved.edition.id)).toMatchObject({ outcome: 'voided' });
    expect(await cast.obstacles(documentId)).toEqual([
      '当前内容还没有通过全部审核。',
      '内容在保密审查之后有改动，须重新作保密审查。',
    ]);
    // Even the old words must be approved anew.
    await write(cast.office, cast.clerk, { documentId, content: sampleContent() });
    expect(await cast.obstacles(documentId)).toEqual(['当前内容还没有通过全部审核。']);
  });
});
