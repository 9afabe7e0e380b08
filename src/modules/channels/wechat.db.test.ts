import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { channelCounts, channelCountsByMonth } from '../registers/registers.figures.ts';
import { channelTodo } from './channel-todo.ts';
import { listConnections, saveConnection } from './connections.ts';
import { listAccounts } from './media-account-list.ts';
import { publicItems, type PublicItems } from './test/illustrated.ts';
import { connectWechat } from './test/wechat-account.ts';
import { openWechatServer, type WechatServer } from './test/wechat-server.ts';
import { approveIssue, dropDraft, previewIssue, previewPage, saveIssue } from './wechat-issues.ts';
import { listIssues } from './wechat-list.ts';
import { workIssues } from './work-issues.ts';

const LOOPBACK = { loopback: true };
const NOT_ANSWERED = ['/cgi-bin/freepublish/get', '/cgi-bin/freepublish/batchget'];

let world: TestWorld;
let office: TestOffice;
let items: PublicItems;
let wechat: WechatServer;
let connectionId = '';
let accountId = '';
let fields: Awaited<ReturnType<typeof connectWechat>>['fields'];
let noticeId = '';

beforeAll(async () => {
  ({ world, office } = await createTown());
  items = publicItems(world, office);
  wechat = await openWechatServer();
  world.clock.set('2026-03-03T02:00:00Z');
  noticeId = await items.illustrated('关于春耕的通知');
  ({ accountId, connectionId, fields } = await connectWechat(office, wechat));
});
afterAll(async () => {
  await wechat.close();
  await world.close();
});

