import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { channelCounts, channelCountsByMonth } from '../registers/registers.figures.ts';
import { channelTodo } from './channel-todo.ts';
import { listAccounts } from './media-account-list.ts';
import { publicItems, type PublicItems } from './test/illustrated.ts';
import { connectWechat } from './test/wechat-account.ts';
import { openWechatServer, type WechatServer } from './test/wechat-server.ts';
import { approveIssue, dropDraft, saveIssue } from './wechat-issues.ts';
import { listIssues } from './wechat-list.ts';
import { workIssues } from './work-issues.ts';

// Issues of which nobody knows whether the platform published them: they are looked for there.

const SUBMIT = '/cgi-bin/freepublish/submit';
const LIST = '/cgi-bin/freepublish/batchget';
const GATEWAY = { status: 504, text: '<html>504 Gateway Time-out</html>' };

let world: TestWorld;
let office: TestOffice;
let items: PublicItems;
let wechat: WechatServer;
let connectionId = '';

beforeAll(async () => {
  ({ world, office } = await createTown());
  items = publicItems(world, office);
  wechat = await openWechatServer();
  wechat.clock(() => world.clock.now());
  world.clock.set('2026-03-03T02:00:00Z');
  ({ connectionId } = await connectWechat(office, wechat));
});
afterAll(async () => {
  await wechat.close();
  await world.close();
});

async function issue(issueId: string) {
  const { items: all } = await listIssues(office.as('publisher'), { agencyId: office.agencyId, year: 2026 });
  return all.find(({ id }) => id === issueId);
}

async function save(name: string, documents: readonly string[], before?: { id: string; version: number }) {
  const { issueId } = await saveIssue(office.as('clerk'), {
    connectionId,
    issueId: before?.id ?? null,
    version: before?.version ?? 0,
    issue: name,
    articles: documents.map((documentId, index) => ({
      documentId,
      title: `${name}之${index + 1}`,
      digest: '',
      coverId: null,
    })),
  });
  return issueId;
}

async function approve(issueId: string): Promise<void> {
  await approveIssue(office.as('publisher'), { issueId, version: (await issue(issueId))?.version ?? 0 });
}

/** Handed in, and the answer lost. */
async function lost(name: string, documents: readonly string[]): Promise<string> {
  const issueId = await save(name, documents);
  await approve(issueId);
  wechat.loseNext(SUBMIT, GATEWAY);
  await workIssues(world.system, { loopback: true });
  expect(await issue(issueId)).toMatchObject({ state: 'failed', sought: true });
  expect((await issue(issueId))?.fault).toMatch(/不清楚是否已经发布.*系统会多次到公众平台.*查找/);
  return issueId;
}

async function pass(hours: number): Promise<void> {
  for (let quarter = 0; quarter < hours * 4; quarter += 1) {
    world.clock.set(new Date(world.clock.now().getTime() + 15 * 60_000));
    await workIssues(world.system, { loopback: true });
  }
}

function asked(path: string): number {
  return wechat.asked.filter((one) => one.path === path).length;
}

async function counted(): Promise<{ issues: number; posts: number }> {
  return channelCounts(world.db, { agencyId: office.agencyId, year: 2026 });
}

test('one that was published is found, counted once, and follows withdrawals from then on', async () => {
  const documents = [await items.illustrated('关于防汛的通知'), await items.illustrated('关于秋收的通知')];
  const before = await counted();
  const submitted = asked(SUBMIT);
  const issueId = await lost('第1期', documents);
  await pass(1);
  expect(await issue(issueId)).toMatchObject({ state: 'live', fault: '', liveOn: '2026-03-03' });
  expect((await issue(issueId))?.articles.map(({ url }) => url.startsWith('http'))).toEqual([true, true]);
  expect(await counted()).toEqual({ issues: before.issues + 1, posts: before.posts + 2 });
  expect(asked(SUBMIT)).toBe(submitted + 1);
  const deleted = wechat.deleted.size;
  await items.takeAway(documents[1] ?? '');
  await pass(1);
  expect(wechat.deleted.size).toBe(deleted + 1);
  expect((await issue(issueId))?.articles.map((one) => one.deleted)).toEqual([false, true]);
  expect(wechat.undocumented).toEqual([]);
});

