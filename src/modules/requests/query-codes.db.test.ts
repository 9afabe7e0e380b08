import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { buildServer } from '../../server.ts';
import { isQueryCode } from '../../platform/query-code.ts';
import { codeRenewals, renewQueryCode } from './query-codes.ts';
import { findCase, findCaseByNumber, ledgerOf } from './requests.repository.ts';
import { registerRequest } from './requests.usecases.ts';
import { counterRequest } from './test/handling.ts';
import { visitor } from './test/public-visitor.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;
let app: FastifyInstance;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  app = await buildServer({ ctx: world.system });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

test('a lost code is replaced: the new one opens the request, the old one nothing', async () => {
  office.day('2025-03-03');
  const handler = { ...office.as('requestHandler'), clock: world.clock };
  const before = await registerRequest(handler, counterRequest(office));
  const after = await renewQueryCode(handler, {
    caseId: before.caseId,
    identityCheck: '本人到场，核对身份证原件',
  });
  const hash = (await findCase(world.db, before.caseId))?.query_code_hash ?? null;
  const opens = (typed: string) => isQueryCode(world.system.keys, { number: before.number, typed, hash });
  expect(after.number).toBe(before.number);
  expect([opens(after.queryCode), opens(before.queryCode)]).toEqual([true, false]);
  for (const role of ['clerk', 'secondReviewer', 'supervisor', 'systemAdmin'] as const) {
    await expect(
      renewQueryCode(office.as(role), { caseId: before.caseId, identityCheck: '电话核对' }),
    ).rejects.toMatchObject({
      status: 403,
    });
  }
});

test('a code is renewed only with how it was made sure who asks, which stands in the ledger and not in the audit', async () => {
  office.day('2025-03-03');
  const handler = { ...office.as('requestHandler'), clock: world.clock };
  const { caseId, number } = await registerRequest(handler, counterRequest(office));
  const hash = (await findCase(world.db, caseId))?.query_code_hash;
  await expect(renewQueryCode(handler, { caseId, identityCheck: ' ' })).rejects.toMatchObject({
    code: 'requests.identity_unchecked',
  });
  expect((await findCase(world.db, caseId))?.query_code_hash).toBe(hash);
  expect(await codeRenewals(world.db, caseId)).toEqual([]);
  await renewQueryCode(handler, { caseId, identityCheck: '回拨申请表所留电话核对' });
  expect((await ledgerOf(world.db, caseId)).at(-1)).toMatchObject({
    kind: 'noted',
    role: 'handler',
    detail: { text: '更换查询码，原来的查询码作废。核对身份的方式：回拨申请表所留电话核对' },
  });
  expect(await codeRenewals(world.db, caseId)).toEqual([world.clock.now()]);
  const audit = await world.db
    .selectFrom('audit_events')
    .selectAll()
    .where('type', '=', 'request.code_renewed')
    .execute();
  expect(JSON.stringify(audit)).toContain(number);
  expect(JSON.stringify(audit)).not.toContain('回拨');
});

test('the code of a request that is not handled any more is renewed as well', async () => {
  const handler = { ...office.as('requestHandler'), clock: world.clock };
  const me = visitor(app, world);
  const { number } = await me.applied('ceshi');
  const row = await findCaseByNumber(world.db, office.agencyId, number);
  const caseId = row?.id ?? '';
  await office.act(caseId, 'requestHandler', 'dismissed', { explanation: '咨询，不是申请' });
  const { queryCode } = await renewQueryCode(handler, { caseId, identityCheck: '核对身份证原件' });
  const { page } = await me.get('/apply/status/view', await me.enter({ number, code: queryCode }));
  expect(page('[aria-labelledby="events"] li').last().text()).toContain('更换了查询码');
});
