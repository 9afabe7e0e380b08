import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { signIn } from '../../../test/desk-session.ts';
import { drainOutbox, openOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { ROLES, type Role } from '../../platform/actor.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';
import { PICTURE, visitor } from './test/public-visitor.ts';

/** What nobody but those who handle the request may read anywhere. */
const SECRETS: Readonly<Record<string, string>> = {
  name: '甄某甲',
  idNumber: '11010519491231002X',
  phone: '13055550101',
  email: 'zhen.example@example.com',
  address: '测试区测试镇竹林巷七号',
  agentName: '甄某丙',
  agentPhone: '13055550102',
};
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404, 422]);

let world: TestWorld;
let office: RequestOffice;
let app: FastifyInstance;
const routes: string[] = [];
const logged: string[] = [];
let ids: { caseId: string; fileId: string; letterId: string };
let receipt: { number: string; code: string };

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  await openOffice(world, 'linzhen');
  const log = (message: string, data?: unknown) => void logged.push(JSON.stringify([message, data]));
  app = await buildServer({
    ctx: { ...world.system, log: { info: log, warn: log, error: log } },
    rateLimits: { general: 100_000, signInPerAddress: 1_000 },
    onRoute: ({ method, url }: RouteOptions) => {
      if (method === 'GET' && url.startsWith('/api/')) routes.push(url);
    },
  });
  app.get('/api/test/broken', { schema: { hide: true }, config: { open: true } }, async () => {
    throw new Error('broken');
  });
  await app.ready();
  office.day('2024-06-04');
  const me = visitor(app, world);
  const over = Object.fromEntries(Object.entries(SECRETS));
  const sent = await me.apply('ceshi', over, [
    ['proof', PICTURE, '甄某甲身份证.png'],
    ['authorisation', PICTURE, '委托书.png'],
  ]);
  const { page } = await me.get(sent.location);
  const [number, code] = page('.receipt .code').toArray();
  receipt = { number: page(number).text(), code: page(code).text() };
  const { id } = await world.db.selectFrom('request_cases').select('id').executeTakeFirstOrThrow();
  await office.act(id, 'requestHandler', 'received', { channel: 'internet', evidence: '电话确认' });
  await office.act(id, 'requestHandler', 'clarificationAsked', {
    points: '请写明年份。',
    respondBy: '2024-06-20',
  });
  const view = await office.view(id);
  ids = { caseId: id, fileId: view.files[0]?.id ?? '', letterId: view.letters[0]?.id ?? '' };
  const cookie = await me.enter(receipt);
  await me.send(cookie, 'clarify', [['clarify-text', `${SECRETS['name'] ?? ''}：2023年`]]);
  await me.get('/apply/status/view', cookie);
  await me.get('/api/test/broken');
});
afterAll(async () => {
  await app.close();
  await world.close();
});

/** Each address of the interface with the identifiers of the request in it. */
function addresses(): string[] {
  return routes
    .filter((url) => url !== '/api/test/broken' && !url.includes('*'))
    .map((url) => {
      const filled = url
        .replaceAll(':fileId', ids.fileId)
        .replaceAll(':letterId', ids.letterId)
        .replaceAll(':format', 'pdf')
        .replace(/\/api\/letters\/:id/, `/api/letters/${ids.letterId}`)
        .replaceAll(/:[A-Za-z]+/g, ids.caseId);
      return `${filled}?agencyId=${office.agencyId}&subjectId=${ids.caseId}&caseId=${ids.caseId}&kind=requests`;
    });
}

