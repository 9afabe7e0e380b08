import { sql } from 'kysely';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWith, createWorld, type TestWorld } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { buildServer } from '../../server.ts';
import { createAccount, grantRole } from '../accounts/accounts.usecases.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { createAgency } from '../agencies/agencies.usecases.ts';
import { exportAudit, listAudit, listAuditTypes, verifyChain } from './audit.usecases.ts';

let world: TestWorld;
let district: string;
let town: string;
let village: string;
const documentId = newId();

beforeAll(async () => {
  world = await createWorld();
  district = await agency('qingshan', 'district', null);
  town = await agency('sanjiao', 'township', district);
  village = await agency('liucun', 'village', town);
  await record(world.system, [
    { type: 'session.signed_in', agencyId: town, subject: { kind: 'account', id: newId(), title: '陈某' } },
    {
      type: 'document.created',
      agencyId: town,
      subject: { kind: 'document', id: documentId, title: '防汛通知' },
    },
    {
      type: 'session.signed_in',
      agencyId: district,
      subject: { kind: 'account', id: newId(), title: '区里的人' },
    },
    { type: 'node.created', agencyId: village, subject: { kind: 'node', id: newId(), title: '村务' } },
    { type: 'system.started', agencyId: null, subject: null },
  ]);
});
afterAll(async () => world.close());

async function agency(slug: string, kind: 'district' | 'township' | 'village', parentId: string | null) {
  const names = { shortName: slug, selfName: '我', slug, uscc: '', areaCode: '' };
  const fields = agencyFields.parse({ kind, name: `${slug}人民政府`, ...names });
  return (await createAgency(world.system, { ...fields, parentId })).id;
}

async function record(
  ctx: Ctx,
  events: Parameters<Parameters<Parameters<typeof inTransaction>[1]>[0]['record']>[0][],
) {
  await inTransaction(ctx, async (tx) => {
    for (const event of events) tx.record(event);
  });
}

function holding(role: Role, agencyId: string): Ctx {
  return world.as(actorWith([{ role, agencyId }]));
}

async function text(lines: AsyncGenerator<string>): Promise<string> {
  let all = '';
  for await (const line of lines) all += line;
  return all;
}

describe('the list', () => {
  test('the audit administrator of the top sees everything, newest first', async () => {
    const { items, total, next } = await listAudit(holding('auditAdmin', district), { limit: 200 });
    expect(items.map(({ seq }) => seq)).toEqual(items.map(({ seq }) => seq).toSorted((a, b) => b - a));
    expect(items.map(({ type }) => type)).toContain('system.started');
    expect(new Set(items.map(({ agencyId }) => agencyId))).toEqual(new Set([null, district, town, village]));
    expect([total, next]).toEqual([items.length, null]);
    expect(items.find(({ type }) => type === 'document.created')).toMatchObject({
      description: '测试新建文稿《防汛通知》。',
      agencyName: 'sanjiao人民政府',
      typeLabel: '新建文稿',
    });
  });

  test('the audit administrator of a town sees the town and what is below it', async () => {
    const { items } = await listAudit(holding('auditAdmin', town), { limit: 200 });
    expect(new Set(items.map(({ agencyId }) => agencyId))).toEqual(new Set([town, village]));
    await expect(
      listAudit(holding('auditAdmin', town), { limit: 1, agencyId: district }),
    ).rejects.toMatchObject({
      status: 403,
    });
  });

  test('the security administrator sees sign-ins and nothing else', async () => {
    const ctx = holding('securityAdmin', town);
    const { items } = await listAudit(ctx, { limit: 200 });
    expect(items.map(({ type }) => type)).toEqual(['session.signed_in']);
    await expect(listAudit(ctx, { limit: 20, type: 'document' })).rejects.toMatchObject({ status: 403 });
    expect((await listAudit(ctx, { limit: 20, type: 'session.refused' })).items).toEqual([]);
    expect(listAuditTypes(ctx).every(({ type }) => type.startsWith('session.'))).toBe(true);
  });

  test.each(['clerk', 'publisher', 'supervisor', 'systemAdmin'] as const)('%s sees nothing', async (role) => {
    await expect(listAudit(holding(role, district), { limit: 20 })).rejects.toMatchObject({ status: 403 });
  });

  test('pages join without gap or overlap while new events arrive', async () => {
    const ctx = holding('auditAdmin', district);
    const whole = (await listAudit(ctx, { limit: 200 })).items.map(({ seq }) => seq);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(ctx, { limit: 2, cursor });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.next ?? undefined;
      await record(world.system, [{ type: 'system.started', agencyId: null, subject: null }]);
    } while (cursor !== undefined);
    expect(seen).toEqual(whole);
  });

  test.each([
    [{ type: 'document' }, ['document.created']],
    [{ type: 'node.created' }, ['node.created']],
    [{ subjectId: documentId }, ['document.created']],
    [{ from: '2030-01-01T00:00:00.000Z' }, []],
    [{ until: '2020-01-01T00:00:00.000Z' }, []],
  ])('is narrowed by %o', async (filters, types) => {
    const { items, total } = await listAudit(holding('auditAdmin', town), { limit: 20, ...filters });
    expect(items.map(({ type }) => type)).toEqual(types);
    expect(total).toBe(types.length);
  });

  test('a place in the list that never was is refused', async () => {
    for (const cursor of ['abc', '-1', '1e3', '']) {
      await expect(listAudit(holding('auditAdmin', town), { limit: 2, cursor })).rejects.toMatchObject({
        status: 422,
      });
    }
  });
});