function later(minutes: number): void {
  world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

async function issue(issueId: string) {
  const { items: all } = await listIssues(office.as('publisher'), {
    agencyId: office.agencyId,
    year: 2026,
  });
  const found = all.find(({ id }) => id === issueId);
  if (found === undefined) throw new Error('no such issue');
  return found;
}

async function written(documentIds: readonly string[], name: string): Promise<string> {
  const articles = documentIds.map((documentId, index) => ({
    documentId,
    title: `${name}之${index + 1}`,
    digest: '共 12 户。',
    coverId: null,
  }));
  return (
    await saveIssue(office.as('clerk'), { connectionId, issueId: null, version: 0, issue: name, articles })
  ).issueId;
}

async function approved(documentIds: readonly string[], name: string): Promise<string> {
  const issueId = await written(documentIds, name);
  await approveIssue(office.as('publisher'), { issueId, version: (await issue(issueId)).version });
  return issueId;
}

test('an issue is approved by another person, sent with its pictures, counted when it is out, and follows withdrawals', async () => {
  const documents = [noticeId, await items.illustrated('关于植树的通知')];
  const issueId = await written(documents, '2026年第1期');
  const seen = await previewIssue(office.as('publisher'), { issueId });
  expect(seen.articles[0]?.html).toContain('来源：');
  expect(previewPage(seen.articles[0]?.html ?? '')).toMatch(/<img [^>]*src="\/api\/attachments\//);
  expect(await codeOf(approveIssue(office.as('clerk'), { issueId, version: 1 }))).toBe('common.forbidden');
  expect((await channelTodo(office.as('publisher'))).issues.map(({ what }) => what)).toEqual(['approve']);
  await approveIssue(office.as('publisher'), { issueId, version: 1 });
  wechat.publishAs(1);
  await workIssues(world.system, LOOPBACK);
  expect((await issue(issueId)).state).toBe('publishing');
  const draft = [...wechat.drafts.values()].at(-1);
  expect(
    draft?.map((one) => [
      one.title,
      one.author,
      one.content_source_url.startsWith('https://www.example.gov.cn/ceshi/doc/'),
    ]),
  ).toEqual([
    ['2026年第1期之1', '测试镇', true],
    ['2026年第1期之2', '测试镇', true],
  ]);
  expect(draft?.[0]?.content).toMatch(/<img [^>]*alt="现场"[^>]* src="http:\/\/mmbiz\.qpic\.cn\/[^"]+"/);
  // Both covers are the same picture: it was uploaded once.
  expect(wechat.asked.filter(({ path }) => path === '/cgi-bin/material/add_material')).toHaveLength(1);
  wechat.publishAs(0);
  await workIssues(world.system, LOOPBACK);
  expect((await issue(issueId)).state).toBe('publishing');
  later(1);
  await workIssues(world.system, LOOPBACK);
  expect(await issue(issueId)).toMatchObject({ state: 'live', liveOn: '2026-03-03' });
  expect(await channelCounts(world.db, { agencyId: office.agencyId, year: 2026 })).toEqual({
    issues: 1,
    posts: 2,
  });
  expect(await channelCountsByMonth(world.db, { agencyId: office.agencyId, year: 2026 })).toEqual([
    { month: 3, issues: 1, posts: 2 },
  ]);
  const { items: accounts } = await listAccounts(office.as('clerk'), { agencyId: office.agencyId });
  expect(accounts.find(({ id }) => id === accountId)).toMatchObject({ updatedOn: '2026-03-03' });
  expect(await items.record(documents[0] ?? '', 'wechat')).toMatchObject({
    state: 'live',
    target: '秀美测试',
  });

  await items.takeAway(documents[1] ?? '');
  await workIssues(world.system, LOOPBACK);
  await workIssues(world.system, LOOPBACK);
  expect([...wechat.deleted.values()]).toEqual([[2]]);
  expect(await issue(issueId)).toMatchObject({
    state: 'live',
    articles: [{ deleted: false }, { deleted: true }],
  });
  expect(await items.record(documents[1] ?? '', 'wechat')).toMatchObject({ state: 'takenDown' });

  await items.correct(documents[0] ?? '');
  expect((await issue(issueId)).articles[0]?.outdated).toBe('edition');
});

test.each([
  [53503, '草稿没有通过公众平台的发布检查'],
  [48001, '没有使用发布接口的权限'],
])(
  'a refusal with %i stops it and tells why; another approval sends the same draft once more',
  async (code, words) => {
    const issueId = await approved([noticeId], `第${code}期`);
    wechat.refuseNext('/cgi-bin/freepublish/submit', code);
    await workIssues(world.system, LOOPBACK);
    const failed = await issue(issueId);
    expect([failed.state, failed.fault.includes(words)]).toEqual(['failed', true]);
    expect((await channelTodo(office.as('clerk'))).issues.map(({ id, what }) => [id, what])).toContainEqual([
      issueId,
      'failed',
    ]);
    const drafts = wechat.drafts.size;
    await approveIssue(office.as('publisher'), { issueId, version: failed.version });
    await workIssues(world.system, LOOPBACK);
    expect(wechat.drafts.size).toBe(drafts);
    later(1);
    await workIssues(world.system, LOOPBACK);
    expect((await issue(issueId)).state).toBe('live');
  },
);

test('a limit is waited for; a process that ended while it was handing in never publishes twice', async () => {
  const issueId = await approved([noticeId], '限额一期');
  wechat.refuseNext('/cgi-bin/draft/add', 45009);
  await workIssues(world.system, LOOPBACK);
  expect((await issue(issueId)).fault).toContain('次日再试');
  later(60);
  await workIssues(world.system, LOOPBACK);
  expect((await issue(issueId)).state).toBe('approved');
  later(60 * 6);
  // As a process leaves it that was killed between asking and hearing.
  await world.db
    .updateTable('wechat_issues')
    .set({ state: 'submitting' })
    .where('id', '=', issueId)
    .execute();
  const submitted = wechat.asked.filter(({ path }) => path === '/cgi-bin/freepublish/submit').length;
  await workIssues(world.system, LOOPBACK);
  expect(wechat.asked.filter(({ path }) => path === '/cgi-bin/freepublish/submit')).toHaveLength(submitted);
  expect(await issue(issueId)).toMatchObject({ state: 'failed' });
  expect((await issue(issueId)).fault).toContain('不清楚是否已经发布');
});

function handedIn(): number {
  return wechat.asked.filter(({ path }) => path === '/cgi-bin/freepublish/submit').length;
}

async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    await workIssues(world.system, LOOPBACK);
    later(90);
  }
}

