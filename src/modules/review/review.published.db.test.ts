import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editionsOf, loadDocument } from '../documents/documents.queries.ts';
import { discardEdition, startEdition } from '../drafting/drafting.usecases.ts';
import { draftDocument, sampleContent, write } from '../documents/test/office.ts';
import { urgentObstacles } from './review.obstacles.ts';
import { latestRound, loadReview } from './review.queries.ts';
import { timelineOf } from './review.timeline.ts';
import { todoOf } from './review.todo.ts';
import { returnDocument } from './review.usecases.ts';
import { createReviewers, type TestReviewers } from './test/reviewers.ts';

let cast: TestReviewers;

beforeAll(async () => {
  cast = await createReviewers();
});

afterAll(async () => cast.office.close());

describe('应急先发后审', () => {
  test('needs 保密审查 and a reason, is recorded, and stays flagged until it is approved', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    const urgent = async (): Promise<string[]> =>
      urgentObstacles(cast.office.world.db, await loadDocument(cast.office.world.db, documentId));
    expect(await urgent()).toEqual(['还没有作保密审查（条例第17条：公开前应当审查）。']);
    await cast.clear(documentId);
    expect(await urgent()).toEqual([]);
    await cast.makePublic(documentId, 'publishUrgently');

    const audit = (await cast.office.auditOf(documentId)).filter(
      (event) => event.type === 'document.published_urgently',
    );
    expect(audit.map((event) => event.reason)).toEqual(['汛情紧急']);
    const flagged = (await todoOf(cast.office.as(cast.publisher), { limit: 20 })).urgent.items;
    expect(flagged).toContainEqual(expect.objectContaining({ documentId, note: '汛情紧急' }));

    expect(await cast.submit(documentId)).toMatchObject({ state: 'published', pendingApproval: true });
    await expect(cast.submit(documentId)).rejects.toMatchObject({ code: 'review.already_submitted' });
    await cast.approve(documentId, cast.first, 0);
    await cast.approve(documentId, cast.second, 1);
    expect(await cast.approve(documentId, cast.final, 2)).toMatchObject({
      state: 'published',
      pendingApproval: false,
    });
    expect(
      (await todoOf(cast.office.as(cast.publisher), { limit: 20 })).urgent.items.map(
        (item) => item.documentId,
      ),
    ).not.toContain(documentId);
  });

  test('that is returned stays public and on everybody’s list, with the reason of the return', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    await cast.clear(documentId);
    await cast.makePublic(documentId, 'publishUrgently');
    await cast.submit(documentId);
    const { id } = await loadReview(cast.office.world.db, documentId);
    await returnDocument(cast.office.as(cast.first), { documentId, roundId: id, reason: '水位数字有误' });
    expect(await cast.stateOf(documentId)).toBe('published');
    for (const person of [cast.clerk, cast.publisher]) {
      const { items } = (await todoOf(cast.office.as(person), { limit: 100 })).urgent;
      expect(items).toContainEqual(
        expect.objectContaining({ documentId, note: '水位数字有误', from: '何清' }),
      );
    }
  });

  test('a review that still runs ends when the document is withdrawn or its next edition begins', async () => {
    for (const end of [
      cast.takeAway,
      async (id: string) =>
        void (await startEdition(cast.office.as(cast.clerk), { documentId: id, changeNote: '更正' })),
    ]) {
      const documentId = await draftDocument(cast.office, cast.clerk);
      await cast.clear(documentId);
      await cast.submit(documentId);
      await cast.makePublic(documentId, 'publishUrgently');
      const { live } = await loadDocument(cast.office.world.db, documentId);
      await end(documentId);
      expect(await latestRound(cast.office.world.db, live?.id ?? '')).toMatchObject({ outcome: 'voided' });
      const waiting = (await todoOf(cast.office.as(cast.first), { limit: 100 })).reviews.items;
      expect(waiting.map((item) => item.documentId)).not.toContain(documentId);
    }
  });
});

describe('the next edition', () => {
  test('begins from what is public, leaves it public, and takes its place when it is published', async () => {
    const documentId = await draftDocument(cast.office, cast.clerk);
    await cast.submit(documentId);
    await cast.approveAll(documentId);
    await cast.clear(documentId);
    await cast.makePublic(documentId, 'publish');
    const shown = await loadDocument(cast.office.world.db, documentId);

    await startEdition(cast.office.as(cast.clerk), { documentId, changeNote: '更正日期' });
    await expect(
      startEdition(cast.office.as(cast.clerk), { documentId, changeNote: '更正日期' }),
    ).rejects.toMatchObject({
      code: 'review.not_now',
    });
    await discardEdition(cast.office.as(cast.clerk), { documentId, reason: '不改了' });
    expect(await loadDocument(cast.office.world.db, documentId)).toMatchObject({
      document: { state: 'published', liveEditionId: shown.edition.id },
      edition: { id: shown.edition.id },
    });
    // An approved round of what is public isn't touched by all this.
    expect(await latestRound(cast.office.world.db, shown.edition.id)).toMatchObject({ outcome: 'approved' });

    await startEdition(cast.office.as(cast.clerk), { documentId, changeNote: '更正日期' });
    await write(cast.office, cast.clerk, { documentId, content: sampleContent({ title: '更正后的标题' }) });
    expect((await loadDocument(cast.office.world.db, documentId)).live?.id).toBe(shown.edition.id);
    await cast.submit(documentId);
    await cast.approveAll(documentId);
    await cast.clear(documentId);
    expect(await cast.obstacles(documentId)).toEqual([]);
    await cast.makePublic(documentId, 'publish');
    const editions = await editionsOf(cast.office.world.db, documentId);
    expect(editions.map(({ number, state }) => [number, state])).toEqual([
      [1, 'superseded'],
      [2, 'discarded'],
      [3, 'published'],
    ]);
    const { items } = await timelineOf(cast.office.as(cast.clerk), { documentId });
    const states = items
      .filter((item) => item.kind === 'status')
      .map((item) => [item.editionNumber, item.title]);
    expect(states.slice(0, 4)).toEqual([
      [3, '发布'],
      [1, '已被新版次取代'],
      [3, '送审'],
      // It was begun from the first edition, which was current again.
      [1, '修改后重新发布'],
    ]);
    const after = await loadDocument(cast.office.world.db, documentId);
    expect(after.document.indexNumber).toBe(shown.document.indexNumber);
    expect(after.document.firstPublishedAt).toEqual(shown.document.firstPublishedAt);
  });
});