describe('the export', () => {
  test('holds every line of the list, and is itself recorded', async () => {
    const ctx = holding('auditAdmin', town);
    const rows: string[][] = parse(await text(await exportAudit(ctx, {})), { bom: true });
    const { items } = await listAudit(ctx, { limit: 200 });
    expect(rows[0]?.slice(0, 3)).toEqual(['序号', '时间', '人员']);
    expect(rows.slice(1).map((row) => row[0])).toEqual(items.map(({ seq }) => String(seq)));
    expect(items[0]).toMatchObject({ type: 'audit.exported', description: '测试人员导出了审计记录。' });
  });

  test('a name that a spreadsheet would run is made harmless', async () => {
    await record(world.as(actorWith([], '=HYPERLINK("https://evil.example")')), [
      { type: 'site.rebuilt', agencyId: village, subject: null, reason: '@SUM(A1)' },
    ]);
    const csv = await text(await exportAudit(holding('auditAdmin', town), { agencyId: village }));
    const cells: string[] = parse(csv, { bom: true }).flat();
    expect(cells.some((cell) => /^[=+@-]/.test(cell))).toBe(false);
    expect(cells).toContain(`'=HYPERLINK("https://evil.example")`);
  });

  test('is refused to the security administrator and outside one’s reach, and then not recorded', async () => {
    const count = async () => (await listAudit(world.system, { limit: 200, type: 'audit.exported' })).total;
    const before = await count();
    await expect(exportAudit(holding('securityAdmin', town), {})).rejects.toMatchObject({ status: 403 });
    await expect(exportAudit(holding('auditAdmin', town), { agencyId: district })).rejects.toMatchObject({
      status: 403,
    });
    expect(await count()).toBe(before);
  });
});

describe('over HTTP', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await buildServer({ ctx: world.system });
  });
  afterAll(async () => app.close());

  async function cookieOf(username: string, role: Role): Promise<{ gongkai_session: string }> {
    const password = { text: 'Liang-shi-2024', mustChange: false };
    const { id } = await createAccount(world.system, {
      username,
      displayName: username,
      agencyId: town,
      password,
    });
    await grantRole(world.system, { accountId: id, role, agencyId: town });
    const payload = { username, password: password.text };
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload });
    return { gongkai_session: answer.cookies[0]?.value ?? '' };
  }

  test('the file is sent as a file; others get a refusal and no file', async () => {
    const url = '/api/audit/export.csv?type=document';
    const answer = await app.inject({ url, cookies: await cookieOf('auditor', 'auditAdmin') });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; /);
    expect(answer.body).toContain('防汛通知');
    const wrong = await app.inject({
      url: '/api/audit?type=Document',
      cookies: await cookieOf('reader', 'clerk'),
    });
    expect(wrong.statusCode).toBe(422);
    const refused = await app.inject({ url, cookies: await cookieOf('writer', 'clerk') });
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'common.forbidden']);
    expect(refused.headers['content-disposition']).toBeUndefined();
    expect((await app.inject(url)).statusCode).toBe(401);
  });
});

// Last: it breaks the chain.
describe('the verification', () => {
  const auditor = (): Ctx => holding('auditAdmin', district);

  test('finds nothing in a sound chain, and is recorded', async () => {
    const result = await verifyChain(auditor());
    expect(result).toMatchObject({ faults: [], faultCount: 0 });
    expect(result.rows).toBeGreaterThan(5);
    const [latest] = (await listAudit(auditor(), { limit: 1 })).items;
    expect(latest).toMatchObject({ type: 'audit.verified', after: { rows: result.rows, faults: 0 } });
  });

  test('nobody but the audit administrator starts it', async () => {
    for (const role of ['securityAdmin', 'systemAdmin', 'clerk'] as const) {
      await expect(verifyChain(holding(role, district))).rejects.toMatchObject({ status: 403 });
    }
  });

  test('rows can’t be changed or removed; where somebody did so below the database it is found', async () => {
    await expect(world.db.deleteFrom('audit_events').where('seq', '=', 3).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(
      world.db.updateTable('audit_events').set({ actor_name: '别人' }).where('seq', '=', 3).execute(),
    ).rejects.toThrow('append-only');
    await world.db.transaction().execute(async (tx) => {
      await sql`ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only`.execute(tx);
      await tx.updateTable('audit_events').set({ actor_name: '别人' }).where('seq', '=', 3).execute();
      await tx.deleteFrom('audit_events').where('seq', '=', 5).execute();
      await sql`ALTER TABLE audit_events ENABLE TRIGGER audit_events_append_only`.execute(tx);
    });
    const { faults, faultCount } = await verifyChain(auditor());
    expect(faults.map(({ seq, kind }) => [seq, kind])).toEqual([
      [3, 'changed'],
      [5, 'missing'],
    ]);
    expect(faultCount).toBe(2);
  });
});