test('one that nobody published is looked for during two days, then a person is asked; it is never handed in again', async () => {
  const documentId = await items.illustrated('关于植树的通知');
  wechat.publishAs(1);
  const submitted = asked(SUBMIT);
  const issueId = await lost('第2期', [documentId]);
  await pass(24);
  expect((await issue(issueId))?.fault).toContain('系统会多次到公众平台');
  const looks = asked(LIST);
  // Its name is kept for when it is found.
  await expect(save('第2期', [documentId])).rejects.toMatchObject({ status: 422 });
  await pass(28);
  expect(await issue(issueId)).toMatchObject({ sought: false });
  expect((await issue(issueId))?.fault).toMatch(/系统在两天内没有.*找到。.*已经发布的，请删除这一期/);
  const after = asked(LIST);
  expect(after).toBeGreaterThan(looks);
  await pass(24);
  expect([asked(LIST), asked(SUBMIT)]).toEqual([after, submitted + 1]);
  wechat.publishAs(0);
});

test('a platform that doesn’t answer is asked again, and one found late is found', async () => {
  const documentId = await items.illustrated('关于环境整治的通知');
  wechat.publishAs(1);
  const issueId = await lost('第3期', [documentId]);
  wechat.breakPath(LIST);
  await pass(12);
  expect(await issue(issueId)).toMatchObject({ state: 'failed' });
  wechat.mendPaths();
  wechat.publishAs(0);
  await pass(4);
  expect(await issue(issueId)).toMatchObject({ state: 'live' });
});

test('what was published before, of another title or leading elsewhere isn’t taken for it', async () => {
  const documentId = await items.illustrated('关于停水的通知');
  const first = await save('第4期', [documentId]);
  await approve(first);
  await pass(1);
  expect(await issue(first)).toMatchObject({ state: 'live' });
  wechat.publishAs(1);
  const issueId = await lost('第5期', [documentId]);
  await pass(2);
  expect(await issue(issueId)).toMatchObject({ state: 'failed' });
  wechat.publishAs(0);
  await pass(4);
  expect(await issue(issueId)).toMatchObject({ state: 'live' });
  expect((await issue(issueId))?.articles[0]?.url).not.toBe((await issue(first))?.articles[0]?.url);
});

test('one that may be out as it was can’t be edited; who drops it ends the looking', async () => {
  const documentId = await items.illustrated('关于征兵的通知');
  wechat.publishAs(1);
  const dropped = await lost('第7期', [documentId]);
  const seen = await issue(dropped);
  expect(seen?.may).toMatchObject({ edit: false, drop: true });
  await expect(
    save('第7期', [documentId], { id: dropped, version: seen?.version ?? 0 }),
  ).rejects.toMatchObject({ message: expect.stringMatching(/结果不明，不能编辑.*另建一期/) });
  await dropDraft(office.as('clerk'), { issueId: dropped, version: (await issue(dropped))?.version ?? 0 });
  wechat.publishAs(0);
  const before = await counted();
  const looks = asked(LIST);
  await pass(8);
  expect(await issue(dropped)).toBeUndefined();
  expect([await counted(), asked(LIST)]).toEqual([before, looks]);
});

test('one that is approved again is looked for first: what is out is registered', async () => {
  const issueId = await lost('第20期', [await items.illustrated('关于防溺水的通知')]);
  // It was published all the same, and nobody had looked yet.
  await approve(issueId);
  expect((await issue(issueId))?.fault).toMatch(/再次提交以前.*先到公众平台查找/);
  const submitted = asked(SUBMIT);
  await pass(1);
  expect(await issue(issueId)).toMatchObject({ state: 'live', sought: false, fault: '' });
  expect(asked(SUBMIT)).toBe(submitted);
});

