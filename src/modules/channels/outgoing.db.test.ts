import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish, restore, withdraw } from '../publishing/publishing.usecases.ts';
import { channelCounts, channelCountsByMonth } from '../registers/registers.figures.ts';
import { channelsOfDocument, listRecords } from './channel-records.ts';
import { channelTodo } from './channel-todo.ts';
import { makePackage } from './cms-packages.ts';
import { listConnections, saveConnection } from './connections.ts';
import { openAccount } from './media-accounts.ts';
import { listAccounts } from './media-account-list.ts';
import { packageFile } from './package-file.ts';
import { pushDue, queueChanges, retryPush } from './push-items.ts';
import { openCmsServer, type CmsServer } from './test/cms-server.ts';
import { openWechatServer, type WechatServer } from './test/wechat-server.ts';
import { drawnCover } from './wechat-cover.ts';
import { approveIssue, previewIssue, saveIssue } from './wechat-issues.ts';
import { listIssues } from './wechat-list.ts';
import { workIssues } from './work-issues.ts';

const LOOPBACK = { loopback: true };
const CMS_TOKEN = 'county-token-1234';

let world: TestWorld;
let office: TestOffice;
let cms: CmsServer;
let wechat: WechatServer;

beforeAll(async () => {
  world = await createWorld();
  office = await openOffice(world);
  cms = await openCmsServer(CMS_TOKEN);
  wechat = await openWechatServer();
  world.clock.set('2026-03-02T02:00:00Z');
});
afterAll(async () => {
  await cms.close();
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

/** A published notice with a picture in its text. */
async function illustrated(title: string): Promise<string> {
  const documentId = await office.draft('dynamic.notices', { title });
  const content = Readable.from([drawnCover(title).bytes]);
  const { id } = await uploadAttachment(office.as('clerk'), {
    documentId,
    file: { name: '现场.png', content },
  });
  const { edition, revision } = await loadDocument(world.db, documentId);
  await saveRevision(office.as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: {
      title,
      summary: '共 12 户。',
      bodyHtml: `<p>共 12 户。</p><p><img data-attachment-id="${id}" alt="现场"></p>`,
      metadata: metadataSchema.parse({ writtenOn: '2026-03-02' }),
      attachmentIds: [id],
    },
  });
  await office.review(documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: await version(documentId) });
  return documentId;
}

