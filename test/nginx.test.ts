import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect, type Db } from '../src/platform/database/connect.ts';
import { GONE_FILE, LONGEST_ADDRESS, mapLines, REDIRECTS_FILE } from '../src/platform/http/answered-files.ts';
import { AGENCIES_FILE, HOSTS_FILE, MAIN, URLS_FILE } from '../src/platform/http/site-places.ts';
import { silentLogger } from '../src/platform/log.ts';
import { masterKeys } from '../src/platform/master-keys.ts';
import { idleOutbox } from '../src/platform/outbox.ts';
import { sealedStorage } from '../src/platform/sealed-storage.ts';
import { fileStorage } from '../src/platform/storage.ts';
import { buildServer } from '../src/server.ts';
import { CURL, CURL_NOTE, curl, sha256 } from './curl.ts';
import { NGINX, startNginx, type RealNginx } from './real-nginx.ts';

// The shipped configuration in the real web server, before the real program, whose database is out of order all the while.
if (NGINX === null)
  console.warn('nginx is not installed: deploy/nginx is not tested (apt install nginx-light)');

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const PAGE = `<!doctype html><title>通知</title>${'<p>内容</p>'.repeat(300)}`;
const NAME = '附件一：名单（2024）.docx';

const BUREAU = 'works.example.gov.cn';
const MAIN_HOST = 'www.example.gov.cn';

/** What would mean something in a `map` of nginx: once written, they are names as any other. */
const MAP_WORDS = ['default', 'hostnames', 'include', 'volatile'] as const;

/** The title of a page; of other files all. */
function shown(body: string): string {
  return /<title>(.*?)<\/title>/.exec(body)?.[1] ?? body;
}

/** The longest address that may lead elsewhere. */
const LONG = `/${'a'.repeat(LONGEST_ADDRESS - 1)}`;

