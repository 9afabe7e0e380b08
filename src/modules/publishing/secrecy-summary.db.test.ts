import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import type { Role } from '../../platform/actor.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import type { SecrecyResult } from '../../law/secrecy-review.ts';
import { secrecyForm } from '../review/review.secrecy.ts';
import { recordSecrecyReview } from '../review/review.usecases.ts';
import { itemOf } from './publishing.queries.ts';
import { withdraw } from './publishing.usecases.ts';
import { exportSecrecySummary } from './secrecy-summary.ts';

const HANDLINGS = { open: 'direct', partial: 'masked', withheld: 'withhold', referred: 'refer' } as const;
const HIDDEN = '（不公开，标题仅保密审查员可见）';

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function sign(documentId: string, result: SecrecyResult): Promise<void> {
  const { revision } = await loadDocument(world.db, documentId);
  await recordSecrecyReview(office.as('secrecyReviewer'), {
    documentId,
    revisionId: revision.id,
    form: secrecyForm.parse({
      carrier: 'other',
      source: 'made',
      channels: ['website', 'board'],
      scope: '面向社会',
      handling: HANDLINGS[result],
    }),
    result,
    basis: '依据：线人的名字在第三段',
    opinion: '意见：线人的名字在第三段',
  });
}

/** The rows without their number, by title. */
async function summary(role: Role, month: string): Promise<string[][]> {
  const { bytes } = await exportSecrecySummary(office.as(role), { agencyId: office.agencyId, month });
  return readSheet(bytes, 'workbook')
    .slice(1)
    .map(({ cells }) => cells.slice(1).map(String));
}

test('a month’s 保密审查 are told with what became public, without opinions, and what isn’t public is named to its reviewers alone', async () => {
  world.clock.set('2024-05-31T15:59:59.000Z');
  await sign(await office.draft('dynamic.news', { title: '五月的最后一刻' }), 'open');
  world.clock.set('2024-05-31T16:00:00.000Z');
  const open = await office.draft('dynamic.news', { title: '防汛演练' });
  await sign(open, 'open');
  world.clock.set('2024-06-03T02:00:00.000Z');
  await sign(await office.draft('dynamic.news', { title: '举报人回访记录' }), 'withheld');
  await sign(await office.draft('dynamic.news', { title: '涉密会议安排' }), 'referred');
  const later = await office.draft('dynamic.news', { title: '起初同意公开的名单' });
  await sign(later, 'open');
  world.clock.set('2024-06-04T02:00:00.000Z');
  const published = await office.published('dynamic.news', { title: '清淤完工' });
  const taken = await office.published('dynamic.news', { title: '误发的名单' });
  const { edition } = await loadDocument(world.db, taken.documentId);
  await withdraw(office.as('publisher'), {
    documentId: taken.documentId,
    editionVersion: edition.version,
    reason: '误发',
    publicNotice: '更正后另行发布。',
    kind: 'notice',
    hideTitle: true,
  });
  world.clock.set('2024-07-01T02:00:00.000Z');
  await sign(later, 'withheld');

  const own = await summary('secrecyReviewer', '2024-06');
  expect(
    own.map(([title, , source, result, , on, publishedOn]) => [title, source, result, on, publishedOn]),
  ).toEqual([
    ['防汛演练', '制作', '公开', '2024-06-01', ''],
    ['举报人回访记录', '制作', '不予公开', '2024-06-03', ''],
    ['涉密会议安排', '制作', '报请确定', '2024-06-03', ''],
    ['起初同意公开的名单', '制作', '公开', '2024-06-03', ''],
    ['清淤完工', '制作', '公开', '2024-06-04', '2024-06-04'],
    ['误发的名单', '制作', '公开', '2024-06-04', '2024-06-04'],
  ]);
  const item = await itemOf(world.db, published.documentId);
  expect(own[4]?.[7]).toMatch(new RegExp(`^https?://.+${item?.path}$`));
  expect(own[5]?.[7] ?? '').toBe('');
  expect(own[0]?.[8]).toBe('政府网站、公开栏');
  expect(JSON.stringify(own)).not.toContain('线人');
  for (const role of ['publisher', 'supervisor'] as const) {
    const seen = await summary(role, '2024-06');
    expect(seen.map(([title]) => title)).toEqual(['防汛演练', HIDDEN, HIDDEN, HIDDEN, '清淤完工', HIDDEN]);
  }
  const events = await world.db
    .selectFrom('audit_events')
    .select('data')
    .where('type', '=', 'document.secrecy_exported')
    .execute();
  expect(events.map(({ data }) => data)).toMatchObject([
    { after: { month: '2024-06', count: 6 } },
    { after: { month: '2024-06', count: 6 } },
    { after: { month: '2024-06', count: 6 } },
  ]);
});

test('a title that was ever withheld stays with its reviewers, whatever was signed of another text since', async () => {
  world.clock.set('2024-08-05T02:00:00.000Z');
  const documentId = await office.draft('dynamic.news', { title: '举报人张某某回访记录' });
  await sign(documentId, 'open');
  await sign(documentId, 'withheld');
  await office.change(documentId, { title: '信访工作简报', bodyHtml: '<p>本月接访情况。</p>' });
  await sign(documentId, 'open');
  const titles = (await summary('publisher', '2024-08')).map(([title]) => title);
  expect(titles).toEqual([HIDDEN, HIDDEN, '信访工作简报']);
});

test('a December ends with the year', async () => {
  world.clock.set('2024-12-31T15:59:59.000Z');
  await sign(await office.draft('dynamic.news', { title: '年末' }), 'open');
  world.clock.set('2024-12-31T16:00:00.000Z');
  await sign(await office.draft('dynamic.news', { title: '元旦' }), 'open');
  expect((await summary('publisher', '2024-12')).map(([title]) => title)).toEqual(['年末']);
});

test('another agency’s 保密审查 aren’t in it, nor is it given to who has no part in them', async () => {
  const other = await openOffice(world, 'linzhen');
  const month = '2024-06';
  const { bytes } = await exportSecrecySummary(other.as('secrecyReviewer'), {
    agencyId: other.agencyId,
    month,
  });
  expect(readSheet(bytes, 'workbook')).toHaveLength(1);
  const { agencyId } = office;
  for (const actor of [office.as('clerk'), other.as('secrecyReviewer')])
    await expect(exportSecrecySummary(actor, { agencyId, month })).rejects.toMatchObject({ status: 403 });
});
