import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { loadCase } from './loaded-case.ts';
import { addRequestFile } from './request-files.ts';
import { statusFiles } from './request-status-files.ts';
import { answer, judge, search } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';
import { PICTURE } from './test/public-visitor.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
beforeEach(() => office.day('2025-03-03'));
afterAll(async () => world.close());

const ASKED = { points: '请写明工程名称', respondBy: '2025-04-20' } as const;
const FEE = { method: 'perItem', quantity: 1, amountYuan: 100, explanation: '本月第11件' } as const;

describe('an answer that is delayed because there is good reason for many requests', () => {
  const delay = { until: '2025-06-30', explanation: '同期申请数量较多' } as const;

  async function reasoned(): Promise<string> {
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'reasonsAsked', { explanation: '三个月内申请三十件' });
    await office.act(id, 'requestHandler', 'reasonsGiven', { text: '研究需要' });
    return id;
  }

  test('has a new day, which its letter tells', async () => {
    const id = await reasoned();
    await office.act(id, 'secondReviewer', 'delayed', delay);
    const { item, letters } = await office.view(id);
    expect(item.dueOn).toBe('2025-06-30');
    expect(letters.find(({ kind }) => kind === 'reasonableDelay')?.text).toContain('2025年6月30日');
  });

  test('isn’t delayed to a day within the limit, nor after the limit', async () => {
    const id = await reasoned();
    await expect(
      office.act(id, 'secondReviewer', 'delayed', { ...delay, until: '2025-03-20' }),
    ).rejects.toThrow('应当晚于现在的答复期限');
    office.day('2025-04-10');
    await expect(office.act(id, 'secondReviewer', 'delayed', delay)).rejects.toThrow('已经届满');
  });
});

describe('a limit that ran out isn’t rescued', () => {
  test('by asking for clarification or for a fee', async () => {
    const id = await office.receive();
    await search(office, id);
    office.day('2025-04-10');
    await expect(office.act(id, 'requestHandler', 'feeAsked', FEE)).rejects.toThrow('已经届满');
    const other = await office.receive({
      arrival: { channel: 'counter', submittedOn: '2025-03-03' },
      reason: '补记',
    });
    await expect(office.act(other, 'requestHandler', 'clarificationAsked', ASKED)).rejects.toThrow(
      '已经届满',
    );
  });

  test('and a sum that the tariff can’t come to isn’t asked for', async () => {
    const id = await office.receive();
    await search(office, id);
    await expect(
      office.act(id, 'requestHandler', 'feeAsked', { ...FEE, amountYuan: 5_000 * 20 }),
    ).rejects.toThrow('与收费标准不符');
    await expect(
      office.act(id, 'requestHandler', 'feeAsked', {
        ...FEE,
        method: 'perPage',
        quantity: 45,
        amountYuan: 140,
      }),
    ).rejects.toThrow('与收费标准不符');
  });
});

describe('after a term has run out', () => {
  async function lapsed(): Promise<string> {
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'clarificationAsked', { ...ASKED, respondBy: '2025-03-11' });
    await office.act(id, 'requestHandler', 'letterDelivered', { of: 3, method: 'post', proof: 'EMS' });
    office.day('2025-03-24');
    await office.act(id, 'requestHandler', 'clarificationLapsed', { explanation: '没有收到' });
    return id;
  }

  test('nobody goes back to a request without a clock', async () => {
    const id = await lapsed();
    await expect(office.act(id, 'requestHandler', 'steppedBack', { to: 'examining' })).rejects.toThrow(
      '请登记收到补正',
    );
  });

  test('a clarification that turns up takes the lapse back, and the time runs anew', async () => {
    const id = await lapsed();
    office.day('2025-03-25');
    await office.act(id, 'requestHandler', 'clarified', { text: '河道整治工程' });
    const { item, state } = await office.view(id);
    expect(item).toMatchObject({ position: 'examining', dueOn: '2025-04-23', urgency: 'later' });
    expect(state.clarification).toMatchObject({ lapsed: false, clarifiedOn: '2025-03-25' });
  });

  test('a draft that rests on nothing of the kind takes neither', async () => {
    const id = await office.receive();
    await judge(office, id);
    await expect(office.act(id, 'requestHandler', 'clarified', { text: '补' })).rejects.toThrow('没有按逾期');
    await expect(office.act(id, 'requestHandler', 'paid', { amountYuan: 100, receipt: 'P' })).rejects.toThrow(
      '没有按逾期',
    );
  });
});

test('an extension counts from the delivery of its letter, too', async () => {
  const id = await office.receive();
  await office.act(id, 'requestHandler', 'extensionProposed', { workdays: 20, explanation: '材料分散' });
  await office.act(id, 'secondReviewer', 'extended', {
    workdays: 20,
    explanation: '材料分散',
    approvedBy: '负责人',
  });
  expect((await office.view(id)).item.dueOn).toBe('2025-03-31');
  await office.act(id, 'requestHandler', 'letterDelivered', { of: 4, method: 'post', proof: 'EMS' });
  const { item, state } = await office.view(id);
  expect(item.dueOn).toBe('2025-04-28');
  expect(state.extension?.toldOn).toBe('2025-03-03');
});

test('whoever is answered with another can open the answer and what was given with it', async () => {
  const lead = await office.receive();
  const id = await office.receive({ applicant: { name: '施某乙' } });
  await office.act(id, 'requestHandler', 'joined', { leadId: lead, leadNumber: '' });
  await judge(office, lead);
  await addRequestFile(
    { ...office.as('requestHandler'), clock: world.clock },
    {
      caseId: lead,
      file: {
        kind: 'answer',
        evidence: '',
        name: '验收报告.png',
        shownToApplicant: true,
        content: Readable.from([PICTURE]),
      },
    },
  );
  const shown = async () =>
    (await statusFiles(world.system, await loadCase(world.system, id))).map(({ name }) => name);
  expect(await shown()).toEqual([]);
  await answer(office, lead);
  expect(await shown()).toEqual([expect.stringMatching(/\.pdf$/u), '验收报告.png']);
});