async function leaks(
  get: (url: string) => Promise<LightMyRequestResponse>,
  may: RegExp = /^$/,
): Promise<string[]> {
  const found: string[] = [];
  for (const url of addresses()) {
    const reply = await get(url);
    expect(reply.body).not.toContain('password_change_required');
    if (reply.statusCode >= 500) found.push(`${url} failed with ${reply.statusCode}`);
    const about =
      !may.test(url) &&
      /^\/api\/(?:requests|letters|disputes|agencies)\//.test(url) &&
      [ids.caseId, ids.fileId, ids.letterId].some((id) => (url.split('?')[0] ?? '').includes(id));
    if (about && !REFUSED.has(reply.statusCode)) found.push(`${url} answers ${reply.statusCode}`);
    for (const [what, secret] of Object.entries(SECRETS))
      if (reply.body.includes(secret)) found.push(`${url} tells ${what}`);
  }
  return found;
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(join(world.dataDir, folder), { recursive: true, withFileTypes: true });
  return found.flatMap((one) => (one.isFile() ? [join(one.parentPath, one.name)] : []));
}

describe('applicants’ data', () => {
  test('the handler of the agency reaches it: what the others are refused is there', async () => {
    const { get } = await signIn(app, 'ceshi.requesthandler');
    const opened = await get(`/api/requests/${ids.caseId}`);
    expect(opened.body).toContain(SECRETS['name']);
    expect(addresses().filter((url) => url.includes(ids.caseId)).length).toBeGreaterThan(10);
  });

  test.each(ROLES.filter((role): role is Exclude<Role, 'requestHandler'> => role !== 'requestHandler'))(
    'is out of reach for %s of the same agency',
    async (role) => {
      const { get } = await signIn(app, `ceshi.${role.toLowerCase()}`);
      expect(await leaks(get)).toEqual([]);
    },
  );

  test.each([...ROLES])('is out of reach for %s of another agency', async (role) => {
    const { get } = await signIn(app, `linzhen.${role.toLowerCase()}`);
    expect(await leaks(get)).toEqual([]);
  });

  test('is out of reach for the public, with a cookie of some other request and without', async () => {
    expect(await leaks(async (url) => app.inject(url))).toEqual([]);
    const other = visitor(app, world, '198.51.100.99');
    const cookie = await other.enter(await other.applied('ceshi', { title: '别的事情' }));
    expect(await leaks(async (url) => app.inject({ url, headers: { cookie } }))).toEqual([]);
    const view = await other.get('/apply/status/view', cookie);
    for (const secret of Object.values(SECRETS)) expect(view.body).not.toContain(secret);
  });

  test('is in no search, no page and no feed of the site', async () => {
    await office.published('dynamic.news');
    await drainOutbox(world);
    for (const text of [SECRETS['name'] ?? '', receipt.number, SECRETS['phone'] ?? '']) {
      const reply = await app.inject(`/search?q=${encodeURIComponent(text)}`);
      expect(reply.body).toContain('没有');
    }
    const entries = await world.db.selectFrom('search_entries').selectAll().execute();
    expect(entries).toHaveLength(1);
    for (const secret of Object.values(SECRETS)) expect(JSON.stringify(entries)).not.toContain(secret);
    const files = await filesBelow('site');
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const content = await readFile(file, 'utf8');
      for (const secret of Object.values(SECRETS)) expect(content).not.toContain(secret);
    }
  });

  test('is in no line of the log and in no record of the audit', async () => {
    expect(logged.length).toBeGreaterThan(0);
    const audit = JSON.stringify(await world.db.selectFrom('audit_events').selectAll().execute());
    expect(audit).toContain('request.entered');
    for (const secret of [...Object.values(SECRETS), receipt.code, '198.51.100.7']) {
      expect(logged.join('\n')).not.toContain(secret);
      expect(audit).not.toContain(secret);
    }
  });

  test('is on the disk only sealed, and numbers of identity cards are sealed in the database', async () => {
    const files = await filesBelow('sealed');
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect((await readFile(file)).includes(PICTURE.subarray(0, 16))).toBe(false);
    const rows = JSON.stringify(await world.db.selectFrom('request_applicants').selectAll().execute());
    expect(rows).not.toContain(SECRETS['idNumber']);
  });
});
