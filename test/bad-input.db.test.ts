import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildServer } from '../src/server.ts';
import { nodeByKey } from '../src/modules/catalogue/catalogue.queries.ts';
import { documentView } from '../src/modules/documents/documents.api.ts';
import type { TestWorld } from './database.ts';
import { signIn, type DeskSession } from './desk-session.ts';
import { createTown, drainOutbox, type TestOffice } from './office.ts';

// What goes wrong at a desk: clicking twice, writing at the same time, a session that ends, input that harms.
const UPLOAD_BYTES = 1024 * 1024;

let world: TestWorld;
let office: TestOffice;
let app: FastifyInstance;
let clerk: DeskSession;

beforeAll(async () => {
  ({ world, office } = await createTown());
  const config = { ...world.system.config, uploadBytes: UPLOAD_BYTES };
  app = await buildServer({ ctx: { ...world.system, config } });
  clerk = await signIn(app, 'ceshi.clerk');
});
afterAll(async () => {
  await app.close();
  await world.close();
});
const created = z.object({ documentId: z.uuid(), revisionId: z.uuid() });
const published = z.object({ path: z.string() });
const refusal = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

async function newsColumn(): Promise<string> {
  return (await nodeByKey(world.db, office.agencyId, 'dynamic.news')).id;
}

async function view(documentId: string) {
  return documentView.parse((await clerk.get(`/api/documents/${documentId}`)).json());
}

function later(minutes: number): void {
  world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));
}

/** Saves upon what stands there now, or upon what somebody opened before. */
async function save(
  documentId: string,
  content: object,
  options: { by?: DeskSession; upon?: z.output<typeof documentView> } = {},
) {
  const { edition, revision } = options.upon ?? (await view(documentId));
  later(1);
  return (options.by ?? clerk).post(`/api/documents/${documentId}/revisions`, {
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    content: {
      title: revision.title,
      summary: '概述',
      bodyHtml: '<p>正文</p>',
      metadata: { writtenOn: '2024-06-03' },
      attachmentIds: [],
      ...content,
    },
    note: '',
  });
}

describe('a double click', () => {
  test('creates one document', async () => {
    const body = { nodeId: await newsColumn(), title: '点了两次的文稿' };
    const both = await Promise.all([clerk.post('/api/documents', body), clerk.post('/api/documents', body)]);
    const [one, two] = both.map((answer) => created.parse(answer.json()).documentId);
    expect(one).toBe(two);
    const list = await clerk.get(`/api/documents?text=${encodeURIComponent('点了两次')}`);
    expect(list.json()).toMatchObject({ total: 1 });
  });

  test('submits one round of review', async () => {
    const documentId = await office.draft('dynamic.news', { title: '送审两次的文稿' });
    const { revision } = await view(documentId);
    const submit = async () =>
      clerk.post(`/api/review/documents/${documentId}/submit`, { revisionId: revision.id, note: '' });
    const both = await Promise.all([submit(), submit()]);
    expect(both.map((answer) => answer.statusCode)).toEqual([200, 200]);
    const rounds = await world.db
      .selectFrom('review_rounds')
      .select('id')
      .where('document_id', '=', documentId)
      .execute();
    expect(rounds).toHaveLength(1);
  });

  test('publishes once, under one 索引号', async () => {
    const documentId = await office.approved('dynamic.news', { title: '发布两次的文稿' });
    const publisher = await signIn(app, 'ceshi.publisher');
    const { edition } = await view(documentId);
    const publish = async () =>
      publisher.post(`/api/documents/${documentId}/publish`, { editionVersion: edition.version });
    const both = await Promise.all([publish(), publish()]);
    expect(both.map((answer) => answer.statusCode)).toEqual([200, 200]);
    expect(both[0]?.json()).toEqual(both[1]?.json());
    const times = await world.db
      .selectFrom('edition_statuses')
      .select('id')
      .where('document_id', '=', documentId)
      .where('event', '=', 'publish')
      .execute();
    expect(times).toHaveLength(1);
  });
});