test.each([
  ['a gateway gives up', { status: 504, text: '<html>504 Gateway Time-out</html>' }, 'HTTP 504'],
  ['a gateway answers in JSON', { status: 502, text: '{"message":"bad gateway"}' }, 'HTTP 502'],
  ['the answer can’t be read', { status: 200, text: '<html>' }, 'HTTP 200'],
  ['the platform is busy', { status: 200, text: '{"errcode":-1,"errmsg":"system error"}' }, '系统繁忙'],
])(
  'where %s after an issue was handed in, it is never handed in again by the program, and a person settles it',
  async (_what, instead, words) => {
    const issueId = await approved([noticeId], `不明${instead.status}${words}`);
    const before = handedIn();
    // It never arrives.
    wechat.refuseNext('/cgi-bin/freepublish/submit', 45_011);
    wechat.loseNext('/cgi-bin/freepublish/submit', instead);
    await rounds(14);
    expect(handedIn()).toBe(before + 1);
    const unknown = await issue(issueId);
    expect(unknown).toMatchObject({ state: 'failed', may: { approve: true } });
    expect(unknown.fault).toMatch(/不清楚是否已经发布.*没有发布的，请重新审定/);
    expect(unknown.fault).toContain(words);
    expect((await channelTodo(office.as('clerk'))).issues.map(({ id }) => id)).toContain(issueId);
    // Whoever looked at the platform and found nothing there has it handed in once more.
    await approveIssue(office.as('publisher'), { issueId, version: unknown.version });
    await rounds(30);
    expect(handedIn()).toBe(before + 2);
    expect((await issue(issueId)).state).toBe('live');
  },
);

test('a refusal in the platform’s own words is one whatever its status: the issue is handed in again later', async () => {
  const issueId = await approved([noticeId], '频繁一期');
  const before = handedIn();
  const text = '{"errcode":53501,"errmsg":"too often"}';
  wechat.loseNext('/cgi-bin/freepublish/submit', { status: 500, text });
  await workIssues(world.system, LOOPBACK);
  expect(await issue(issueId)).toMatchObject({ state: 'approved' });
  later(5);
  await rounds(2);
  expect(handedIn()).toBe(before + 2);
  expect((await issue(issueId)).state).toBe('live');
});

test.each([
  ['tells a status that nobody documented', async () => wechat.publishAs(9)],
  ['doesn’t answer any more', async () => NOT_ANSWERED.forEach((call) => wechat.breakPath(call))],
])('an issue of which the platform %s isn’t taken for one that failed', async (what, begin) => {
  const issueId = await approved([noticeId], `状态不明一期${what.length}`);
  await begin();
  await rounds(30);
  wechat.publishAs(0);
  wechat.mendPaths();
  const unknown = await issue(issueId);
  expect(unknown.state).toBe('failed');
  expect(unknown.fault).toContain('不清楚是否已经发布');
  // Its draft stays at the platform, where a person looks for it.
  const { media_id: mediaId } = await world.db
    .selectFrom('wechat_issues')
    .select('media_id')
    .where('id', '=', issueId)
    .executeTakeFirstOrThrow();
  expect(mediaId).not.toBe('');
  // Found published by a person: it is dropped here and entered in the register by hand.
  await dropDraft(office.as('clerk'), { issueId, version: unknown.version });
  await rounds(1);
  await expect(issue(issueId)).rejects.toThrow('no such issue');
});

test('what was withdrawn before it went out doesn’t go out, and a platform that says no later is told', async () => {
  const documentId = await items.illustrated('关于撤下的通知');
  const issueId = await approved([documentId], '撤下一期');
  await items.takeAway(documentId);
  expect(await issue(issueId)).toMatchObject({ state: 'draft' });
  await workIssues(world.system, LOOPBACK);
  expect(
    await codeOf(approveIssue(office.as('publisher'), { issueId, version: (await issue(issueId)).version })),
  ).toBe('channels.not_public');
  const other = await approved([noticeId], '审核一期');
  wechat.publishAs(4);
  await workIssues(world.system, LOOPBACK);
  later(1);
  await workIssues(world.system, LOOPBACK);
  wechat.publishAs(0);
  expect((await issue(other)).fault).toBe('没有通过公众平台的审核，请登录公众平台查看原因。（第 1 篇）');
});