async function version(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

async function takeAway(documentId: string): Promise<void> {
  const editionVersion = await version(documentId);
  const words = { reason: '附件有误', publicNotice: '因内容需要更正，本页暂时撤下。' };
  await withdraw(office.as('publisher'), { documentId, editionVersion, ...words });
}

async function record(documentId: string, channel: string) {
  const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
  return items.find((item) => item.channel === channel);
}

const manifest = z.object({
  number: z.number(),
  items: z.number(),
  files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});
const items = z.object({
  items: z.array(z.object({ action: z.string(), title: z.string(), page: z.string().optional() })),
});

async function unpacked(packageId: string) {
  const { bytes } = await packageFile(office.as('clerk'), { packageId });
  const whole = await buffer(bytes);
  const files = unzipSync(whole);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  return {
    whole,
    files,
    text,
    manifest: manifest.parse(JSON.parse(text('manifest.json'))),
    items: items.parse(JSON.parse(text('items.json'))).items,
  };
}

test('packages for a county hold what changed since the last one, and are the same to the byte whenever asked for', async () => {
  const { agencyId } = office;
  const connection = {
    kind: 'cms',
    agencyId,
    connectionId: null,
    version: 0,
    name: '区级平台（报送包）',
    active: true,
    secret: null,
    baseUrl: '',
    settings: {
      transport: 'package',
      path: '/',
      header: 'Authorization',
      prefix: 'Bearer ',
      idempotencyHeader: 'Idempotency-Key',
      fields: {},
      constants: {},
      receiptField: 'id',
    },
  } as const;
  expect(await codeOf(saveConnection(office.as('publisher'), connection))).toBe('common.forbidden');
  const { connectionId } = await saveConnection(office.as('systemAdmin'), connection);
  const first = await illustrated('关于补贴的公示');
  const second = await illustrated('关于防汛的公示');
  const made = await makePackage(office.as('clerk'), { connectionId });
  expect(made).toMatchObject({ number: 1, items: 2, more: false });
  const one = await unpacked(made.packageId);
  expect(one.items.map(({ action, title }) => [action, title])).toEqual([
    ['put', '关于补贴的公示'],
    ['put', '关于防汛的公示'],
  ]);
  const listed = new Map(one.manifest.files.map((file) => [file.name, file.sha256]));
  expect([...listed.keys(), 'manifest.json'].toSorted()).toEqual(Object.keys(one.files).toSorted());
  for (const [name, sha256] of listed)
    expect(
      createHash('sha256')
        .update(one.files[name] ?? '')
        .digest('hex'),
    ).toBe(sha256);
  expect(one.text('html/0001.html')).toContain(`src="../files/0001/${encodeURIComponent('现场.png')}"`);
  expect(one.files['files/0001/现场.png']).toBeDefined();
  expect(await codeOf(makePackage(office.as('clerk'), { connectionId }))).toBe('channels.nothing_new');

  // A moment later, and again long after: only what changed.
  later(1);
  await takeAway(second);
  const next = await unpacked((await makePackage(office.as('clerk'), { connectionId })).packageId);
  expect(next.items).toMatchObject([{ action: 'withdraw', title: '关于防汛的公示' }]);
  later(60 * 24);
  await restore(office.as('publisher'), {
    documentId: second,
    editionVersion: await version(second),
    reason: '已更正',
  });
  const third = await makePackage(office.as('clerk'), { connectionId });
  expect(third).toMatchObject({ number: 3, items: 1 });
  expect((await unpacked(made.packageId)).whole.equals(one.whole)).toBe(true);
  expect(await record(first, 'cms')).toMatchObject({ state: 'live', receipt: '第1号报送包' });
  expect((await record(second, 'cms'))?.history.map(({ event }) => event)).toEqual([
    'sent',
    'takenDown',
    'sent',
  ]);
});

test('pushes go to the county by its own names, once for each state, and are tried again until they arrive', async () => {
  const { agencyId } = office;
  const settings = {
    transport: 'push',
    path: '/api/articles',
    header: 'X-Access-Token',
    prefix: '',
    idempotencyHeader: 'X-Request-Key',
    fields: {
      id: 'extId',
      action: 'op',
      title: 'name',
      html: 'content',
      url: 'source',
      attachments: 'files',
    },
    constants: { siteCode: '5001100001' },
    receiptField: 'data.id',
  } as const;
  const fields = {
    kind: 'cms',
    agencyId,
    connectionId: null,
    version: 0,
    name: '区级平台',
    active: true,
    baseUrl: cms.base,
    settings,
  } as const;
  const { connectionId } = await saveConnection(office.as('systemAdmin'), { ...fields, secret: CMS_TOKEN });
  const view = (await listConnections(office.as('systemAdmin'), { agencyId })).items.find(
    ({ id }) => id === connectionId,
  );
  expect(view?.hasSecret).toBe(true);
  expect(JSON.stringify(view)).not.toContain(CMS_TOKEN);
  const stored = await world.db
    .selectFrom('channel_connections')
    .select('secret')
    .where('id', '=', connectionId)
    .executeTakeFirst();
  expect(stored?.secret).not.toContain(CMS_TOKEN);
  const moved = { ...fields, connectionId, version: 1, baseUrl: 'https://other.example.com', secret: null };
  expect(await codeOf(saveConnection(office.as('systemAdmin'), moved))).toBe('common.invalid_input');

  expect(await queueChanges(world.system)).toBe(2);
  cms.answer(503);
  expect(await pushDue(world.system, LOOPBACK)).toBe(2);
  expect(cms.articles.size).toBe(1);
  expect(await pushDue(world.system, LOOPBACK)).toBe(0);
  later(2);
  expect(await pushDue(world.system, LOOPBACK)).toBe(1);
  expect(cms.articles.size).toBe(2);
  const [failed, , again] = cms.sent;
  expect([failed?.path, failed?.token, failed?.key === again?.key]).toEqual([
    '/api/articles',
    CMS_TOKEN,
    true,
  ]);
  const body = z.strictObject({
    siteCode: z.literal('5001100001'),
    extId: z.uuid(),
    op: z.literal('put'),
    name: z.string(),
    content: z.string(),
    source: z.url(),
    files: z.array(z.object({ url: z.string(), sha256: z.string() })),
  });
  const article = body.parse(again?.body);
  expect(article.content).toContain(`src="${article.files[0]?.url}"`);
  expect(await queueChanges(world.system)).toBe(0);

  await takeAway(article.extId);
  await queueChanges(world.system);
  cms.answer(422);
  await pushDue(world.system, LOOPBACK);
  const stuck = (await channelTodo(office.as('clerk'))).failed;
  expect(stuck.map(({ fault }) => fault)).toEqual(['对方没有接受（HTTP 422）。']);
  const retried = { recordId: stuck[0]?.id ?? '', version: stuck[0]?.version ?? 0 };
  await retryPush(office.as('clerk'), retried);
  expect(await codeOf(retryPush(office.as('clerk'), retried))).toBe('channels.changed_by_other');
  await pushDue(world.system, LOOPBACK);
  expect(cms.articles.has(article.extId)).toBe(false);
  // Without leave to call this very machine nothing leaves it, and somebody is told.
  await restore(office.as('publisher'), {
    documentId: article.extId,
    editionVersion: await version(article.extId),
    reason: '已更正',
  });
  await queueChanges(world.system);
  const before = cms.sent.length;
  await pushDue(world.system);
  expect(cms.sent.length).toBe(before);
  const { items: records } = await listRecords(office.as('clerk'), {
    agencyId,
    channel: 'cms',
    state: 'failed',
    page: 1,
    size: 20,
  });
  expect(records.map(({ fault }) => fault)).toEqual(['对方地址不允许连接，请系统管理员核对连接设置。']);
});

describe('WeChat', () => {
  let connectionId = '';
  let accountId = '';
  let noticeId = '';

  beforeAll(async () => {
    noticeId = await illustrated('关于春耕的通知');
    const { agencyId } = office;
    const fields = {
      name: '秀美测试',
      platformId: '',
      sponsor: '测试镇',
      operator: '',
      verifiedAs: '',
      filingNumber: '',
      responsible: '王五',
      followers: null,
    };
    ({ accountId } = await openAccount(office.as('clerk'), {
      agencyId,
      platform: 'wechat',
      fields,
      on: '2026-01-05',
      updatedOn: '2026-01-05',
      reason: '便民',
      approval: '区政府办',
      another: false,
    }));
    ({ connectionId } = await saveConnection(office.as('systemAdmin'), {
      kind: 'wechat',
      agencyId,
      connectionId: null,
      version: 0,
      name: '公众号',
      active: true,
      secret: wechat.secret,
      baseUrl: wechat.base,
      mediaAccountId: accountId,
      settings: { appId: wechat.appId, author: '测试镇' },
    }));
  });

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
    const documents = [noticeId, await illustrated('关于植树的通知')];
    const issueId = await written(documents, '2026年第1期');
    const seen = await previewIssue(office.as('publisher'), { issueId });
    expect(seen.articles[0]?.html).toContain('来源：');
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
    expect(await record(documents[0] ?? '', 'wechat')).toMatchObject({ state: 'live', target: '秀美测试' });

    await takeAway(documents[1] ?? '');
    await workIssues(world.system, LOOPBACK);
    await workIssues(world.system, LOOPBACK);
    expect([...wechat.deleted.values()]).toEqual([[2]]);
    expect(await issue(issueId)).toMatchObject({
      state: 'live',
      articles: [{ deleted: false }, { deleted: true }],
    });
    expect(await record(documents[1] ?? '', 'wechat')).toMatchObject({ state: 'takenDown' });
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
      expect((await channelTodo(office.as('clerk'))).issues.map(({ id, what }) => [id, what])).toContainEqual(
        [issueId, 'failed'],
      );
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

  test('what was withdrawn before it went out doesn’t go out, and a platform that says no later is told', async () => {
    const documentId = await illustrated('关于撤下的通知');
    const issueId = await approved([documentId], '撤下一期');
    await takeAway(documentId);
    expect(await issue(issueId)).toMatchObject({ state: 'draft' });
    await workIssues(world.system, LOOPBACK);
    expect(
      await codeOf(
        approveIssue(office.as('publisher'), { issueId, version: (await issue(issueId)).version }),
      ),
    ).toBe('channels.not_public');
    const other = await approved([noticeId], '审核一期');
    wechat.publishAs(4);
    await workIssues(world.system, LOOPBACK);
    later(1);
    await workIssues(world.system, LOOPBACK);
    wechat.publishAs(0);
    expect((await issue(other)).fault).toBe('没有通过公众平台的审核，请登录公众平台查看原因。（第 1 篇）');
  });
});
