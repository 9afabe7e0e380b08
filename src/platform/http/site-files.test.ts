import fs from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { packedCopy } from './packed-file.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { serveSite } from './site-files.ts';

/** As a page is replaced between the look at its copy and the sending. */
const findCopy: typeof packedCopy = async (file, asked) => {
  const found = await packedCopy(file, asked);
  if (file.endsWith('replaced.html')) await rm(`${file}.br`, { force: true });
  return found;
};

let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-site-'));
  await mkdir(join(folder, 'addresses'), { recursive: true });
  await put('files/town/2024/1/文.pdf', '%PDF');
  app = fastify();
  await setSecurityHeaders(app);
  await serveSite(app, { root: join(folder, 'site'), addresses: join(folder, 'addresses'), findCopy });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function put(path: string, content: string): Promise<void> {
  const full = join(folder, 'site', path);
  await mkdir(join(full, '..'), { recursive: true });
  await writeFile(full, content);
}

test('a packed copy is sent to who takes it, never an old one, never by its own name', async () => {
  const page = '<title>包</title>';
  await put('town/packed.html', page);
  const full = join(folder, 'site', 'town/packed.html');
  await writeFile(`${full}.br`, brotliCompressSync(page));
  await writeFile(`${full}.gz`, gzipSync(page));
  const ask = async (encodings: string, headers: Record<string, string> = {}) =>
    app.inject({ url: '/town/packed.html', headers: { 'accept-encoding': encodings, ...headers } });
  const packed = await ask('gzip, deflate, br');
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/html; charset=utf-8',
    vary: 'accept-encoding',
    'cache-control': 'public, max-age=60',
  });
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(page);
  expect((await ask('gzip;q=0.5, br;q=0')).headers['content-encoding']).toBe('gzip');
  const plain = await ask('identity');
  expect([plain.body, plain.headers['content-encoding'], plain.headers.vary]).toEqual([
    page,
    undefined,
    'accept-encoding',
  ]);
  const part = await ask('br', { range: 'bytes=0-6' });
  expect([part.statusCode, part.body]).toEqual([206, '<title>']);
  expect((await app.inject('/town/packed.html.br')).statusCode).toBe(404);
  const long = new Date(Date.now() - 60_000);
  for (const ending of ['.br', '.gz']) await utimes(`${full}${ending}`, long, long);
  expect((await ask('br, gzip')).headers['content-encoding']).toBeUndefined();
});

test('a packed copy that is taken away at the moment of sending costs nobody the page', async () => {
  const page = '<title>正在更换</title>';
  await put('town/replaced.html', page);
  await writeFile(join(folder, 'site', 'town/replaced.html.br'), brotliCompressSync(page));
  const { statusCode, headers, body } = await app.inject({
    url: '/town/replaced.html?a=1',
    headers: { 'accept-encoding': 'br' },
  });
  expect([statusCode, headers['content-encoding'], body]).toEqual([200, undefined, page]);
});

test('a part of an attachment is sent on demand, and the rest goes on from it', async () => {
  const url = `/files/town/2024/1/${encodeURIComponent('文.pdf')}`;
  const part = await app.inject({ url, headers: { range: 'bytes=1-3' } });
  expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, 'PDF', 'bytes 1-3/4']);
  const beyond = await app.inject({ url, headers: { range: 'bytes=9-' } });
  expect(beyond.statusCode).toBe(416);
});

test('what has moved leads on, what is gone for good says so, from files alone', async () => {
  const write = async (name: string, text: string) => writeFile(join(folder, 'addresses', name), text);
  await write('redirects.map', '"/town/old/" "/town/notices/";\n');
  await write('gone.map', '"/town/doc/2024/9.html" "1";\n"/town/doc/2024/8.html" "1";\n');
  await put('town/old/index.html', '<title>页面已移到新网址</title>');
  await put('town/doc/2024/9.html', '<title>已移除的信息</title>');
  await vi.waitFor(async () => {
    const moved = await app.inject('/town/old/');
    expect([moved.statusCode, moved.headers.location]).toEqual([301, '/town/notices/']);
  });
  const gone = await app.inject('/town/doc/2024/9.html');
  expect([gone.statusCode, gone.body]).toEqual([410, '<title>已移除的信息</title>']);
  expect(gone.headers['content-security-policy']).toContain("script-src 'self'");
  expect((await app.inject('/town/doc/2024/8.html')).body).toContain('这个页面已经移除');
  await write('gone.map', '');
  await vi.waitFor(async () => expect((await app.inject('/town/doc/2024/9.html')).statusCode).toBe(200));
});

test('a file that is taken away between the look and the opening spoils no answer', async () => {
  const page = '<title>换</title>';
  await put('town/taken.html', page);
  await writeFile(join(folder, 'site', 'town/taken.html.br'), brotliCompressSync(page));
  const open = fs.createReadStream.bind(fs);
  const takenOnce = (): void =>
    void vi
      .spyOn(fs, 'createReadStream')
      .mockImplementationOnce((path, options) => open(`${String(path)}-taken`, options));
  try {
    takenOnce();
    const packed = await app.inject({ url: '/town/taken.html', headers: { 'accept-encoding': 'br' } });
    expect(packed.statusCode).toBe(200);
    expect(packed.body).toBe(page);
    expect(packed.headers['content-encoding']).toBeUndefined();
    takenOnce();
    const plain = await app.inject({ url: '/town/taken.html' });
    expect(plain.statusCode).toBe(404);
    expect(plain.headers['cache-control']).toBe('no-store');
  } finally {
    vi.restoreAllMocks();
  }
});
