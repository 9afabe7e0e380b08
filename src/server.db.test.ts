import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../test/database.ts';
import { connect } from './platform/database/connect.ts';
import { buildServer } from './server.ts';

/** All that is open to whoever isn't signed in: the sign-in, whether somebody is, and the check of reports that is meant for everybody. */
const OPEN: ReadonlySet<string> = new Set([
  'POST /api/session',
  'GET /api/session/current',
  'POST /api/report-check',
  'POST /api/text-check',
  'GET /api/search',
]);

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

let world: TestWorld;
let app: FastifyInstance;
let desk: string;
const logged: { message: string; data: unknown }[] = [];

beforeAll(async () => {
  world = await createWorld();
  desk = await mkdtemp(join(tmpdir(), 'gongkai-desk-'));
  await mkdir(join(desk, 'assets'), { recursive: true });
  await writeFile(
    join(desk, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/desk/assets/a.js"></script>',
  );
  await writeFile(join(desk, 'assets', 'main-3f2a.js'), 'export {};');
  await writeFile(join(desk, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await put('index.html', '<title>首页</title>');
  await put('404.html', '<title>没有找到这个页面</title>');
  await put('town/notices/index.html', '<title>通知</title>');
  await put('town/feed.xml', '<feed xmlns="http://www.w3.org/2005/Atom"/>');
  await put('sitemap.xml', '<sitemapindex/>');
  await put('robots.txt', 'User-agent: *');
  await put('assets/site.0a1b.css', 'body{}');
  await put('files/2024/0123456789abcdef/附件 一.docx', 'docx');
  await put('files/2024/0123456789abcdef/图.png', 'png');
  await put('files/2024/0123456789abcdef/文.pdf', '%PDF');
  await put('town/.secret', 'no');
  await put('town/doc.html.0a1b2c3d.tmp', 'half a page');
  const record = (message: string, data?: unknown) => void logged.push({ message, data });
  const log = { info: record, warn: record, error: record };
  app = await buildServer({ ctx: { ...world.system, log }, deskFolder: desk });
  app.get('/api/test/fails', { schema: { hide: true }, config: { open: true } }, async () => {
    throw new Error('secret detail of ours');
  });
  app.get('/test/fails', { schema: { hide: true } }, async () => {
    throw new Error('secret detail of ours');
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.close();
  await rm(desk, { recursive: true, force: true });
});

async function put(path: string, content: string): Promise<void> {
  const full = join(world.dataDir, 'site', path);
  await mkdir(join(full, '..'), { recursive: true });
  await writeFile(full, content);
}

describe('headers', () => {
  test.each(['/', '/desk/', '/api/session', '/nowhere', '/healthz', '/town/feed.xml'])(
    'every answer is guarded: %s',
    async (url) => {
      const { headers } = await app.inject(url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe-inline');
      expect(headers['content-security-policy']).not.toContain('unsafe-eval');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  test('HTTPS is remembered by the browser once a trusted proxy says that it was used', async () => {
    const { ctx } = { ctx: world.system };
    const behind = await buildServer({
      ctx: { ...ctx, config: { ...ctx.config, trustProxy: true } },
      deskFolder: desk,
    });
    const answer = await behind.inject({ url: '/', headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
    await behind.close();
  });

  test('answers of the interface are kept nowhere', async () => {
    expect((await app.inject('/api/session')).headers['cache-control']).toBe('no-store');
  });
});

describe('the desk', () => {
  test('every page has its own nonce, in the policy and in the page', async () => {
    const nonces = new Set<string>();
    for (const url of ['/desk/', '/desk/documents/1', '/desk/']) {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(200);
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(
        String(answer.headers['content-security-policy']),
      )?.[1];
      expect(nonce).toHaveLength(24);
      expect(answer.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(answer.body.split(`"${nonce}"`)).toHaveLength(3);
      expect(answer.body).not.toContain('__CSP_NONCE__');
      expect(answer.headers['cache-control']).toBe('no-store');
      nonces.add(nonce ?? '');
    }
    expect(nonces.size).toBe(3);
  });

  test('its hashed files are kept for ever, missing ones are missing', async () => {
    const answer = await app.inject('/desk/assets/main-3f2a.js');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect((await app.inject('/desk/assets/main-old.js')).statusCode).toBe(404);
  });

  test('its address without a slash leads there, its icon is a picture', async () => {
    const answer = await app.inject('/desk');
    expect([answer.statusCode, answer.headers.location]).toEqual([308, '/desk/']);
    expect((await app.inject('/desk/icon.svg')).headers['content-type']).toBe('image/svg+xml');
  });

  test('says what to do when it was never built', async () => {
    const bare = await buildServer({ ctx: world.system, deskFolder: join(desk, 'nothing') });
    const answer = await bare.inject('/desk/');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('<h1>工作台还不能使用</h1>');
    expect(answer.body).toContain('npm run build');
    await bare.close();
  });
});

describe('the public site', () => {
  test('a folder is its index page; without its slash it leads there', async () => {
    const page = await app.inject('/town/notices/');
    expect([page.statusCode, page.body]).toEqual([200, '<title>通知</title>']);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('public, max-age=60');
    const bare = await app.inject('/town/notices?from=a');
    expect([bare.statusCode, bare.headers.location]).toEqual([301, '/town/notices/?from=a']);
  });

  test('an unchanged page is not sent again', async () => {
    const first = await app.inject('/');
    expect(first.headers['last-modified']).toBeDefined();
    const etag = String(first.headers.etag);
    const again = await app.inject({ url: '/', headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('HEAD answers like GET, without the page', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/' });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength('<title>首页</title>')));
  });

  test.each([
    ['/town/feed.xml', 'application/atom+xml; charset=utf-8'],
    ['/sitemap.xml', 'application/xml; charset=utf-8'],
    ['/robots.txt', 'text/plain; charset=utf-8'],
    ['/assets/site.0a1b.css', 'text/css; charset=utf-8'],
  ])('%s is %s', async (url, type) => {
    expect((await app.inject(url)).headers['content-type']).toBe(type);
  });

  test.each([
    ['附件 一.docx', 'attachment', true],
    ['图.png', 'inline', true],
    ['文.pdf', 'inline', false],
  ])('%s is sent as %s', async (name, way, boxed) => {
    const answer = await app.inject(`/files/2024/0123456789abcdef/${encodeURIComponent(name)}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(new RegExp(`^${way}; filename="file`));
    expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
    expect(String(answer.headers['content-security-policy']).includes('sandbox')).toBe(boxed);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test.each([
    '/nowhere/',
    '/town/.secret',
    '/town/doc.html.0a1b2c3d.tmp',
    '/../files/secret',
    '/town/..%2f..%2ffiles%2fsecret',
    '/town//notices/',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/town/%00',
    '/town\\..\\secret',
  ])('%s is the site’s page for nothing', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('没有找到这个页面');
  });

  test('answers without the database; health, search and interface say that it is gone', async () => {
    const dead = connect('postgres://nobody:x@127.0.0.1:1/none', { max: 1 });
    const alone = await buildServer({ ctx: { ...world.system, db: dead }, deskFolder: desk });
    expect((await alone.inject('/town/notices/')).statusCode).toBe(200);
    expect((await alone.inject('/desk/')).statusCode).toBe(200);
    const health = await alone.inject('/healthz');
    expect([health.statusCode, health.json()]).toEqual([503, { status: 'failing', database: 'unreachable' }]);
    const search = await alone.inject('/search?q=水');
    expect([search.statusCode, search.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(search.body).toContain('暂时连不上数据库');
    const api = await alone.inject({ url: '/api/session', cookies: { gongkai_session: 'any' } });
    expect([api.statusCode, api.json().error.code]).toEqual([503, 'common.database_unreachable']);
    await alone.close();
    await dead.destroy();
  });
});

describe('errors', () => {
  test('an unknown address of the interface says so as JSON', async () => {
    for (const url of ['/api/nothing', '/api', '/api/']) {
      const answer = await app.inject(url);
      expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'common.no_such_endpoint']);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });

  test('a body that is no JSON, of another kind, or too long is refused in Chinese', async () => {
    const post = async (payload: string, type: string) =>
      app.inject({ method: 'POST', url: '/api/session', payload, headers: { 'content-type': type } });
    const broken = await post('{"username":', 'application/json');
    expect([broken.statusCode, broken.json().error.code]).toEqual([400, 'common.malformed']);
    expect(broken.json().error.message).toContain('不是有效的 JSON');
    const other = await post('<a/>', 'application/xml');
    expect([other.statusCode, other.json().error.code]).toEqual([415, 'common.malformed']);
    const long = await post(JSON.stringify({ username: 'x'.repeat(13_000_000) }), 'application/json');
    expect([long.statusCode, long.json().error.code]).toEqual([413, 'common.too_large']);
  });

  test('wrong input names each field', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { username: '' } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.code).toBe('common.invalid_input');
    expect(answer.json().error.details.issues).toEqual([
      { field: 'username', message: '请填写用户名' },
      { field: 'password', message: '请填写密码' },
    ]);
  });

  test('whoever isn’t signed in is told to sign in', async () => {
    const answer = await app.inject('/api/agencies');
    expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'session.required']);
  });

  test('a fault of ours shows nothing of itself, and is logged without the query', async () => {
    logged.length = 0;
    const api = await app.inject('/api/test/fails?q=张三');
    expect([api.statusCode, api.json().error.code]).toEqual([500, 'common.internal']);
    const page = await app.inject('/test/fails?q=张三');
    expect([page.statusCode, page.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect(page.body).toContain('回到网站首页');
    for (const answer of [api, page]) expect(answer.body).not.toMatch(/secret|server\.|node:/);
    expect(JSON.stringify(logged)).toContain('secret detail of ours');
    expect(JSON.stringify(logged)).not.toContain('张三');
  });

  test('a search is logged by its route alone', async () => {
    logged.length = 0;
    expect((await app.inject('/search?q=王五的低保')).statusCode).toBe(200);
    expect(logged.map(({ data }) => data)).toEqual([
      { method: 'GET', route: '/search', status: 200, ms: expect.any(Number) },
    ]);
  });

  test('too many searches from one address are told to wait, in Chinese', async () => {
    const strict = await buildServer({ ctx: world.system, deskFolder: desk, rateLimits: { search: 2 } });
    await strict.inject('/search?q=a');
    await strict.inject('/search?q=b');
    const third = await strict.inject('/search?q=c');
    expect([third.statusCode, third.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
    expect(third.body).toMatch(/操作过于频繁，请 \d+ 秒后再试。/);
    expect(third.headers['retry-after']).toBeDefined();
    expect((await strict.inject('/')).statusCode).toBe(200);
    await strict.close();
  });
});

test('one address may ask the interface only so often; others may, and the published pages have no limit', async () => {
  const strict = await buildServer({ ctx: world.system, deskFolder: desk, rateLimits: { general: 3 } });
  const ask = async (remoteAddress: string): Promise<number> =>
    (await strict.inject({ url: '/api/agencies', remoteAddress })).statusCode;
  const answers: number[] = [];
  for (let n = 0; n < 5; n += 1) answers.push(await ask('10.0.0.1'));
  expect(answers).toEqual([401, 401, 401, 429, 429]);
  const refused = await strict.inject({ url: '/api/agencies', remoteAddress: '10.0.0.1' });
  expect(refused.json()).toMatchObject({
    error: { code: 'common.too_many', message: expect.stringMatching(/^操作过于频繁，请 \d+ 秒后再试。$/) },
  });
  expect(await ask('10.0.0.2')).toBe(401);
  for (let n = 0; n < 10; n += 1) expect((await strict.inject('/')).statusCode).toBe(200);
  await strict.close();
});

test('behind a proxy the address that the proxy saw counts, not the one that the visitor claims', async () => {
  const ctx = world.system;
  const behind = await buildServer({
    ctx: { ...ctx, config: { ...ctx.config, trustProxy: true } },
    deskFolder: desk,
    rateLimits: { general: 2 },
  });
  const ask = async (forwarded: string): Promise<number> =>
    (await behind.inject({ url: '/api/agencies', headers: { 'x-forwarded-for': forwarded } })).statusCode;
  const answers: number[] = [];
  for (let n = 1; n <= 3; n += 1) answers.push(await ask(`10.9.9.${n}, 10.0.0.1`));
  expect(answers).toEqual([401, 401, 429]);
  expect(await ask('10.9.9.1, 10.0.0.2')).toBe(401);
  await behind.close();
});

test('health is good while the database answers', async () => {
  const answer = await app.inject('/healthz');
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok', database: 'reachable' }]);
});

test('the description holds every endpoint below /api, each with a summary', async () => {
  const registered = new Set<string>();
  const probe = await buildServer({
    ctx: world.system,
    deskFolder: desk,
    onRoute: (route) => {
      if (!route.url.startsWith('/api/') || route.schema?.hide === true) return;
      for (const method of [route.method].flat())
        if (method !== 'HEAD') registered.add(`${method} ${route.url}`);
    },
  });
  const answer = await probe.inject('/api/openapi.json');
  expect(answer.statusCode).toBe(200);
  const description = answer.json<OpenApi>();
  expect(description.openapi).toMatch(/^3\.1/);
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      expect(operation.summary, `${method} ${path}`).toMatch(/\p{Script=Han}/u);
      return `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    }),
  );
  expect(registered.size).toBeGreaterThan(50);
  expect(described.toSorted()).toEqual([...registered].toSorted());
  await probe.close();
});

test('every endpoint but the sign-in, the checks for everybody and the search is closed to whoever isn’t signed in', async () => {
  const description = (await app.inject('/api/openapi.json')).json<OpenApi>();
  const answers: string[] = [];
  for (const [path, methods] of Object.entries(description.paths)) {
    const url = path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000001');
    for (const name of Object.keys(methods)) {
      const method = name.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'DELETE';
      const answer = await app.inject({ method, url });
      if (!OPEN.has(`${method} ${path}`)) answers.push(`${method} ${path}: ${answer.statusCode}`);
    }
  }
  expect(answers.length).toBeGreaterThan(50);
  expect(answers.filter((answer) => !answer.endsWith(': 401'))).toEqual([]);
});

test('closing lets a request at work finish', async () => {
  const closing = await buildServer({ ctx: world.system, deskFolder: desk });
  let entered = (): void => {};
  const atWork = new Promise<void>((resolve) => (entered = resolve));
  closing.get('/slow', async () => {
    entered();
    await new Promise((resolve) => setTimeout(resolve, 150));
    return '完成';
  });
  const address = await closing.listen({ port: 0, host: '127.0.0.1' });
  const answer = fetch(`${address}/slow`);
  await atWork;
  await closing.close();
  expect(await (await answer).text()).toBe('完成');
  await expect(fetch(address)).rejects.toThrow('fetch failed');
});
