import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { inTransaction } from '../context.ts';
import { AppError } from '../errors.ts';
import { answerOfForm, forgetFormAnswers, onceForForm, wasTaken } from './form-answers.ts';
import { replyErrors } from './error-replies.ts';
import { FIELDS_ONLY, NO_FILES, readPublicForm, seeOther, sendPublicPage } from './public-forms.ts';

const BOUNDARY = 'xYzZy';
const LIMITS = { fields: 5, fieldBytes: 1_000, files: 2, fileBytes: 300_000 };

let world: TestWorld;
let app: FastifyInstance;
const kept: string[] = [];
const discarded: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  app = fastify();
  replyErrors(app);
  app.addHook('onRequest', async (request) => {
    request.ctx = world.system;
  });
  await app.register(multipart, { limits: { files: 1, fileSize: 10, fields: 3 } });
  app.post('/form', async (request, reply) => {
    const form = await readPublicForm(request, {
      limits: LIMITS,
      files: {
        keep: async (file) => {
          const { id } = await world.system.sealed.put(file.content, {
            maxBytes: LIMITS.fileBytes,
            inspect: async (content) => {
              if ((await buffer(content.stream())).includes('MZ')) throw new Error('a program');
            },
          });
          kept.push(id);
          return id;
        },
        discard: async (id) => {
          discarded.push(id);
          await world.system.sealed.remove(id);
        },
      },
    });
    return sendPublicPage(
      reply,
      JSON.stringify({
        name: form.field('name'),
        none: form.field('none'),
        ways: form.all('way'),
        files: form.files,
      }),
    );
  });
  app.post('/patient', async (request, reply) => {
    const form = await readPublicForm(request, {
      limits: LIMITS,
      files: {
        keep: async ({ content }) =>
          world.system.sealed.put(content, { maxBytes: 1_000 }).then(
            () => 'kept',
            (error: unknown) => (error instanceof AppError ? error.code : 'unknown'),
          ),
        discard: async () => {},
      },
    });
    return sendPublicPage(reply, JSON.stringify([form.files.map((file) => file.kept), form.field('name')]));
  });
  app.post('/plain', async (request, reply) => {
    const form = await readPublicForm(request, { limits: FIELDS_ONLY, files: NO_FILES });
    return seeOther(reply, `/done?${form.field('name')}`);
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(() => {
  kept.length = 0;
  discarded.length = 0;
});

type Part = readonly [name: string, content: string | Buffer, file?: string];

function bodyOf(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Buffer {
  const pieces = parts.flatMap(([name, content, file]) => [
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n${file === undefined ? '' : 'content-type: application/octet-stream\r\n'}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

async function post(url: string, payload: Buffer | Readable, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
  });
}

describe('a form', () => {
  test('comes with its fields and more than one file, whatever the usual limits are', async () => {
    const reply = await post(
      '/form',
      bodyOf([
        ['name', '李\u0000四'],
        ['way', 'post'],
        ['way', 'email'],
        ['proof', Buffer.alloc(200_000, 'p'), '身份证.jpg'],
        ['more', '', ''],
        ['letter', 'q', 'letter.pdf'],
      ]),
    );
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({
      name: '李四',
      none: '',
      ways: ['post', 'email'],
      files: [
        { field: 'proof', name: '身份证.jpg', kept: kept[0] },
        { field: 'letter', name: 'letter.pdf', kept: kept[1] },
      ],
    });
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    expect(discarded).toEqual([]);
  });

  test('without files is answered by a way to another page', async () => {
    const reply = await post('/plain', bodyOf([['name', 'x']]));
    expect([reply.statusCode, reply.headers['location']]).toEqual([303, '/done?x']);
  });

  test.each<[string, string, Part[], number, string]>([
    [
      'with a third file',
      '/form',
      [
        ['a', 'x', 'a'],
        ['b', 'x', 'b'],
        ['c', 'x', 'c'],
      ],
      413,
      '最多可以附 2 个文件',
    ],
    ['with a file where none belongs', '/plain', [['a', 'x', 'a']], 413, '这一页不能附文件'],
    [
      'with a file too large',
      '/form',
      [
        ['a', 'x', 'a'],
        ['b', Buffer.alloc(400_000), 'b'],
      ],
      413,
      '上限',
    ],
    [
      'with a text too long',
      '/form',
      [
        ['a', 'x', 'a'],
        ['name', 'x'.repeat(2_000)],
      ],
      413,
      '过大',
    ],
    [
      'with too many fields',
      '/form',
      [['a', 'x', 'a'], ...'123456'.split('').map((one): Part => [one, 'x'])],
      413,
      '过大',
    ],
    [
      'with a field named like an object’s own',
      '/form',
      [
        ['a', 'x', 'a'],
        ['__proto__', 'x'],
      ],
      400,
      '没有保存',
    ],
  ])('%s is refused as a page, and no file stays behind', async (_what, url, parts, status, message) => {
    const reply = await post(url, bodyOf(parts));
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.body).toContain(message);
    expect(discarded).toEqual(kept);
  });

  test('with a file that is refused by its content keeps none of the others', async () => {
    const reply = await post(
      '/form',
      bodyOf([
        ['a', 'x', 'a'],
        ['b', 'MZ', 'b'],
      ]),
    );
    expect(reply.statusCode).toBe(500);
    expect(discarded).toEqual(kept);
    expect(kept).toHaveLength(1);
  });

  test('with a refused file comes through all the same when whoever keeps files only makes a note of it', async () => {
    const reply = await post(
      '/patient',
      bodyOf([
        ['a', Buffer.alloc(290_000), 'a'],
        ['b', 'x', 'b'],
        ['name', '李四'],
      ]),
    );
    expect(reply.json()).toEqual([['storage.too_large', 'kept'], '李四']);
  });

  test('that ends early is refused, and what came before is taken away', async () => {
    const whole = bodyOf([
      ['a', 'x', 'a'],
      ['b', Buffer.alloc(1_000), 'b'],
    ]);
    const reply = await post('/form', whole.subarray(0, whole.length - 300));
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('没有传完');
    expect(discarded).toEqual(kept);
  });

  test('that says it is two thousand megabytes is not read', async () => {
    const reply = await post('/form', bodyOf([['name', 'x']]), {
      'content-length': String(2_000 * 1024 * 1024),
    });
    expect(reply.statusCode).toBe(413);
    expect(kept).toEqual([]);
  });

  test.each<Record<string, string>>([
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ])('of another site is refused: %j', async (headers) => {
    const reply = await post('/form', bodyOf([['name', 'x']]), headers);
    expect(reply.statusCode).toBe(403);
    expect(reply.body).toContain('不是从本站的网页提交的');
  });

  test('of another kind is refused', async () => {
    const reply = await app.inject({ method: 'POST', url: '/form', payload: { name: 'x' } });
    expect(reply.statusCode).toBe(400);
  });
});

describe('what a form asks for', () => {
  const taken = { form: 'apply', id: 'a'.repeat(32), now: new Date('2024-06-03T02:00:00Z') };
  const { form, id } = taken;

  test('is done once, and who sends it again, even at the same time, gets the first answer', async () => {
    let done = 0;
    const take = async () =>
      inTransaction(world.system, async ({ db, keys }) =>
        onceForForm(db, keys, taken, async () => {
          done += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
          return `2024-0001 ${done}`;
        }),
      );
    const results = await Promise.all([take(), take(), take()]);
    expect(done).toBe(1);
    expect(results.map((one) => one.answer)).toEqual(['2024-0001 1', '2024-0001 1', '2024-0001 1']);
    expect(results.filter((one) => !one.repeated)).toHaveLength(1);
    expect((await take()).repeated).toBe(true);
  });

  test('is done when the first try failed', async () => {
    const other = { ...taken, id: 'b'.repeat(32) };
    const take = async (work: () => Promise<string>) =>
      inTransaction(world.system, async ({ db, keys }) => onceForForm(db, keys, other, work));
    await expect(take(async () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await take(async () => 'ok')).toEqual({ answer: 'ok', repeated: false });
  });

  test('is told for an hour, sealed, for this form alone, then wiped; that it was taken is known for three days', async () => {
    const { db, keys } = world.system;
    const row = await db
      .selectFrom('form_answers')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.answer).not.toContain('2024-0001');
    expect(await answerOfForm(db, keys, taken)).toBe('2024-0001 1');
    expect(await answerOfForm(db, keys, { ...taken, form: 'withdraw' })).toBeNull();
    expect(await answerOfForm(db, keys, { ...taken, id: 'c'.repeat(32) })).toBeNull();
    const stored = async () => db.selectFrom('form_answers').select('answer').where('id', '=', id).execute();
    await forgetFormAnswers(db, new Date('2024-06-03T02:59:59Z'));
    expect(await stored()).toEqual([{ answer: row.answer }]);
    const later = new Date('2024-06-03T03:00:01Z');
    expect(await answerOfForm(db, keys, { form, id, now: later })).toBeNull();
    await forgetFormAnswers(db, later);
    expect(await stored()).toEqual([{ answer: null }]);
    const again = await inTransaction(world.system, async (tx) =>
      onceForForm(tx.db, keys, { form, id, now: later }, async () => 'done twice'),
    );
    expect(again).toEqual({ answer: null, repeated: true });
    expect(await wasTaken(db, { form, id, now: later })).toBe(true);
    await forgetFormAnswers(db, new Date('2024-06-06T02:00:01Z'));
    expect(await stored()).toEqual([]);
  });
});