describe('two people', () => {
  test('who write at the same time: the second is told by whom, and keeps what was written', async () => {
    const documentId = await office.draft('dynamic.news', { title: '两个人写' });
    const opened = await view(documentId);
    const colleague = await signIn(app, 'ceshi.clerk');
    expect((await save(documentId, { title: '先保存的' }, { by: colleague, upon: opened })).statusCode).toBe(
      200,
    );
    const late = await save(documentId, { title: '后保存的' }, { upon: opened });
    const { error } = refusal.parse(late.json());
    expect([late.statusCode, error.code]).toEqual([409, 'documents.changed_by_other']);
    expect(error.message).toContain('clerk甲已在您编辑期间改动了这份文稿');
    const now = await view(documentId);
    expect(now.revision.title).toBe('先保存的');
    expect(now.autosave).toMatchObject({ stale: true, content: { title: '后保存的' } });
  });

  test('of whom one submits while the other still writes: nothing is overwritten, nothing lost', async () => {
    const documentId = await office.draft('dynamic.news', { title: '边审边写' });
    const opened = await view(documentId);
    await clerk.post(`/api/review/documents/${documentId}/submit`, {
      revisionId: opened.revision.id,
      note: '',
    });
    const late = await save(documentId, { title: '送审后才保存' }, { upon: opened });
    expect(late.statusCode).toBe(409);
    const now = await view(documentId);
    expect([now.edition.state, now.revision.title]).toEqual(['inReview', '边审边写']);
    expect(now.autosave?.content.title).toBe('送审后才保存');
  });
});

test('a session that ends in the middle of writing takes nothing away: after signing in the draft is offered', async () => {
  const documentId = await office.draft('dynamic.news', { title: '写到一半' });
  const { revision } = await view(documentId);
  const content = { title: '写到一半', bodyHtml: '<p>已经写了很多</p>' };
  const autosave = async (by: DeskSession) =>
    by.post(`/api/documents/${documentId}/autosaves`, { baseRevisionId: revision.id, content });
  later(1);
  expect((await autosave(clerk)).statusCode).toBe(200);
  later(31);
  const late = await autosave(clerk);
  expect([late.statusCode, refusal.parse(late.json()).error.code]).toEqual([401, 'session.required']);
  expect(refusal.parse(late.json()).error.message).toContain('已保留');
  clerk = await signIn(app, 'ceshi.clerk');
  expect((await view(documentId)).autosave?.content.bodyHtml).toContain('已经写了很多');
});

describe('script', () => {
  const EVIL = [
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)">点我</a>',
    '<svg><script>alert(1)</script></svg>',
    '<iframe src="https://evil.example"></iframe>',
    '<p style="background:url(javascript:alert(1))" onclick="alert(1)">段落</p>',
    '<form action="https://evil.example"><input name="password"></form>',
    '<math><mtext></p><style><a title="</style><img src=x onerror=alert(1)>">',
    '<base href="https://evil.example"><meta http-equiv="refresh" content="0;url=https://evil.example">',
  ].join('');

  test('in the text of a document reaches neither the desk nor the public page', async () => {
    const documentId = await office.draft('dynamic.news', { title: '富文本' });
    const saved = await save(documentId, { bodyHtml: `<p>正文</p>${EVIL}` });
    expect(saved.statusCode).toBe(200);
    expect(saved.json().notices).not.toHaveLength(0);
    await office.review(documentId);
    const page = await publicPage(documentId);
    expect(faultsOf(page)).toEqual([]);
    expect(load(page)('main').text()).toContain('段落');
  });

  test('in title, summary, keywords and reasons is text', async () => {
    const documentId = await office.draft('dynamic.news', { title: '标题' });
    const metadata = { writtenOn: '2024-06-03', keywords: ['"><script>alert(1)</script>'] };
    await save(documentId, { title: EVIL.slice(0, 200), summary: EVIL, metadata });
    await office.review(documentId);
    const page = await publicPage(documentId);
    expect(faultsOf(page)).toEqual([]);
    expect(load(page)('h1').text()).toContain('<script>alert(1)</script>');
    for (const path of ['ceshi/dynamic/news/index.html', 'ceshi/index.html', 'index.html']) {
      expect(faultsOf(await readFile(join(world.dataDir, 'site', path), 'utf8'))).toEqual([]);
    }
  });

  async function publicPage(documentId: string): Promise<string> {
    const publisher = await signIn(app, 'ceshi.publisher');
    const { edition } = await view(documentId);
    const answer = await publisher.post(`/api/documents/${documentId}/publish`, {
      editionVersion: edition.version,
    });
    await drainOutbox(world);
    return readFile(join(world.dataDir, 'site', published.parse(answer.json()).path), 'utf8');
  }

  /** Whatever on a page would run, lead away or ask for something. */
  function faultsOf(page: string): string[] {
    const $ = load(page);
    const bad = $(
      'script:not([src^="/assets/"]), iframe, base, meta[http-equiv], svg script, form[action^="http"]',
    );
    const attributes = $('*')
      .toArray()
      .flatMap((element) => Object.entries($(element).attr() ?? {}))
      .filter(
        ([name, value]) =>
          name.startsWith('on') ||
          name === 'style' ||
          (/^(?:href|src|action|formaction)$/.test(name) && /^\s*javascript:/i.test(value)),
      );
    return [...bad.toArray().map((one) => $.html(one)), ...attributes.map(([name]) => name)];
  }
});

