import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { accountIdOf, type Role } from '../../platform/actor.ts';
import { must } from '../../platform/errors.ts';
import { dueDays, requestPeople } from './due-days.ts';
import { requestTodo } from './request-todo.ts';
import { judge, search } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  round += 1;
  // A number in the name would end up in the numbers of letters, where it may not be.
  office = await openRequestOffice(world, `zhen${'abcdefghijkl'.charAt(round)}`);
  office.day('2025-03-03');
});
afterAll(async () => world.close());

const as = (role: Role) => office.as(role);
const waits = async (role: Role) => (await requestTodo(as(role))).items.map((item) => item.waits);

/** Drafted, by the handler. */
async function drafted(): Promise<string> {
  const id = await office.receive();
  await judge(office, id);
  await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
  return id;
}

describe('what waits for a handler', () => {
  test('a request without a holder, then nothing until its deadline comes near, is there and is past', async () => {
    const id = await office.receive();
    expect(await waits('requestHandler')).toEqual(['unassigned']);
    await search(office, id);
    expect(await waits('requestHandler')).toEqual([]);
    office.day('2025-03-27');
    expect(await waits('requestHandler')).toEqual(['soon']);
    office.day('2025-03-31');
    expect(await waits('requestHandler')).toEqual(['today']);
    office.day('2025-04-01');
    expect(await waits('requestHandler')).toEqual(['overdue']);
  });

  test('a request that the applicant and the office must still confirm', async () => {
    await office.receive({ arrival: { channel: 'internet', submittedOn: '2025-03-03' } });
    expect(await waits('requestHandler')).toEqual(['pending']);
  });

  test("a request in a colleague's hands waits for the colleague", async () => {
    const id = await office.receive();
    const colleague = {
      holderId: must(accountIdOf(as('clerk').actor), 'account'),
      holderName: '同事甲',
      unit: '',
    };
    await office.act(id, 'requestHandler', 'assigned', colleague);
    office.day('2025-04-01');
    expect(await waits('requestHandler')).toEqual([]);
  });

  test('the overdue one stands before the others', async () => {
    const old = await office.receive();
    await search(office, old);
    office.day('2025-04-02');
    await office.receive();
    expect(await waits('requestHandler')).toEqual(['overdue', 'unassigned']);
  });
});

describe('what waits for reviewers and the signer', () => {
  test('each finds the answer at his step, and no more once he has judged it', async () => {
    const id = await drafted();
    expect(await waits('secondReviewer')).toEqual(['legal']);
    expect(await waits('secrecyReviewer')).toEqual(['secrecy']);
    expect(await waits('finalReviewer')).toEqual([]);
    await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
    expect(await waits('secondReviewer')).toEqual([]);
    await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
    expect(await waits('finalReviewer')).toEqual(['sign']);
    await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    expect(await waits('finalReviewer')).toEqual([]);
    expect(await waits('requestHandler')).toEqual(['deliver']);
  });

  test('an answer that came back and was drafted anew is to be reviewed anew', async () => {
    const id = await drafted();
    await office.act(id, 'secondReviewer', 'reviewed', {
      aspect: 'legal',
      passed: false,
      opinion: '请补充理由',
    });
    expect(await waits('secondReviewer')).toEqual([]);
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    expect(await waits('secondReviewer')).toEqual(['legal']);
  });

  test('an extension waits for the head until it is agreed to', async () => {
    const id = await office.receive();
    const detail = { workdays: 10, explanation: '材料分散在三个科室。' };
    await office.act(id, 'requestHandler', 'extensionProposed', detail);
    expect(await waits('secondReviewer')).toEqual(['extension']);
    await office.act(id, 'secondReviewer', 'extended', { ...detail, approvedBy: '负责人甲' });
    expect(await waits('secondReviewer')).toEqual([]);
  });

  test('an extension that the head refused waits no more, and one that is asked for again does', async () => {
    const id = await office.receive();
    const detail = { workdays: 10, explanation: '材料分散在三个科室。' };
    await office.act(id, 'requestHandler', 'extensionProposed', detail);
    await office.act(id, 'secondReviewer', 'extensionRefused', { opinion: '请按期答复。' });
    expect(await waits('secondReviewer')).toEqual([]);
    await office.act(id, 'requestHandler', 'extensionProposed', detail);
    expect(await waits('secondReviewer')).toEqual(['extension']);
    await office.act(id, 'requestHandler', 'withdrawn', { proof: '撤回申请书' });
    expect(await waits('secondReviewer')).toEqual([]);
  });

  test('who has no part in requests finds nothing, and reviewers read no subject in their list', async () => {
    await drafted();
    expect(await requestTodo(as('clerk'))).toEqual({ items: [], total: 0 });
    expect((await requestTodo(as('secondReviewer'))).items[0]?.subject).toBeNull();
  });
});

test('a month shows the requests whose answer falls due in it', async () => {
  const id = await office.receive();
  const { agencyId } = office;
  const march = await dueDays(as('requestHandler'), { agencyId, from: '2025-03-01', to: '2025-03-31' });
  expect(march).toMatchObject({ today: '2025-03-03', items: [{ id, dueOn: '2025-03-31' }], more: false });
  const april = await dueDays(as('requestHandler'), { agencyId, from: '2025-04-01', to: '2025-04-30' });
  expect(april.items).toEqual([]);
  await expect(
    dueDays(as('clerk'), { agencyId, from: '2025-03-01', to: '2025-03-31' }),
  ).rejects.toMatchObject({ status: 403 });
});

test('those who may be asked to handle are the handlers of the agency', async () => {
  const { items } = await requestPeople(as('requestHandler'), { agencyId: office.agencyId });
  expect(items.map(({ name }) => name)).toHaveLength(1);
  await expect(requestPeople(as('clerk'), { agencyId: office.agencyId })).rejects.toMatchObject({
    status: 403,
  });
});
