import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { addRecord, listRegister } from '../registers/registers.usecases.ts';
import { takeUpRequest } from './take-up-request.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  office.day('2025-03-10');
});
afterAll(async () => world.close());

const as = (role: Role): Ctx => office.as(role);
const take = async (recordId: string, role: Role = 'requestHandler') =>
  takeUpRequest(as(role), { recordId, phone: '', address: '测试路9号', email: '' });

async function record(values: Readonly<Record<string, unknown>>): Promise<string> {
  const { id } = await addRecord(as('requestHandler'), {
    register: 'requests',
    agencyId: office.agencyId,
    values: {
      receivedOn: '2025-03-03',
      channel: 'counter',
      applicantKind: 'natural',
      applicantName: '秦某丙',
      subject: '某路段养护合同',
      ...values,
    },
    note: '',
  });
  return id;
}

test('a registered request goes on as a case with its number, its day and its record', async () => {
  const id = await record({ number: '旧依申〔2025〕7号', extendedTo: '2025-04-10' });
  await expect(take(id, 'clerk')).rejects.toMatchObject({ status: 403 });
  expect(await take(id)).toMatchObject({ caseId: id, number: '旧依申〔2025〕7号', receivedOn: '2025-03-03' });
  const { item, ledger, applicant } = await office.view(id);
  expect(item).toMatchObject({ number: '旧依申〔2025〕7号', receivedOn: '2025-03-03', dueOn: '2025-03-31' });
  expect(applicant).toMatchObject({ name: '秦某丙', address: '测试路9号' });
  expect(ledger.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['submitted', '历史登记接续办理'],
    ['received', '历史登记接续办理'],
    ['noted', undefined],
  ]);
  const { items } = await listRegister(as('requestHandler'), {
    register: 'requests',
    agencyId: office.agencyId,
    removed: false,
    page: 1,
    size: 10,
  });
  expect(items.filter((each) => each.id === id)).toMatchObject([{ managed: true }]);
  await expect(take(id)).rejects.toMatchObject({ code: 'requests.not_to_take_up' });
});

test('one that is decided, or that isn’t there, stays as it is', async () => {
  const decided = await record({ number: '旧依申〔2025〕8号', decidedOn: '2025-03-07', outcome: 'open' });
  await expect(take(decided)).rejects.toMatchObject({ code: 'requests.not_to_take_up' });
  const nobody = '00000000-0000-4000-8000-00000000000b';
  await expect(take(nobody)).rejects.toMatchObject({ code: 'requests.not_to_take_up' });
});
