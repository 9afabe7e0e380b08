import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { isQueryCode } from '../../platform/query-code.ts';
import { renewQueryCode } from './query-codes.ts';
import { findCase } from './requests.repository.ts';
import { registerRequest } from './requests.usecases.ts';
import { counterRequest } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
afterAll(async () => world.close());

test('a lost code is replaced: the new one opens the request, the old one nothing', async () => {
  office.day('2025-03-03');
  const handler = { ...office.as('requestHandler'), clock: world.clock };
  const before = await registerRequest(handler, counterRequest(office));
  const after = await renewQueryCode(handler, { caseId: before.caseId });
  const hash = (await findCase(world.db, before.caseId))?.query_code_hash ?? null;
  const opens = (typed: string) => isQueryCode(world.system.keys, { number: before.number, typed, hash });
  expect(after.number).toBe(before.number);
  expect([opens(after.queryCode), opens(before.queryCode)]).toEqual([true, false]);
  for (const role of ['clerk', 'secondReviewer', 'supervisor', 'systemAdmin'] as const) {
    await expect(renewQueryCode(office.as(role), { caseId: before.caseId })).rejects.toMatchObject({
      status: 403,
    });
  }
});