describe('an upload', () => {
  let path = '';
  beforeAll(async () => {
    path = `/api/documents/${await office.draft('dynamic.news', { title: '附件' })}/attachments`;
  });

  test.each([
    [
      'over the limit',
      '大.pdf',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(UPLOAD_BYTES)]),
      413,
      '超过 1 MB 的上限',
    ],
    ['far over the limit', '很大.pdf', Buffer.alloc(UPLOAD_BYTES * 6, '%PDF'), 413, '超过 1 MB 的上限'],
    ['of a program called a document', '通知.docx', Buffer.from(`MZ${'x'.repeat(300)}`), 422, '程序'],
    [
      'of a page called a picture',
      '照片.png',
      Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
      422,
      '网页',
    ],
    [
      'of a drawing that can run',
      '图标.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      422,
      '',
    ],
    ['of nothing', '空.pdf', Buffer.alloc(0), 422, '空'],
  ])('%s is refused in Chinese and leaves nothing', async (_, name, bytes, status, message) => {
    const answer = await clerk.upload(path, { name, bytes });
    expect(answer.statusCode).toBe(status);
    expect(refusal.parse(answer.json()).error.message).toMatch(/[\u4e00-\u9fff]/);
    expect(refusal.parse(answer.json()).error.message).toContain(message);
    expect((await clerk.get(path)).json()).toMatchObject({ items: [] });
  });

  test('of exactly the limit is taken', async () => {
    const bytes = Buffer.alloc(UPLOAD_BYTES, ' ');
    bytes.write('%PDF-1.7\n');
    bytes.write('%%EOF', UPLOAD_BYTES - 5);
    expect((await clerk.upload(path, { name: '刚好.pdf', bytes })).statusCode).toBe(200);
  });
});

test.each([
  ['a title that is too long', { title: '长'.repeat(301) }, 'title'],
  ['a date that isn’t in the calendar', { metadata: { writtenOn: '2024-02-30' } }, 'writtenOn'],
  ['a number in place of a text', { summary: 5 }, 'summary'],
  ['a list in place of a text', { bodyHtml: ['<p>'] }, 'bodyHtml'],
  ['nothing', { title: null }, 'title'],
])('%s is refused with the field that is wrong, and the draft stays', async (_, content, field) => {
  const documentId = await office.draft('dynamic.news', { title: '填写有误' });
  const before = await view(documentId);
  const answer = await save(documentId, content);
  const { error } = refusal.parse(answer.json());
  expect([answer.statusCode, error.code]).toEqual([422, 'common.invalid_input']);
  expect(error.message).toMatch(/^填写内容有误：.*[\u4e00-\u9fff]/);
  expect(JSON.stringify(error.details)).toContain(field);
  expect((await view(documentId)).revision).toEqual(before.revision);
});
