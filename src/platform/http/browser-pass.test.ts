import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { masterKeys } from '../master-keys.ts';
import { givePass, readPass, takePass } from './browser-pass.ts';

const KEYS = masterKeys(['0a'.repeat(32)]);
const KIND = { name: 'gongkai_request', path: '/apply/status', minutes: 30, longestMinutes: 60 };

test('a pass is good below its path for its time, is prolonged by use up to its end, can be given back, and can not be made up', async () => {
  let now = new Date('2024-06-03T02:00:00Z');
  const app = fastify();
  await app.register(cookie);
  app.post('/apply/status', async (_request, reply) => {
    givePass(reply, KEYS, { kind: KIND, body: { id: 'r1' }, now });
    return 'ok';
  });
  app.get('/apply/status/view', async (request, reply) => {
    const held = readPass(request, KEYS, { kind: KIND, now });
    if (held !== null) givePass(reply, KEYS, { kind: KIND, ...held, now });
    return { pass: held?.body ?? null };
  });
  app.post('/apply/status/leave', async (_request, reply) => {
    takePass(reply, KIND);
    return 'ok';
  });
  const given = (await app.inject({ method: 'POST', url: '/apply/status' })).cookies[0];
  expect(given).toMatchObject({ path: '/apply/status', httpOnly: true, sameSite: 'Strict', maxAge: 1_800 });
  const view = async (value: string | undefined) =>
    (
      await app.inject({
        url: '/apply/status/view',
        cookies: value === undefined ? {} : { gongkai_request: value },
      })
    ).json();
  expect(await view(given?.value)).toEqual({ pass: { id: 'r1' } });
  expect(await view(undefined)).toEqual({ pass: null });
  expect(await view(`${given?.value.slice(0, -2)}xx`)).toEqual({ pass: null });
  now = new Date('2024-06-03T02:30:01Z');
  expect(await view(given?.value)).toEqual({ pass: null });
  now = new Date('2024-06-03T02:29:00Z');
  let prolonged = given?.value ?? '';
  for (const [at, holds] of [
    ['02:29', true],
    ['02:58', true],
    ['03:00', true],
    ['03:01', false],
  ] as const) {
    now = new Date(`2024-06-03T${at}:00Z`);
    const reply = await app.inject({ url: '/apply/status/view', cookies: { gongkai_request: prolonged } });
    expect([at, reply.json()]).toEqual([at, { pass: holds ? { id: 'r1' } : null }]);
    if (holds) prolonged = reply.cookies[0]?.value ?? '';
  }
  const left = await app.inject({ method: 'POST', url: '/apply/status/leave' });
  expect(left.cookies[0]).toMatchObject({ name: 'gongkai_request', value: '', path: '/apply/status' });
  await app.close();
});
