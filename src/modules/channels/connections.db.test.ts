import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { TestWorld } from '../../../test/database.ts';
import { signIn, type DeskSession } from '../../../test/desk-session.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { connectionsApi } from './connections.api.ts';
import { packageConnection } from './test/package-connection.ts';

let world: TestWorld;
let office: TestOffice;
let app: FastifyInstance;
let admin: DeskSession;

beforeAll(async () => {
  ({ world, office } = await createTown());
  app = await buildServer({ ctx: world.system });
  admin = await signIn(app, 'ceshi.systemAdmin');
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const url = connectionsApi.save.path;
const refusal = z.object({
  error: z.object({
    code: z.string(),
    details: z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) }),
  }),
});

test('a connection that takes packages has no address: it is made, changed and switched off', async () => {
  const fields = packageConnection(office.agencyId);
  const made = await admin.post(url, fields);
  expect(made.statusCode).toBe(200);
  const { connectionId } = connectionsApi.save.response.parse(made.json());
  const off = await admin.post(url, { ...fields, connectionId, version: 1, name: '县平台', active: false });
  expect(off.statusCode).toBe(200);
  const list = await admin.get(`${url}?agencyId=${office.agencyId}`);
  expect(connectionsApi.list.response.parse(list.json()).items).toMatchObject([
    { name: '县平台', active: false, baseUrl: '' },
  ]);
});

test.each([
  ['abc', '请填写完整的网址，例如 https://cms.example.gov.cn'],
  ['www.example.gov.cn', '请填写完整的网址，例如 https://cms.example.gov.cn'],
  ['ftp://www.example.gov.cn', '请填写完整的网址，例如 https://cms.example.gov.cn'],
  ['https://user:word@www.example.gov.cn/?a=1#b', '网址里不能带账号、密码、参数和锚点'],
])('“%s” is no address to be called, and is refused in one sentence', async (baseUrl, message) => {
  const fields = packageConnection(office.agencyId);
  const settings = { ...fields.settings, transport: 'push' };
  const answer = await admin.post(url, { ...fields, baseUrl, settings, secret: 'county-token' });
  expect(answer.statusCode).toBe(422);
  expect(refusal.parse(answer.json()).error.details.issues).toEqual([{ field: 'baseUrl', message }]);
});
