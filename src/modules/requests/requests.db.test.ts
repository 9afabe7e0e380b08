import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { ROLES, type Role } from '../../platform/actor.ts';
import { correctRecord } from '../registers/registers.usecases.ts';
import { loadCase } from './loaded-case.ts';
import { requestBoard } from './request-board.ts';
import { certificateOf } from './request-certificate.ts';
import { actOnRequest, registerRequest } from './requests.usecases.ts';
import { answer, counterRequest, judge, judged } from './test/handling.ts';
import { APPLICANT, openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;
let other: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  other = await openRequestOffice(world, 'linzhen');
});
afterAll(async () => world.close());

const as = (role: Role, at = office) => at.as(role);

describe('a request is taken in', () => {
  test.each([
    ['counter', { channel: 'counter', submittedOn: '2025-03-03' }, '2025-03-03'],
    [
      'post, signed for',
      { channel: 'registeredMail', submittedOn: '2025-02-27', signedOn: '2025-03-03' },
      '2025-03-03',
    ],
    [
      'post, unsigned',
      { channel: 'ordinaryMail', submittedOn: '2025-03-03', confirmedOn: '2025-03-03' },
      '2025-03-03',
    ],
    ['internet, not confirmed yet', { channel: 'internet', submittedOn: '2025-03-01' }, null],
    ['fax', { channel: 'fax', submittedOn: '2025-03-02', confirmedOn: '2025-03-03' }, '2025-03-03'],
  ] as const)('by %s', async (_what, arrival, receivedOn) => {
    office.day('2025-03-03');
    const taken = await register({ arrival, reason: '补记前几日收到的申请' });
    expect(taken.receivedOn).toBe(receivedOn);
    const { item, ledger } = await office.view(taken.caseId);
    expect(item.position).toBe(receivedOn === null ? 'pending' : 'registered');
    expect(item.receivedOn).toBe(receivedOn);
    expect(ledger.map(({ kind }) => kind)).toEqual(
      receivedOn === null ? ['submitted'] : ['submitted', 'received'],
    );
  });

  test('numbers run on without gaps, by agency and year', async () => {
    office.day('2025-03-03');
    const [one, two] = [await register({}), await register({})];
    const at = (number: string) => Number(/〕(\d+)号/.exec(number)?.[1]);
    expect(at(two.number)).toBe(at(one.number) + 1);
    expect(one.number).toMatch(/^测试镇依申〔2025〕\d+号$/);
    office.day('2026-01-05');
    expect((await register({ arrival: { channel: 'counter', submittedOn: '2026-01-05' } })).number).toBe(
      '测试镇依申〔2026〕1号',
    );
  });

  test.each([
    [
      'a day that is still to come',
      { channel: 'counter', submittedOn: '2025-03-04' },
      '提交日期不能晚于今天',
    ],
    [
      'signed for before it was sent',
      { channel: 'registeredMail', submittedOn: '2025-03-03', signedOn: '2025-03-01' },
      '签收日期早于寄出日期',
    ],
    [
      'post without the day of signing',
      { channel: 'registeredMail', submittedOn: '2025-03-03' },
      '请填写签收日期',
    ],
    [
      'confirmed before it came',
      { channel: 'internet', submittedOn: '2025-03-03', confirmedOn: '2025-03-01' },
      '确认日期早于提交日期',
    ],
  ] as const)('not with %s, and nothing is left behind', async (_what, arrival, message) => {
    office.day('2025-03-03');
    const before = await countCases();
    await expect(register({ arrival })).rejects.toThrow(message);
    expect(await countCases()).toBe(before);
  });

  test('late only with a reason', async () => {
    office.day('2025-03-05');
    const arrival = { channel: 'counter', submittedOn: '2025-03-03' } as const;
    await expect(register({ arrival })).rejects.toThrow('请说明理由');
    const { caseId } = await register({ arrival, reason: '3日下班前收到，次日停电未能登记' });
    const { ledger } = await office.view(caseId);
    expect(ledger[0]).toMatchObject({ on: '2025-03-03', reason: '3日下班前收到，次日停电未能登记' });
    expect(ledger[0]?.recordedAt.slice(0, 10)).toBe('2025-03-05');
  });

  test.each(ROLES.filter((role) => role !== 'requestHandler'))('not by a %s', async (role) => {
    await expect(
      registerRequest(as(role), {
        ...counterRequest(office),
        arrival: { channel: 'counter', submittedOn: '2025-03-03' },
      }),
    ).rejects.toMatchObject({ status: 403 });
  });

  test('not at another agency', async () => {
    await expect(
      registerRequest(as('requestHandler', other), {
        ...counterRequest(office),
        arrival: { channel: 'counter', submittedOn: '2025-03-03' },
      }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

describe('an action', () => {
  test('on a request that somebody else has moved on is refused, and nothing is lost', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    const { state } = await office.view(id);
    const act = async () =>
      actOnRequest(as('requestHandler'), {
        caseId: id,
        seq: state.seq,
        action: { kind: 'examined', detail: {} },
      });
    const both = await Promise.allSettled([act(), act()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await office.view(id)).ledger.filter(({ kind }) => kind === 'examined')).toHaveLength(1);
  });

  test('before its time, in the future or before the receipt is refused in plain words', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    await expect(
      office.act(id, 'requestHandler', 'signed', { letterId: '', letterNumber: '' }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      office.act(id, 'requestHandler', 'delivered', { method: 'post', proof: 'EMS' }),
    ).rejects.toMatchObject({
      code: 'requests.not_now',
    });
    await expect(
      office.act(id, 'requestHandler', 'noted', { text: '备注' }, { on: '2025-03-04' }),
    ).rejects.toThrow('不能晚于今天');
    await expect(
      office.act(id, 'requestHandler', 'examined', {}, { on: '2025-02-28', reason: '补记' }),
    ).rejects.toThrow('早于收到申请之日');
    await expect(office.act(id, 'requestHandler', 'clarified', { text: '补正' })).rejects.toMatchObject({
      code: 'requests.not_now',
    });
  });

  test('is recorded in the audit without a word about the applicant', async () => {
    office.day('2025-03-03');
    const id = await office.receive({ items: ['施某丁户的宅基地审批表'] });
    await office.act(id, 'requestHandler', 'noted', { text: '施某丁来电询问' });
    const recorded = JSON.stringify(await world.db.selectFrom('audit_events').selectAll().execute());
    expect(recorded).toContain('request.acted');
    expect(recorded).not.toContain('施某丁');
    expect(recorded).not.toContain(APPLICANT.name);
  });

  test('of drafting, reviewing and signing is by different people', async () => {
    office.day('2025-03-03');
    const id = await judged(office);
    const both = { ...as('requestHandler'), actor: { ...as('requestHandler').actor } };
    if (both.actor.kind !== 'account') throw new Error('an account');
    const everything = {
      ...both,
      actor: { ...both.actor, grants: ROLES.map((role) => ({ role, agencyId: office.agencyId })) },
    };
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    const { state } = await office.view(id);
    await expect(
      actOnRequest(everything, {
        caseId: id,
        seq: state.seq,
        action: { kind: 'reviewed', detail: { aspect: 'legal', passed: true, opinion: '' } },
      }),
    ).rejects.toMatchObject({ code: 'requests.same_person' });
  });

  test('of correcting a day keeps both days, moves the clock, and the certificate of then says what was known then', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    expect((await office.view(id)).item.dueOn).toBe('2025-03-31');
    office.day('2025-03-06');
    await expect(
      office.act(id, 'requestHandler', 'dateCorrected', { of: 2, to: '2025-02-28' }),
    ).rejects.toThrow('说明理由');
    await office.act(
      id,
      'requestHandler',
      'dateCorrected',
      { of: 1, to: '2025-02-28' },
      { reason: '申请表上写的是28日' },
    );
    await office.act(
      id,
      'requestHandler',
      'dateCorrected',
      { of: 2, to: '2025-02-28' },
      { reason: '申请表上写的是28日' },
    );
    const { item, ledger } = await office.view(id);
    expect(item).toMatchObject({ receivedOn: '2025-02-28', dueOn: '2025-03-28' });
    expect(ledger[1]).toMatchObject({ kind: 'received', on: '2025-03-03' });
    const loaded = await loadCase(world.system, id);
    expect((await certificateOf(loaded, '2025-03-05')).state.due).toBe('2025-03-31');
    expect((await certificateOf(loaded)).state.due).toBe('2025-03-28');
  });

  test('that would correct a day into a contradiction is refused', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    office.day('2025-03-10');
    await office.act(id, 'requestHandler', 'clarificationAsked', {
      points: '请写明名称',
      respondBy: '2025-03-20',
    });
    await expect(
      office.act(id, 'requestHandler', 'dateCorrected', { of: 3, to: '2025-03-01' }, { reason: '写错了' }),
    ).rejects.toThrow('早于收到申请之日');
  });
});

describe('requests beside each other', () => {
  test('one that isn’t received yet can’t be split, and is told so', async () => {
    office.day('2025-03-03');
    const { caseId } = await register({ arrival: { channel: 'internet', submittedOn: '2025-03-03' } });
    await expect(
      office.act(caseId, 'requestHandler', 'split', { itemIds: ['item1'], into: [] }),
    ).rejects.toMatchObject({ code: 'requests.not_now' });
  });

  test('one on several things is split, each with a number of its own and the same day of receipt', async () => {
    office.day('2025-03-03');
    const id = await office.receive({ items: ['道路养护合同', '低保名单'] });
    await office.act(id, 'requestHandler', 'split', { itemIds: ['item2'], into: [] });
    const { state, ledger } = await office.view(id);
    expect(state.items.map(({ id: item }) => item)).toEqual(['item1']);
    const split = ledger.find(({ kind }) => kind === 'split');
    if (split?.kind !== 'split') throw new Error('split');
    const [part] = split.detail.into;
    const born = await office.view(part?.requestId ?? '');
    expect(born.item).toMatchObject({
      receivedOn: '2025-03-03',
      position: 'registered',
      subject: '低保名单',
    });
    expect(born.applicant.name).toBe(APPLICANT.name);
  });

  test('identical ones are answered together and both count', async () => {
    office.day('2025-03-03');
    const lead = await office.receive();
    const second = await office.receive({ applicant: { name: '秦某乙' } });
    const { item } = await office.view(lead);
    await office.act(second, 'requestHandler', 'joined', { leadId: lead, leadNumber: item.number });
    await judge(office, lead);
    await answer(office, lead);
    const joined = await office.view(second);
    expect(joined.letters.at(-1)?.text).toContain('秦某乙');
    expect(joined.letters.at(-1)?.text).toContain(joined.item.number);
    expect((await office.view(second)).item).toMatchObject({
      position: 'settled',
      outcome: 'open',
      inTime: true,
    });
    const counted = await world.db
      .selectFrom('requests')
      .select(['id', 'outcome', 'managed'])
      .where('id', 'in', [lead, second])
      .execute();
    expect(counted.map(({ outcome, managed }) => [outcome, managed])).toEqual([
      ['open', true],
      ['open', true],
    ]);
  });

  test('one handed in at the wrong agency is passed on before it is received, and counts at the other only', async () => {
    office.day('2025-03-03');
    const { caseId } = await register({ arrival: { channel: 'internet', submittedOn: '2025-03-03' } });
    await office.act(caseId, 'requestHandler', 'transferred', {
      agencyId: other.agencyId,
      agencyName: '邻镇',
    });
    expect((await office.view(caseId)).item.position).toBe('transferred');
    const there = await requestBoard(as('requestHandler', other), {
      agencyId: other.agencyId,
      which: 'pending',
      page: 1,
      size: 20,
    });
    expect(there.items).toHaveLength(1);
    expect(
      await world.db.selectFrom('requests').select('id').where('id', '=', caseId).executeTakeFirst(),
    ).toBeUndefined();
  });

  test('the same applicant and the same matter are shown, and hinder nothing', async () => {
    office.day('2025-03-03');
    const first = await office.receive({
      applicant: { name: '施某丙' },
      items: ['青竹沟小型水库除险加固工程竣工验收报告'],
    });
    const again = await office.receive({
      applicant: { name: '施某丙' },
      items: ['青竹沟小型水库除险加固工程竣工验收报告'],
    });
    const seen = await office.view(again);
    expect(seen.sameApplicant.map(({ id }) => id)).toContain(first);
    expect(seen.sameSubject.map(({ id }) => id)).toContain(first);
    expect(seen.ordinalInMonth).toBe(2);
    expect(seen.actions).toContain('examined');
  });

  test('one that is withdrawn ends, counts as other, and can be archived', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'withdrawn', { proof: '撤回申请书' });
    expect((await office.view(id)).item).toMatchObject({
      position: 'settled',
      outcome: 'other.other',
      settledOn: '2025-03-03',
    });
    await office.act(id, 'requestHandler', 'archived', { volume: '1' });
  });

  test('a register’s record of a request isn’t changed by hand', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    await expect(
      correctRecord(as('requestHandler'), {
        register: 'requests',
        recordId: id,
        values: {},
        note: '',
        version: 1,
      }),
    ).rejects.toMatchObject({ code: 'registers.managed' });
  });
});

type Input = Partial<Parameters<typeof registerRequest>[1]>;

async function register(input: Input) {
  return registerRequest(as('requestHandler'), { ...counterRequest(office), ...input });
}

async function countCases(): Promise<number> {
  return (await world.db.selectFrom('request_cases').select('id').execute()).length;
}