test('one that is approved again is handed in once a look, half an hour after it was, finds nothing', async () => {
  const documentId = await items.illustrated('关于防雷的通知');
  wechat.refuseNext(SUBMIT, 45_011);
  const issueId = await lost('第21期', [documentId]);
  await approve(issueId);
  const before = asked(SUBMIT);
  await pass(0.25);
  expect([asked(SUBMIT), (await issue(issueId))?.state]).toEqual([before, 'approved']);
  wechat.breakPath(LIST);
  await pass(3);
  // No look goes through.
  expect([asked(SUBMIT), (await issue(issueId))?.state]).toEqual([before, 'approved']);
  wechat.mendPaths();
  await pass(4);
  expect([asked(SUBMIT), (await issue(issueId))?.state]).toEqual([before + 1, 'live']);
});

test('what the platform doesn’t answer for isn’t handed in again, and what it deleted is a person’s', async () => {
  const documentId = await items.illustrated('关于防汛演练的通知');
  const issueId = await save('第22期', [documentId]);
  await approve(issueId);
  wechat.publishAs(9);
  await pass(1);
  expect(await issue(issueId)).toMatchObject({ state: 'failed', sought: true });
  await approve(issueId);
  const before = asked(SUBMIT);
  await pass(4);
  expect([asked(SUBMIT), (await issue(issueId))?.state]).toEqual([before, 'approved']);
  wechat.publishAs(5);
  await pass(4);
  wechat.publishAs(0);
  expect([asked(SUBMIT), (await issue(issueId))?.state]).toEqual([before, 'failed']);
  expect((await issue(issueId))?.fault).toContain('删除');
});

test('one that is approved again isn’t handed in while something else that leads to its items is out', async () => {
  const documentId = await items.illustrated('关于节水的通知');
  const issueId = await lost('第23期', [documentId]);
  // As where somebody published the draft by hand, with another title.
  await world.db
    .updateTable('wechat_articles')
    .set({ title: '节约用水' })
    .where('issue_id', '=', issueId)
    .execute();
  await approve(issueId);
  const before = asked(SUBMIT);
  await pass(4);
  expect([asked(SUBMIT), (await issue(issueId))?.state]).toEqual([before, 'failed']);
  expect((await issue(issueId))?.fault).toMatch(/已经发布了《第23期之1》.*另建一期/);
});

test('what was withdrawn after it was approved again is found and deleted', async () => {
  const documentId = await items.illustrated('关于灯会的通知');
  wechat.breakPath(LIST);
  const issueId = await lost('第24期', [documentId]);
  await pass(2);
  await approve(issueId);
  await pass(1);
  const deleted = wechat.deleted.size;
  await items.takeAway(documentId);
  // It can't be edited, and nobody is told to.
  expect((await issue(issueId))?.fault).toMatch(/已从网站撤下，请登录公众平台核对/);
  wechat.mendPaths();
  await pass(8);
  expect(wechat.deleted.size).toBe(deleted + 1);
  expect((await issue(issueId))?.articles.map((one) => one.deleted)).toEqual([true]);
});

test('two that are alike are left to a person', async () => {
  const documentId = await items.illustrated('关于疫苗的通知');
  wechat.publishAs(1);
  const issueId = await lost('第8期', [documentId]);
  // Somebody saw nothing at the platform and handed it in once more, and that answer was lost, too.
  await approve(issueId);
  const before = asked(SUBMIT);
  wechat.loseNext(SUBMIT, GATEWAY);
  await pass(2);
  expect(asked(SUBMIT)).toBe(before + 1);
  wechat.publishAs(0);
  await pass(4);
  expect((await issue(issueId))?.fault).toMatch(/有 2 组相同的已发布图文/);
});

test('where the list doesn’t say what the articles are, they are asked for one by one', async () => {
  const issueId = await lost('第9期', [await items.illustrated('关于消防的通知')]);
  wechat.listBarely();
  await pass(1);
  expect(await issue(issueId)).toMatchObject({ state: 'live' });
});

