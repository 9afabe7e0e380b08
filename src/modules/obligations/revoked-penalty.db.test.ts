import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { restore, withdraw } from '../publishing/publishing.usecases.ts';
import { changeWithdrawal, vanish } from '../publishing/withdrawals.ts';
import { adoptItems } from './adopt-items.ts';
import { exportRegister } from './export-register.ts';
import { listItems } from './item-list.ts';
import { nameDocument } from './name-document.ts';
import { listObligations } from './obligation-list.ts';
import { raiseObligation } from './raise-obligation.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await adoptItems(office.as('publisher'), { agencyId: office.agencyId, fields: ['statutory'] });
});
beforeEach(() => today('2024-03-14'));
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function raised(
  key: string,
  on: string,
  documentId: string | null,
  by: 'clerk' | 'publisher' = 'clerk',
) {
  const { items } = await listItems(office.as('clerk'), { agencyId: office.agencyId });
  const item = items.find((each) => each.key === `statutory.${key}`);
  if (item === undefined) throw new Error(`no item ${key}`);
  return raiseObligation(office.as(by), { itemId: item.id, on, what: '某某案', documentId });
}

/** A decision that is public and met its own duty, and the duty to take it back that came up on 18 March. */
async function revokedDecision() {
  const { documentId } = await office.published('statutory.art20-6', { title: '行政处罚决定书' });
  const own = await raised('art20-6', '2024-03-14', documentId);
  expect(own.met).toBe(true);
  today('2024-03-18');
  const back = await raised('art20-6-revoked', '2024-03-18', documentId);
  return { documentId, own, back };
}

async function standing({ obligationId }: { readonly obligationId: string }) {
  const { items } = await listObligations(office.as('clerk'), {
    agencyId: office.agencyId,
    which: 'all',
    page: 1,
    size: 200,
  });
  const item = items.find(({ id }) => id === obligationId);
  if (item === undefined) throw new Error('no such obligation');
  return [item.status, item.settled?.on ?? null];
}

async function seen(documentId: string) {
  return { documentId, editionVersion: (await loadDocument(world.db, documentId)).edition.version };
}

async function takeBack(documentId: string, kind: 'notice' | 'gone' = 'notice'): Promise<void> {
  await withdraw(office.as('publisher'), {
    ...(await seen(documentId)),
    kind,
    reason: '复议撤销',
    publicNotice: '该处罚决定已被行政复议决定撤销。',
  });
}

