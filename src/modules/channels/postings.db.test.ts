import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { TestWorld } from '../../../test/database.ts';
import { saveBoard } from './boards.ts';
import { channelsOfDocument } from './channel-records.ts';
import { channelTodo } from './channel-todo.ts';
import { listPostings, post, takeDown } from './postings.ts';
import { voidPosting } from './void-posting.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

async function hall(name: string): Promise<string> {
  const fields = { kind: 'hall', villageId: null, name, spot: '大厅进门左侧', responsible: '张三' } as const;
  const { agencyId } = office;
  return (
    await saveBoard(office.as('clerk'), { agencyId, boardId: null, version: 0, closedOn: null, ...fields })
  ).boardId;
}

async function postings(which: 'hanging' | 'due' | 'all', documentId: string) {
  const { agencyId } = office;
  return (await listPostings(office.as('clerk'), { agencyId, which, documentId, page: 1, size: 100 })).items;
}

describe('a document on a board', () => {
  test('hangs there once, and again after it was taken down', async () => {
    today('2026-03-16');
    const boardId = await hall('白云村公开栏');
    const other = await hall('新村公开栏');
    const { documentId } = await office.published('dynamic.notices', { title: '关于修路的公示' });
    const stay = { kind: 'workdays', count: 5 } as const;
    const posted = { documentId, boardIds: [boardId], postedOn: '2026-03-16', postedBy: '李四', stay };
    const { recordIds } = await post(office.as('clerk'), posted);
    const again = post(office.as('clerk'), { ...posted, boardIds: [other, boardId] });
    await expect(again).rejects.toThrow(/已经贴在“白云村公开栏”（公示到 2026-03-23）.*撤下后可以重新张贴/);
    expect(await postings('all', documentId)).toHaveLength(1);
    today('2026-03-24');
    const down = { recordId: recordIds[0] ?? '', version: 1, on: '2026-03-24', by: '李四', reason: '' };
    await takeDown(office.as('clerk'), down);
    await post(office.as('clerk'), { ...posted, postedOn: '2026-03-24' });
    expect((await postings('all', documentId)).map(({ standing }) => standing)).toEqual(['mustStay', 'down']);
  });

  test('is registered once when two people do it in the same moment', async () => {
    today('2026-03-25');
    const boardId = await hall('同时公开栏');
    const { documentId } = await office.published('dynamic.notices', { title: '关于同时张贴的公示' });
    const posted = { documentId, boardIds: [boardId], postedOn: '2026-03-25', postedBy: '李四' };
    const both = ['clerk', 'publisher'] as const;
    const codes = await Promise.all(
      both.map(async (role) => codeOf(post(office.as(role), { ...posted, stay: { kind: 'none' } }))),
    );
    expect(codes.toSorted()).toEqual(['channels.hangs_already', 'done']);
  });

  test('that was registered by mistake is struck out with a reason: it stays in the record and counts no more', async () => {
    today('2026-03-26');
    const boardId = await hall('登错公开栏');
    const { documentId } = await office.published('dynamic.notices', { title: '关于登错的公示' });
    const stay = { kind: 'days', count: 1 } as const;
    const posted = { documentId, boardIds: [boardId], postedOn: '2026-03-26', postedBy: '李四', stay };
    const recordId = (await post(office.as('clerk'), posted)).recordIds[0] ?? '';
    const wrong = { recordId, version: 1, reason: '选错了公开栏' };
    expect(await codeOf(voidPosting(office.as('secrecyReviewer'), wrong))).toBe('common.forbidden');
    expect(await codeOf(voidPosting(office.as('clerk'), { ...wrong, version: 2 }))).toBe(
      'channels.changed_by_other',
    );
    await voidPosting(office.as('clerk'), wrong);
    expect(await codeOf(voidPosting(office.as('clerk'), { ...wrong, version: 2 }))).toBe('channels.void');
    const down = { recordId, version: 2, on: '2026-03-26', by: '李四', reason: '' };
    expect(await codeOf(takeDown(office.as('clerk'), down))).toBe('channels.void');
    today('2026-03-30');
    expect(
      (await channelTodo(office.as('clerk'))).postings.filter((one) => one.recordId === recordId),
    ).toEqual([]);
    expect((await postings('hanging', documentId)).concat(await postings('due', documentId))).toEqual([]);
    expect(await postings('all', documentId)).toMatchObject([
      { standing: 'void', voidedOn: '2026-03-26', voidReason: '选错了公开栏' },
    ]);
    const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
    expect(items[1]).toMatchObject({ state: 'void', since: null });
    expect(items[1]?.history.map(({ event, what }) => [event, what])).toEqual([
      ['live', expect.stringContaining('张贴')],
      ['voided', '张贴记录作废，理由：选错了公开栏'],
    ]);
    await post(office.as('clerk'), posted);
  });

  test('isn’t dated before it was public, and the message speaks of that day', async () => {
    today('2026-03-31');
    const boardId = await hall('日期公开栏');
    const { documentId } = await office.published('dynamic.notices', { title: '关于日期的公示' });
    const stay = { kind: 'workdays', count: 5 } as const;
    const posted = { documentId, boardIds: [boardId], postedBy: '李四', stay };
    for (const postedOn of ['1999-01-05', '2026-03-30'])
      await expect(post(office.as('clerk'), { ...posted, postedOn })).rejects.toThrow(
        /张贴日期不能早于文稿在网站公开的日期（2026-03-31）/,
      );
    await post(office.as('clerk'), { ...posted, postedOn: '2026-03-31' });
  });
});
