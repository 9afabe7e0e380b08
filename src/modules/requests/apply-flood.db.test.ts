import { request as httpRequest, Agent } from 'node:http';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as cheerio from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { buildServer } from '../../server.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';
import { answerOf, FORM_TYPE, formBody, PERSON, PICTURE, type FormPart } from './test/public-visitor.ts';

const APPLICATIONS = 1_000;
const AT_ONCE = 20;
const GIGABYTE = 1024 * 1024 * 1024;

let world: TestWorld;
let office: RequestOffice;
let app: FastifyInstance;
let port = 0;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  office.day('2025-03-03');
  app = await buildServer({ ctx: world.system });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  port = address.port;
});
afterAll(async () => {
  agent.destroy();
  await app.close();
  await world.close();
});

interface Reply {
  readonly status: number;
  readonly location: string;
  readonly body: string;
  /** The cookie that a browser would send from now on. */
  readonly cookie: string;
}

async function post(parts: readonly FormPart[], cookie = ''): Promise<Reply> {
  const body = formBody(parts);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': FORM_TYPE, 'content-length': body.length, cookie };
    const sent = httpRequest(
      { port, agent, method: 'POST', path: '/ceshi/apply/online', headers },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => void chunks.push(chunk));
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            location: reply.headers.location ?? '',
            body: Buffer.concat(chunks).toString(),
            cookie: reply.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function tokenOf(body: string): string {
  return String(cheerio.load(body)('form:has([name="answer"]) [name="token"]').val());
}

/** So many at once, until all are done. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const next = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

interface Applicant {
  readonly title: string;
  token: string;
  cookie: string;
  file: FormPart;
  location: string;
}

test('a thousand applications from one address in a minute: each that answered is there once, none is refused', async () => {
  const applicants = Array.from({ length: APPLICATIONS }, (_, at): Applicant => {
    const file = ['proof', PICTURE, '证件.png'] as const;
    return { title: `第${at + 1}件事的材料`, token: '', cookie: '', file, location: '' };
  });
  const started = performance.now();
  await each(applicants, async (one) => {
    const values = Object.entries({ ...PERSON, title: one.title });
    const { body, cookie } = await post([...values, ['do', 'next']]);
    one.token = tokenOf(body);
    one.cookie = cookie;
  });
  let asked = 0;
  for (let round = 0; round < 2; round += 1) {
    world.clock.set(new Date(world.clock.now().getTime() + 3_000));
    await each(
      applicants.filter(({ location }) => location === ''),
      async (one) => {
        const values = Object.entries({ ...PERSON, title: one.title });
        const answer: FormPart[] = [
          ['answer', answerOf(one.token)],
          ['do', 'submit'],
        ];
        const reply = await post([['token', one.token], ...values, one.file, ...answer], one.cookie);
        one.location = reply.location;
        if (reply.status === 303) return;
        asked += 1;
        one.token = tokenOf(reply.body);
        one.file = ['proof-kept', String(cheerio.load(reply.body)('[name="proof-kept"]').val())];
      },
    );
  }
  const seconds = (performance.now() - started) / 1_000;
  const rows = await world.db.selectFrom('request_cases').select(['subject', 'number']).execute();
  expect(new Set(applicants.map(({ location }) => location)).size).toBe(APPLICATIONS);
  expect(rows.map(({ subject }) => subject).toSorted()).toEqual(
    applicants.map(({ title }) => title).toSorted(),
  );
  expect(new Set(rows.map(({ number }) => number)).size).toBe(APPLICATIONS);
  expect(asked).toBe(APPLICATIONS - 10);
  expect(await world.db.selectFrom('request_files').select('id').execute()).toHaveLength(APPLICATIONS);
  expect(await world.db.selectFrom('request_uploads').selectAll().execute()).toEqual([]);
  console.info(`${APPLICATIONS} applications in ${seconds.toFixed(1)} s, ${asked} of them asked again`);
}, 240_000);

test.each([true, false])(
  'two gigabytes are broken off early, with their length told (%s), and leave nothing behind',
  async (told) => {
    const sealed = join(world.dataDir, 'sealed');
    await mkdir(sealed, { recursive: true });
    const files = async (): Promise<string[]> =>
      (await readdir(sealed, { recursive: true })).filter((name) => !/^(?:tmp|[0-9a-f]{2})$/.test(name));
    const before = await files();
    const whole = formBody([
      ['token', 'x'],
      ...Object.entries(PERSON),
      ['proof', Buffer.from('@'), '录像.png'],
    ]);
    const head = whole.subarray(0, whole.lastIndexOf('@'));
    let written = 0;
    const { status, body } = await new Promise<{ status: number; body: string }>((resolve) => {
      const headers = {
        'content-type': FORM_TYPE,
        ...(told && { 'content-length': 2 * GIGABYTE }),
      };
      const sent = httpRequest({ port, method: 'POST', path: '/ceshi/apply/online', headers }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        reply.on('end', () => {
          resolve({ status: reply.statusCode ?? 0, body: text });
          sent.destroy();
        });
      });
      sent.on('error', () => resolve({ status: 0, body: '' }));
      sent.write(head);
      const piece = Buffer.alloc(1024 * 1024, 7);
      const more = (): void => {
        while (written < 2 * GIGABYTE && !sent.destroyed) {
          written += piece.length;
          if (!sent.write(piece)) return void sent.once('drain', more);
        }
      };
      more();
    });
    expect(written).toBeLessThan(GIGABYTE / 4);
    // Broken off before the answer could be read, or refused in words.
    expect(`${status} ${body}`).toMatch(/^0 $|^413 .*(?:过大|上限)/s);
    expect(await files()).toEqual(before);
  },
  120_000,
);
