import fastify, { type FastifyInstance, type HTTPMethods } from 'fastify';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '../actor.ts';
import { AppError } from '../errors.ts';
import { replyErrors } from './error-replies.ts';
import { answerRepetitionsOnce } from './repetitions.ts';

let app: FastifyInstance;
/** How often the handler ran. */
let made = 0;
let go: PromiseWithResolvers<void>;

beforeEach(async () => {
  made = 0;
  go = Promise.withResolvers<void>();
  app = fastify();
  replyErrors(app);
  app.decorateRequest('ctx');
  app.addHook('onRequest', async (request) => {
    const sessionId = request.headers.authorization ?? null;
    const account = {
      kind: 'account',
      accountId: 'a',
      name: 'a',
      username: 'a',
      grants: [],
      ip: null,
    } as const;
    const actor: Actor = sessionId === null ? { kind: 'public', ip: null } : { ...account, sessionId };
    Object.assign(request, { ctx: { actor } });
  });
  answerRepetitionsOnce(app);
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/things',
    handler: async (_request, reply) => {
      made += 1;
      const id = made;
      await go.promise;
      return reply.status(201).send({ id });
    },
  });
  app.post('/api/refuses', async () => {
    made += 1;
    throw new AppError({ code: 'refused', message: '不行。' });
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await app.close();
});

async function ask(
  options: { body?: object; session?: string | null; method?: HTTPMethods; url?: string } = {},
) {
  const { body = { title: '甲' }, session = 's1', method = 'POST', url = '/things' } = options;
  const answer = await app.inject({
    method: method === 'DELETE' ? 'DELETE' : method === 'GET' ? 'GET' : 'POST',
    url,
    ...(method === 'POST' && { payload: body }),
    ...(session !== null && { headers: { authorization: session } }),
  });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

describe('the same change twice in a row', () => {
  test('while the first is still at work is made once, and both get its answer', async () => {
    const both = [ask(), ask(), ask()];
    await new Promise((resolve) => setImmediate(resolve));
    go.resolve();
    for (const one of await Promise.all(both)) expect(one).toEqual({ status: 201, body: { id: 1 } });
    expect(made).toBe(1);
  });

  test('a moment after the first was answered gets the same answer', async () => {
    go.resolve();
    expect(await ask()).toEqual(await ask());
    expect(made).toBe(1);
  });

  test('later than that is a change of its own', async () => {
    go.resolve();
    await ask();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2_500 });
    expect(await ask()).toEqual({ status: 201, body: { id: 2 } });
  });

  test('that was refused is tried again', async () => {
    for (const attempt of [1, 2]) {
      expect(await ask({ url: '/api/refuses' })).toMatchObject({
        status: 400,
        body: { error: { code: 'refused' } },
      });
      expect(made).toBe(attempt);
    }
  });
});

test.each([
  ['with another content', { body: { title: '乙' } }],
  ['by another session', { session: 's2' }],
  ['by nobody who is signed in', { session: null }],
  ['of another kind', { method: 'DELETE' }],
  ['at another address', { url: '/things?of=other' }],
] as const)('a change %s is another one', async (_, other) => {
  go.resolve();
  await ask();
  await ask(other);
  expect(made).toBe(2);
});

test('another change in between makes the same one a new one', async () => {
  go.resolve();
  for (const title of ['甲', '乙', '甲']) await ask({ body: { title } });
  expect(made).toBe(3);
});

test('reading is never answered from before', async () => {
  go.resolve();
  await ask({ method: 'GET' });
  await ask({ method: 'GET' });
  expect(made).toBe(2);
});