test('what people do while a draft is brought to the platform holds, and nothing is handed in', async () => {
  const submitted = () => wechat.asked.filter(({ path }) => path === '/cgi-bin/freepublish/submit').length;
  const before = submitted();
  const drafts = wechat.drafts.size;
  const documentId = await items.illustrated('关于中途撤下的通知');
  const dropped = await approved([noticeId], '中途删除一期');
  const { version } = await issue(dropped);
  wechat.during('/cgi-bin/draft/add', async () =>
    dropDraft(office.as('clerk'), { issueId: dropped, version }),
  );
  await workIssues(world.system, LOOPBACK);
  const name = '中途改动一期';
  const edited = await approved([noticeId], name);
  const articles = [{ documentId, title: '另一篇', digest: '', coverId: null }];
  const seen = { connectionId, issueId: edited, version: (await issue(edited)).version, issue: name };
  wechat.during('/cgi-bin/draft/add', async () => saveIssue(office.as('clerk'), { ...seen, articles }));
  await workIssues(world.system, LOOPBACK);
  expect(await issue(edited)).toMatchObject({ state: 'draft', fault: '', articles: [{ title: '另一篇' }] });
  const withdrawn = await approved([documentId], '中途撤下一期');
  wechat.during('/cgi-bin/draft/add', async () => items.takeAway(documentId));
  await workIssues(world.system, LOOPBACK);
  expect(await issue(withdrawn)).toMatchObject({ state: 'draft' });
  await workIssues(world.system, LOOPBACK);
  expect([submitted(), wechat.drafts.size]).toEqual([before, drafts]);
});

test('a connection that is switched off sends nothing out; what is dropped or loses an article goes from the draft box', async () => {
  const switched = async (active: boolean) => {
    const { items: all } = await listConnections(office.as('systemAdmin'), { agencyId: office.agencyId });
    const version = all.find(({ id }) => id === connectionId)?.version ?? 0;
    await saveConnection(office.as('systemAdmin'), { ...fields, connectionId, version, active });
  };
  const drafts = wechat.drafts.size;
  const documents = [noticeId, await items.illustrated('关于停用的通知')];
  const issueId = await approved(documents, '停用一期');
  await switched(false);
  await workIssues(world.system, LOOPBACK);
  expect([(await issue(issueId)).state, wechat.drafts.size]).toEqual(['approved', drafts]);
  await switched(true);
  wechat.refuseNext('/cgi-bin/freepublish/submit', 53503);
  await workIssues(world.system, LOOPBACK);
  const failed = await issue(issueId);
  expect([failed.state, wechat.drafts.size]).toEqual(['failed', drafts + 1]);
  const articles = [{ documentId: noticeId, title: '只有一篇', digest: '', coverId: null }];
  const seen = { connectionId, issueId, issue: '停用一期', articles };
  await saveIssue(office.as('clerk'), { ...seen, version: failed.version });
  await approveIssue(office.as('publisher'), { issueId, version: (await issue(issueId)).version });
  wechat.refuseNext('/cgi-bin/freepublish/submit', 53503);
  await workIssues(world.system, LOOPBACK);
  expect([[...wechat.drafts.values()].at(-1)?.length, wechat.drafts.size]).toEqual([1, drafts + 1]);
  await dropDraft(office.as('clerk'), { issueId, version: (await issue(issueId)).version });
  await expect(issue(issueId)).rejects.toThrow('no such issue');
  await workIssues(world.system, LOOPBACK);
  expect(wechat.drafts.size).toBe(drafts);
  // What failed and is withdrawn later goes too; where the platform refuses that, a person is told.
  const other = await approved([documents[1] ?? ''], '失败一期');
  wechat.refuseNext('/cgi-bin/freepublish/submit', 53503);
  await workIssues(world.system, LOOPBACK);
  await items.takeAway(documents[1] ?? '');
  wechat.refuseNext('/cgi-bin/draft/delete', 48001);
  await workIssues(world.system, LOOPBACK);
  expect((await issue(other)).fault).toMatch(/发布检查.*没能删除公众号草稿箱里的草稿/);
});

test('an item that is withdrawn while another is being deleted is deleted by the next round', async () => {
  const documents = [noticeId, await items.illustrated('关于先后撤下的通知')];
  const issueId = await approved(documents, '先后撤下一期');
  await workIssues(world.system, LOOPBACK);
  later(1);
  await workIssues(world.system, LOOPBACK);
  await workIssues(world.system, LOOPBACK);
  await items.takeAway(documents[1] ?? '');
  wechat.during('/cgi-bin/freepublish/delete', async () => items.takeAway(noticeId));
  await workIssues(world.system, LOOPBACK);
  await workIssues(world.system, LOOPBACK);
  expect(await issue(issueId)).toMatchObject({
    state: 'deleted',
    articles: [{ deleted: true }, { deleted: true }],
  });
});