test('whoever saw it may go on with it though the program looked since, and the next one isn’t called like it', async () => {
  const documentId = await items.illustrated('关于停电的通知');
  wechat.publishAs(1);
  const name = (await listIssues(office.as('clerk'), { agencyId: office.agencyId, year: 2026 })).suggested;
  const issueId = await lost(name, [documentId]);
  const seen = await issue(issueId);
  const { suggested } = await listIssues(office.as('clerk'), { agencyId: office.agencyId, year: 2026 });
  expect(suggested).not.toBe(name);
  await pass(6);
  await approveIssue(office.as('publisher'), { issueId, version: seen?.version ?? 0 });
  expect(await issue(issueId)).toMatchObject({ state: 'approved', sought: true });
  wechat.publishAs(0);
  await pass(1);
  expect(await issue(issueId)).toMatchObject({ state: 'live' });
});

test('where nobody could look, it isn’t said that there was nothing', async () => {
  wechat.publishAs(1);
  const issueId = await lost('第11期', [await items.illustrated('关于选举的通知')]);
  wechat.breakPath(LIST);
  await pass(3);
  expect((await issue(issueId))?.fault).toMatch(/最近一次查找没有成功：公众平台没有正常回应/);
  await pass(52);
  const given = await issue(issueId);
  expect(given?.fault).toMatch(/最后一次查找没有成功.*公众平台没有正常回应/);
  expect(given?.fault).not.toContain('没有在公众平台的已发布列表中找到');
  wechat.mendPaths();
  wechat.publishAs(0);
});

test('what is withdrawn leaves the draft box at once, and is deleted as soon as it is found', async () => {
  const documentId = await items.illustrated('关于拆迁的通知');
  wechat.publishAs(1);
  const issueId = await lost('第12期', [documentId]);
  await pass(30);
  const drafts = wechat.drafts.size;
  await items.takeAway(documentId);
  await workIssues(world.system, { loopback: true });
  expect(wechat.drafts.size).toBe(drafts - 1);
  expect((await channelTodo(office.as('clerk'))).issues.map(({ id }) => id)).toContain(issueId);
  const deleted = wechat.deleted.size;
  wechat.publishAs(0);
  await pass(4);
  expect(wechat.deleted.size).toBe(deleted + 1);
  expect(await issue(issueId)).toMatchObject({ articles: [{ deleted: true }] });
});

test('one whose number the platform doesn’t know is found in the list, one that was deleted there isn’t', async () => {
  wechat.publishAs(1);
  const documentId = await items.illustrated('关于春运的通知');
  const issueId = await save('第13期', [documentId]);
  await approve(issueId);
  await workIssues(world.system, { loopback: true });
  expect(await issue(issueId)).toMatchObject({ state: 'publishing' });
  wechat.breakPath('/cgi-bin/freepublish/get');
  await pass(16);
  expect(await issue(issueId)).toMatchObject({ sought: true });
  wechat.publishAs(0);
  await pass(4);
  expect(await issue(issueId)).toMatchObject({ state: 'live' });
  wechat.mendPaths();
});

test('one that is found in the new year counts in the old one, in which it was published', async () => {
  world.clock.set('2026-12-31T15:30:00Z');
  const before = await counted();
  const issueId = await lost('岁末一期', [await items.illustrated('关于跨年值班的通知')]);
  wechat.breakPath(LIST);
  await pass(24);
  wechat.mendPaths();
  await pass(4);
  expect(await issue(issueId)).toMatchObject({ state: 'live', liveOn: '2026-12-31' });
  expect(await counted()).toEqual({ issues: before.issues + 1, posts: before.posts + 1 });
  const months = await channelCountsByMonth(world.db, { agencyId: office.agencyId, year: 2027 });
  expect(months).toEqual([]);
  const { items: accounts } = await listAccounts(office.as('clerk'), { agencyId: office.agencyId });
  expect(accounts[0]).toMatchObject({ updatedOn: '2026-12-31' });
});
