import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callOut, OutgoingFailure } from './outgoing-http.ts';

let server: Server;
let base: string;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    switch (request.url) {
      case '/moved':
        response.writeHead(302, { location: '/elsewhere' }).end();
        return;
      case '/long':
        response.end('x'.repeat(5_000));
        return;
      case '/slow':
        return;
      default:
        request.pipe(response);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function reasonOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'answered',
    (error: unknown) => (error instanceof OutgoingFailure ? error.reason : String(error)),
  );
}

test('what was sent arrives and the answer comes back', async () => {
  const call = { method: 'POST', path: '/echo', body: Buffer.from('村务公开') } as const;
  expect(await callOut({ base, loopback: true }, call)).toMatchObject({ status: 200, text: '村务公开' });
});

test('a path of the base stands before every path', async () => {
  await callOut({ base: `${base}/gateway/`, loopback: true }, { method: 'GET', path: '/a?b=1' });
  expect(seen.at(-1)).toBe('GET /gateway/a?b=1');
});

test('a redirect is an answer and not followed', async () => {
  const answer = await callOut({ base, loopback: true }, { method: 'GET', path: '/moved' });
  expect(answer.status).toBe(302);
  expect(seen.at(-1)).toBe('GET /moved');
});

describe('is refused:', () => {
  test.each([
    ['the machine itself, unless allowed', 'http://127.0.0.1:1', '/', 'address'],
    ['the machine itself by name', 'http://localhost:1', '/', 'address'],
    ['the machine itself, IPv6', 'http://[::1]:1', '/', 'address'],
    ['metadata of a cloud', 'http://169.254.169.254', '/latest/meta-data', 'address'],
    ['the same in IPv6 writing', 'http://[::ffff:169.254.169.254]', '/', 'address'],
    ['the machine itself within IPv6', 'http://[::ffff:0:127.0.0.1]:1', '/', 'address'],
    ['the same in the oldest writing', 'http://[::127.0.0.1]:1', '/', 'address'],
    ['metadata by translation', 'http://[64:ff9b::a9fe:a9fe]', '/', 'address'],
    ['metadata within a private range', 'http://100.100.100.200', '/', 'address'],
    ['a path that leads to another host', 'https://api.example.gov.cn', '//evil.example.com/x', 'address'],
    ['no path', 'https://api.example.gov.cn', '@evil.example.com', 'address'],
  ])('%s', async (_what, host, path, reason) => {
    expect(await reasonOf(callOut({ base: host }, { method: 'GET', path }))).toBe(reason);
  });
});

test('an answer that is too long or too late is broken off', async () => {
  const get = (path: string) => ({ method: 'GET', path }) as const;
  expect(await reasonOf(callOut({ base, loopback: true, maxBytes: 1_000 }, get('/long')))).toBe('tooLong');
  expect(await reasonOf(callOut({ base, loopback: true, timeoutMs: 200 }, get('/slow')))).toBe('timeout');
});