describe('the duty to take a revoked penalty back', () => {
  test('is not met by the decision that stands public, but on the day on which it is taken back with words for the public', async () => {
    const { documentId, own, back } = await revokedDecision();
    // 三个工作日 from Monday, 18 March.
    expect(back).toMatchObject({ met: false, dueOn: '2024-03-21' });
    expect(await standing(back)).toEqual(['soon', null]);
    today('2024-03-21');
    await takeBack(documentId);
    expect(await standing(back)).toEqual(['published', '2024-03-21']);
    expect(await standing(own)).toEqual(['published', '2024-03-14']);
  });

  test('is met late on the fourth working day', async () => {
    const { documentId, back } = await revokedDecision();
    today('2024-03-22');
    await takeBack(documentId, 'gone');
    expect(await standing(back)).toEqual(['publishedLate', '2024-03-22']);
  });

  test('is open again when the decision comes back, and the duty of the decision stays kept throughout', async () => {
    const { documentId, own, back } = await revokedDecision();
    await takeBack(documentId);
    await restore(office.as('publisher'), { ...(await seen(documentId)), reason: '误撤' });
    expect(await standing(back)).toEqual(['soon', null]);
    expect(await standing(own)).toEqual(['published', '2024-03-14']);
    today('2024-03-20');
    await takeBack(documentId);
    expect(await standing(back)).toEqual(['published', '2024-03-20']);
  });

  test('is not met where the decision leads to another document, until words take the place of that', async () => {
    const { documentId, own, back } = await revokedDecision();
    const other = await office.published('statutory.art20-6', { title: '新的处罚决定书' });
    await withdraw(office.as('publisher'), {
      ...(await seen(documentId)),
      kind: 'redirect',
      reason: '换',
      redirectPath: other.path,
    });
    expect(await standing(back)).toEqual(['soon', null]);
    today('2024-03-19');
    await changeWithdrawal(office.as('publisher'), {
      ...(await seen(documentId)),
      reason: '说明',
      withdrawal: { kind: 'notice', publicNotice: '该决定已变更。', hideTitle: false, redirectPath: '' },
    });
    expect(await standing(back)).toEqual(['published', '2024-03-19']);
    expect(await standing(own)).toEqual(['published', '2024-03-14']);
    await changeWithdrawal(office.as('publisher'), {
      ...(await seen(documentId)),
      reason: '再换',
      withdrawal: { kind: 'redirect', publicNotice: '', hideTitle: false, redirectPath: other.path },
    });
    expect(await standing(back)).toEqual(['soon', null]);
  });

  test('stays met where what was explained vanishes later', async () => {
    const { documentId, back } = await revokedDecision();
    await takeBack(documentId);
    const ground = { ground: 'personalData', reason: '姓名' } as const;
    await vanish(office.as('secrecyReviewer'), { ...(await seen(documentId)), ...ground });
    expect(await standing(back)).toEqual(['published', '2024-03-18']);
  });

  test.each([
    ['publisher', 'is kept again', ['published', '2024-03-14']],
    ['clerk', 'stays open, for who drafts relieves nobody', ['open', null]],
  ] as const)(
    'is met by what was taken back before, on that day; by a %s what that opened %s',
    async (by, _, kept) => {
      const { documentId } = await office.published('statutory.art20-6', { title: '行政处罚决定书' });
      const own = await raised('art20-6', '2024-03-14', documentId);
      today('2024-03-19');
      await takeBack(documentId);
      expect(await standing(own)).toEqual(['open', null]);
      today('2024-03-25');
      const back = await raised('art20-6-revoked', '2024-03-18', documentId, by);
      expect(back.met).toBe(true);
      expect(await standing(back)).toEqual(['published', '2024-03-19']);
      expect(await standing(own)).toEqual(kept);
    },
  );

  test('is told as taken back, not as published, in the workbook and the audit', async () => {
    const { documentId, own, back } = await revokedDecision();
    await takeBack(documentId);
    const query = { agencyId: office.agencyId, which: 'all', documentId } as const;
    const { bytes } = await exportRegister(office.as('clerk'), query);
    const [head = [], ...rows] = readSheet(bytes, 'workbook').map(({ cells }) => cells);
    const cell = (row: readonly string[], name: string) => row[head.indexOf(name)];
    expect(rows.map((row) => [cell(row, '状态'), cell(row, '结果')]).toSorted()).toEqual([
      ['按期公开', '已公开'],
      ['按期撤回', '已撤回'],
    ]);
    const events = await world.db
      .selectFrom('audit_events')
      .select(['type', 'data'])
      .where('type', 'like', 'obligation.met%')
      .execute();
    const told = (id: string) =>
      events.filter(({ data }) => JSON.stringify(data).includes(id)).map(({ type }) => type);
    expect(told(own.obligationId)).toEqual(['obligation.met']);
    expect(told(back.obligationId)).toEqual(['obligation.met_by_withdrawal']);
  });

  test('takes no document that never was public', async () => {
    const documentId = await office.draft('statutory.art20-6', { title: '草稿' });
    const { obligationId } = await raised('art20-6-revoked', '2024-03-14', null);
    await expect(
      nameDocument(office.as('clerk'), { obligationId, version: 1, documentId }),
    ).rejects.toMatchObject({ code: 'obligations.never_public' });
  });
});