describe.skipIf(NGINX === null)('behind nginx', () => {
  let folder: string;
  let dataDir: string;
  let db: Db;
  let app: FastifyInstance;
  let nginx: RealNginx;
  const routes = new Set<string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongkai-nginx-'));
    dataDir = join(folder, 'data');
    await fillSite();
    db = connect('postgres://nobody:x@127.0.0.1:1/none', { max: 1 });
    app = await startProgram();
    const address = app.server.address();
    const programPort = typeof address === 'object' && address !== null ? address.port : 0;
    nginx = await startNginx({ nginx: NGINX ?? '', folder: join(folder, 'nginx'), dataDir, programPort });
  });
  afterAll(async () => {
    await nginx.stop();
    await app.close();
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  async function put(path: string, content: string | Buffer): Promise<void> {
    const full = join(dataDir, path);
    await mkdir(join(full, '..'), { recursive: true });
    await writeFile(full, content);
  }

  async function fillSite(): Promise<void> {
    await put('site/index.html', '<!doctype html><title>首页</title>');
    await put('site/404.html', '<!doctype html><title>没有找到这个页面</title>');
    await put('site/town/notices/index.html', PAGE);
    await put('site/town/notices/index.html.gz', gzipSync(PAGE));
    await put('site/town/feed.xml', '<feed xmlns="http://www.w3.org/2005/Atom"/>');
    await put('site/assets/site.0a1b.css', 'body{}');
    await put(`site/files/town/2024/1/${NAME}`, 'docx of an office');
    await put('site/files/town/2024/1/文.pdf', '%PDF-1.7');
    await put('site/town/.secret', 'no');
    await put('site/town/doc/2024/9.html', '<!doctype html><title>已移除的信息</title>');
    await put('site/town/old/index.html', '<!doctype html><title>页面已移到新网址</title>');
    const moved = [
      ['/town/old/', '/town/notices/'],
      ['/旧站/通知.html', '/town/notices/'],
      ['/bulletin.html', '/town/notices/'],
      [LONG, `/town/notices/${encodeURIComponent('通'.repeat(130))}`],
    ] as const;
    await put(`addresses/${REDIRECTS_FILE}`, mapLines(moved));
    await put(`addresses/${GONE_FILE}`, mapLines([['/town/doc/2024/9.html', '1']]));
    await fillSecondSite();
  }

  async function fillSecondSite(): Promise<void> {
    for (const [path, title] of [
      ['_sites/bureau/index.html', '局的首页'],
      ['_sites/bureau/sitemap/index.html', '局的站点地图'],
      ['_sites/bureau/404.html', '局的网站没有这个页面'],
      ['_sites/bureau/log/index.html', '局的日志说明'],
      ['log/index.html', '日志说明'],
      ['works/index.html', '局'],
      ['works/doc/2024/1.html', '局的文'],
    ] as const)
      await put(`site/${path}`, `<!doctype html><title>${title}</title>`);
    await put('site/_sites/bureau/theme.css', ':root{}');
    await put('site/files/works/2024/1/1.pdf', '%PDF of works');
    await put('site/log/days.json', '{"days":[]}');
    const hosts = [BUREAU, 'works.example.cn', ...MAP_WORDS].map((host) => [host, 'bureau'] as const);
    await put(`addresses/${HOSTS_FILE}`, mapLines(hosts));
    const owners = [
      ['town', MAIN],
      ['works', 'bureau'],
      ...MAP_WORDS.map((word) => [word, 'bureau'] as const),
    ] as const;
    await put(`addresses/${AGENCIES_FILE}`, mapLines(owners));
    const urls = [
      [MAIN, 'https://www.example.gov.cn'],
      ['bureau', `https://${BUREAU}`],
      ...MAP_WORDS.map((word) => [word, 'https://nobody.example'] as const),
    ] as const;
    await put(`addresses/${URLS_FILE}`, mapLines(urls));
  }

  async function startProgram(): Promise<FastifyInstance> {
    await put('desk/index.html', '<title>工作台</title>');
    await put('desk/assets/main-3f2a.js', 'export {};');
    const keys = masterKeys([randomBytes(32).toString('hex')]);
    const program = await buildServer({
      ctx: {
        db,
        clock: systemClock,
        actor: { kind: 'system', name: '系统' },
        storage: fileStorage(join(dataDir, 'files')),
        sealed: sealedStorage(join(dataDir, 'sealed'), keys),
        keys,
        config: readConfig({ GONGKAI_DATA: dataDir, GONGKAI_TRUST_PROXY: 'on' }),
        log: silentLogger,
        outbox: idleOutbox,
        publicationGuards: [],
        reviewGuards: [],
        publicationFollowers: [],
      },
      deskFolder: join(dataDir, 'desk'),
      rateLimits: { general: 10_000, search: 10_000 },
      onRoute: (route: RouteOptions) => void routes.add(route.url),
    });
    await program.listen({ port: 0, host: '127.0.0.1' });
    return program;
  }

  /** Asks for the address as it is: no redirect followed, nothing unpacked. */
  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(`${nginx.origin}${encodeURI(path)}`, { method, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  test('a page comes packed to who takes it, with its kind, its cache and its guards, and once', async () => {
    const packed = await ask('/town/notices/', { 'accept-encoding': 'gzip' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=60',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
    });
    expect(gunzipSync(packed.body).toString()).toBe(PAGE);
    const plain = await ask('/town/notices/');
    expect([plain.body.toString(), plain.headers['content-encoding']]).toEqual([PAGE, undefined]);
    const again = await ask('/town/notices/', { 'if-none-match': String(plain.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await ask('/town/notices/', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(Buffer.byteLength(PAGE)),
    ]);
    expect((await ask('/town/feed.xml')).headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect((await ask('/assets/site.0a1b.css')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    const bare = await ask('/town/notices');
    expect([bare.status, bare.headers.location]).toEqual([301, '/town/notices/']);
  });

  test('an attachment keeps its Chinese name, comes in parts, and runs nothing', async () => {
    const file = await ask(`/files/town/2024/1/${NAME}`);
    expect([file.status, file.body.toString()]).toEqual([200, 'docx of an office']);
    const disposition = String(file.headers['content-disposition']);
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.replace(/^.*''/, ''))).toBe(NAME);
    expect(file.headers['content-security-policy']).toContain('sandbox');
    const part = await ask('/files/town/2024/1/文.pdf', { range: 'bytes=1-3' });
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
      206,
      'PDF',
      'bytes 1-3/8',
    ]);
    expect(part.headers['content-disposition']).toMatch(/^inline/);
    expect(part.headers['content-security-policy']).not.toContain('sandbox');
  });

  test.skipIf(CURL === null)(
    `curl gets a page packed and whole, its head, a part of an attachment, and nothing twice${CURL_NOTE}`,
    async () => {
      const page = await curl(`${nginx.origin}/town/notices/`);
      expect([page.status, page.body]).toEqual([200, sha256(Buffer.from(PAGE))]);
      const packed = await curl(`${nginx.origin}/town/notices/`, '--compressed');
      expect([packed.headers.get('content-encoding'), packed.body]).toEqual(['gzip', page.body]);
      const nothing = sha256(Buffer.alloc(0));
      const head = await curl(`${nginx.origin}/town/notices/`, '--head');
      expect([head.status, head.body]).toEqual([200, nothing]);
      for (const condition of [
        `If-None-Match: ${page.headers.get('etag') ?? ''}`,
        `If-Modified-Since: ${page.headers.get('last-modified') ?? ''}`,
      ]) {
        const again = await curl(`${nginx.origin}/town/notices/`, '--header', condition);
        expect([condition, again.status, again.body]).toEqual([condition, 304, nothing]);
      }
      const file = `${nginx.origin}/files/town/2024/1/${encodeURIComponent('文.pdf')}`;
      const part = await curl(file, '--range', '1-3');
      expect([part.status, part.body]).toEqual([206, sha256(Buffer.from('PDF'))]);
      const moved = await curl(`${nginx.origin}/town/old/`);
      expect([moved.status, moved.headers.get('location')]).toEqual([301, '/town/notices/']);
      expect((await curl(`${nginx.origin}/town/doc/2024/9.html`)).status).toBe(410);
    },
  );

  test('what has moved leads on, what is gone says so, what never was is the site’s own page for nothing', async () => {
    for (const from of ['/town/old/', '/旧站/通知.html']) {
      const moved = await ask(from);
      expect([moved.status, moved.headers.location]).toEqual([301, '/town/notices/']);
    }
    expect((await ask(LONG)).status).toBe(301);
    // Great and small letters are the same to nginx, and so to the program behind it.
    for (const [path, status] of [
      ['/Bulletin.HTML', 301],
      ['/town/DOC/2024/9.html', 410],
    ] as const)
      expect([(await ask(path)).status, (await app.inject(path)).statusCode]).toEqual([status, status]);
    const gone = await ask('/town/doc/2024/9.html');
    expect([gone.status, gone.body.toString()]).toEqual([410, expect.stringContaining('已移除的信息')]);
    for (const never of [
      '/town/doc/2024/10.html',
      '/town/.secret',
      '/town/notices/index.html.gz',
      '/files/.x',
    ]) {
      const answer = await ask(never);
      expect([never, answer.status, answer.body.toString()]).toEqual([
        never,
        404,
        expect.stringContaining('没有找到这个页面'),
      ]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test.each([
    ['/', BUREAU, 200, '局的首页'],
    ['/', 'Works.Example.CN:8443', 200, '局的首页'],
    ['/', 'www.example.gov.cn', 200, '首页'],
    ['/', 'nobody.example', 200, '首页'],
    ['/', `${BUREAU}.`, 200, '局的首页'],
    ['/', `${BUREAU}.:8443`, 200, '局的首页'],
    ['/works/', `${BUREAU}.`, 200, '局'],
    ['/', 'default', 200, '局的首页'],
    ['/', 'include', 200, '局的首页'],
    ['/default/', MAIN_HOST, 301, `https://${BUREAU}/default/`],
    ['/include/a.html', MAIN_HOST, 301, `https://${BUREAU}/include/a.html`],
    ['/nobody/', MAIN_HOST, 404, '没有找到这个页面'],
    ['/sitemap/', BUREAU, 200, '局的站点地图'],
    ['/sitemap', BUREAU, 301, '/sitemap/'],
    ['/works/', BUREAU, 200, '局'],
    ['/works', BUREAU, 301, '/works/'],
    ['/works/doc/2024/1.html', BUREAU, 200, '局的文'],
    ['/works/doc/2024/1.html?a=1', MAIN_HOST, 301, `https://${BUREAU}/works/doc/2024/1.html?a=1`],
    ['/works/apply/online', 'nobody.example', 301, `https://${BUREAU}/works/apply/online`],
    ['/town/notices/', BUREAU, 301, 'https://www.example.gov.cn/town/notices/'],
    ['/town/notices/', MAIN_HOST, 200, '通知'],
    ['/files/works/2024/1/1.pdf', BUREAU, 200, '%PDF of works'],
    ['/files/works/2024/1/1.pdf', MAIN_HOST, 301, `https://${BUREAU}/files/works/2024/1/1.pdf`],
    ['/assets/site.0a1b.css', BUREAU, 200, 'body{}'],
    ['/theme.css', BUREAU, 200, ':root{}'],
    ['/theme.css', MAIN_HOST, 404, '没有找到这个页面'],
    ['/log/days.json', BUREAU, 200, '{"days":[]}'],
    ['/log/', BUREAU, 200, '局的日志说明'],
    ['/log/', MAIN_HOST, 200, '日志说明'],
    ['/bulletin.html', BUREAU, 301, '/town/notices/'],
    ['/nothing/', BUREAU, 404, '局的网站没有这个页面'],
    ['/works/nothing.html', BUREAU, 404, '局的网站没有这个页面'],
    ['/_sites/bureau/index.html', BUREAU, 404, '局的网站没有这个页面'],
    ['/_sites/bureau/index.html', MAIN_HOST, 404, '没有找到这个页面'],
  ])('of two sites %s at %s is answered with %i: %s', async (path, host, status, told) => {
    const web = await ask(path, { host });
    expect([web.status, web.headers.location ?? shown(web.body.toString())]).toEqual([status, told]);
    const program = await app.inject({ url: path, headers: { host } });
    expect([program.statusCode, program.headers.location ?? shown(program.body)]).toEqual([status, told]);
    expect(web.headers['cache-control']).toBe(program.headers['cache-control']);
  });

  test('the name that was asked is the one in Host: no other header of a visitor chooses the site', async () => {
    const headers = { host: MAIN_HOST, 'x-forwarded-host': BUREAU };
    expect(shown((await ask('/', headers)).body.toString())).toBe('首页');
    expect(shown((await app.inject({ url: '/', headers })).body)).toBe('首页');
  });

  test('a receipt is shown where its form was taken, wherever the agency has moved meanwhile', async () => {
    for (const [path, status] of [
      ['/works/apply/receipt?form=1', 503],
      ['/works/apply/online', 301],
    ] as const) {
      const headers = { host: MAIN_HOST };
      expect([path, (await ask(path, headers)).status]).toEqual([path, status]);
      expect([path, (await app.inject({ url: path, headers })).statusCode]).toEqual([path, status]);
    }
  });

  test('a form that is sent while its agency moves is taken where it arrives', async () => {
    const sent = await ask('/works/apply/online', { host: MAIN_HOST }, 'POST');
    expect([sent.status, sent.headers['x-dns-prefetch-control']]).toEqual([expect.any(Number), 'off']);
    expect(sent.status).not.toBe(301);
  });

  test('all that the program answers is handed on to it, with its own guards alone', async () => {
    const desk = await ask('/desk/');
    expect([desk.status, desk.headers['content-security-policy']]).toEqual([
      200,
      expect.stringMatching(/^default-src 'none'; script-src 'self' 'nonce-/),
    ]);
    expect((await ask('/desk/assets/main-3f2a.js')).status).toBe(200);
    const addresses = [...routes]
      .filter((url) => !['/*', '*', ''].includes(url))
      .map((url) =>
        url
          .replace(/:agency|:slug/, 'town')
          .replaceAll(/:[A-Za-z]+/g, '1')
          .replace('*', 'x'),
      );
    expect(addresses.length).toBeGreaterThan(100);
    const missed: string[] = [];
    for (const address of new Set(addresses)) {
      const { headers } = await ask(address);
      // The program sets it, nginx doesn't.
      if (headers['x-dns-prefetch-control'] === undefined) missed.push(address);
    }
    expect(missed).toEqual([]);
  });

  test('without database and then without program pages are read on, and the rest says what to do', async () => {
    const search = await ask('/search?q=水');
    expect(search.status).toBe(503);
    expect(search.body.toString()).toContain('暂时连不上数据库');
    const comesBack = async () => /refresh" content="30"/.test((await ask('/screen/town')).body.toString());
    expect(await comesBack()).toBe(true);
    await app.close();
    expect((await ask('/town/notices/')).status).toBe(200);
    expect(await comesBack()).toBe(true);
    expect((await ask('/town/doc/2024/9.html')).status).toBe(410);
    for (const address of ['/search?q=水', '/desk/', '/town/apply/online', '/apply/status']) {
      const down = await ask(address);
      expect([address, down.status, down.body.toString()]).toEqual([
        address,
        503,
        expect.stringContaining('已公开的信息照常可以查阅'),
      ]);
      expect(down.headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '60' });
    }
    const api = await ask('/api/session');
    expect([api.status, JSON.parse(api.body.toString())]).toMatchObject([
      503,
      { error: { code: 'common.program_down' } },
    ]);
  });
});
