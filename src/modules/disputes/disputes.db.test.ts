import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type {
  DisputeAction,
  DisputeEventDetails,
  DisputeEventKind,
} from '../../law/disputes/dispute-events.ts';
import { listRegister, addRecord, removeRecord } from '../registers/registers.usecases.ts';
import { answer as handOver } from '../requests/test/handling.ts';
import { openRequestOffice, type RequestOffice } from '../requests/test/request-office.ts';
import { listDisputes, disputeTodo, exportDisputes } from './dispute-list.ts';
import { openDispute } from './dispute-view.ts';
import { actOnDispute, fileDispute, type DisputeFiling } from './disputes.usecases.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
afterAll(async () => world.close());
beforeEach(() => office.day('2025-03-03'));

const as = (role: Role): Ctx => office.as(role);
let filed = 0;

async function file(input: Partial<DisputeFiling> = {}): Promise<string> {
  filed += 1;
  const { disputeId } = await fileDispute(as('requestHandler'), {
    agencyId: office.agencyId,
    kind: 'review',
    requestId: null,
    followsId: null,
    number: `测复〔2025〕${filed}号`,
    authority: '测试区人民政府',
    demand: '请求撤销答复并责令重新答复',
    filedOn: world.clock.now().toISOString().slice(0, 10),
    originalActor: true,
    applicant: null,
    reason: '',
    ...input,
  });
  return disputeId;
}

async function act<Kind extends DisputeEventKind>(
  disputeId: string,
  role: Role,
  kind: Kind,
  detail: DisputeEventDetails[Kind],
  more: { on?: string; reason?: string } = {},
): Promise<void> {
  const { state } = await openDispute(world.system, { disputeId });
  // The kind and its detail belong together by the signature.
  const action = { kind, detail } as DisputeAction;
  await actOnDispute(as(role), { disputeId, seq: state.seq, action, ...more });
}

/** A request that was refused, as reviews are about. */
async function refusedRequest(): Promise<string> {
  const id = await office.receive();
  await office.act(id, 'requestHandler', 'examined', {});
  await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
  await office.act(id, 'requestHandler', 'searched', {
    place: '镇档案室',
    keywords: '青竹沟水库',
    searcher: '办理人甲',
    found: false,
    result: '没有查到。',
  });
  await office.act(id, 'requestHandler', 'searchConcluded', {});
  await answer(id);
  return id;
}

async function answer(id: string): Promise<void> {
  await office.act(id, 'requestHandler', 'judged', {
    decisions: [
      {
        itemId: 'item1',
        kind: 'cannot.notExist',
        explanation: '经检索，本机关没有制作、获取该信息。',
        evidence: { searchLog: '检索记录单' },
      },
    ],
  });
  await handOver(office, id);
}

async function registered(number: string) {
  const { items } = await listRegister(as('requestHandler'), {
    register: 'disputes',
    agencyId: office.agencyId,
    removed: false,
    text: number,
    page: 1,
    size: 10,
  });
  return items;
}

describe('a review', () => {
  test('that orders a new answer sends the request back, and is done once that answer went out', async () => {
    const requestId = await refusedRequest();
    office.day('2025-03-10');
    const id = await file({ requestId });
    office.day('2025-03-12');
    await act(id, 'requestHandler', 'copyReceived', { procedure: 'simple', proof: '答复通知书' });
    const waiting = await openDispute(as('requestHandler'), { disputeId: id });
    expect(waiting.milestones[0]).toMatchObject({
      kind: 'reply',
      due: '2025-03-19',
      article: '行政复议法第54条、第88条',
    });
    const todo = await disputeTodo(as('requestHandler'));
    expect(todo.items.find((item) => item.id === id)).toMatchObject({
      dueOn: '2025-03-19',
      position: 'replyDue',
    });
    office.day('2025-03-17');
    await act(id, 'requestHandler', 'replied', { evidence: '答复书、检索记录', proof: '区司法局签收' });
    office.day('2025-04-08');
    await act(id, 'requestHandler', 'closed', {
      outcome: 'corrected',
      words: '撤销答复，责令在20个工作日内重新答复',
      document: '测复决〔2025〕1号',
      order: { kind: 'answerAnew', text: '重新答复', runsFrom: '2025-04-08', dueOn: '2025-05-09' },
    });
    const back = await office.view(requestId);
    expect(back.item).toMatchObject({ position: 'judging', dueOn: '2025-05-09', outcome: 'cannot.notHeld' });
    await expect(act(id, 'requestHandler', 'carriedOut', { text: '已重新答复' })).rejects.toThrow(
      '还没有送达',
    );
    office.day('2025-04-20');
    await answer(requestId);
    await act(id, 'requestHandler', 'carriedOut', { text: '已重新答复' });
    await act(id, 'requestHandler', 'archived', { volume: '2025-复-001' });
    const { item, state } = await openDispute(as('requestHandler'), { disputeId: id });
    expect(item).toMatchObject({ position: 'archived', outcome: 'corrected', dueOn: null });
    expect(state.order?.dueOn).toBe('2025-05-09');
    expect((await registered(item.number))[0]).toMatchObject({
      managed: true,
      values: {
        kind: 'review',
        closedOn: '2025-04-08',
        outcome: 'corrected',
        originalActor: true,
        requestId,
      },
    });
  });

  test('is open for table four until it is closed, and nobody changes its record by hand', async () => {
    const id = await file();
    const { item } = await openDispute(as('requestHandler'), { disputeId: id });
    const [record] = await registered(item.number);
    expect(record?.values).toMatchObject({ closedOn: null, outcome: null });
    const removal = removeRecord(as('requestHandler'), {
      register: 'disputes',
      recordId: id,
      version: record?.version ?? 0,
      reason: '录入有误',
    });
    await expect(removal).rejects.toMatchObject({ code: 'registers.managed' });
  });

  test('has a number that no other case and no manual record has', async () => {
    const id = await file({ number: '测复〔2025〕900号' });
    await expect(file({ number: '测复〔2025〕900号' })).rejects.toMatchObject({ code: 'disputes.same' });
    await addRecord(as('requestHandler'), {
      register: 'disputes',
      agencyId: office.agencyId,
      values: { kind: 'review', number: '测复〔2024〕1号', filedOn: '2024-05-06', originalActor: true },
      note: '',
    });
    await expect(file({ number: '测复〔2024〕1号' })).rejects.toMatchObject({ code: 'registers.same' });
    const renamed = act(id, 'requestHandler', 'detailsCorrected', {
      number: '测复〔2025〕901号',
      authority: '测试市人民政府',
    });
    await renamed;
    expect((await openDispute(as('requestHandler'), { disputeId: id })).item).toMatchObject({
      number: '测复〔2025〕901号',
      authority: '测试市人民政府',
    });
  });

  test('refuses what was done meanwhile, and days that can’t be', async () => {
    const id = await file();
    await act(id, 'requestHandler', 'copyReceived', { procedure: 'ordinary', proof: '通知书' });
    const late = actOnDispute(as('requestHandler'), {
      disputeId: id,
      seq: 1,
      action: { kind: 'replied', detail: { evidence: '', proof: '' } },
    });
    await expect(late).rejects.toMatchObject({ code: 'disputes.changed_by_other' });
    const early = act(
      id,
      'requestHandler',
      'replied',
      { evidence: '', proof: '' },
      { on: '2025-03-01', reason: '补记' },
    );
    await expect(early).rejects.toMatchObject({ code: 'disputes.obstructed' });
    await expect(act(id, 'requestHandler', 'carriedOut', { text: '' })).rejects.toMatchObject({
      code: 'disputes.not_now',
    });
  });
});

describe('a suit', () => {
  test('about a review of another agency’s answer doesn’t count as ours', async () => {
    const id = await file({
      kind: 'afterReview',
      number: '（2025）测01行初7号',
      authority: '测试区人民法院',
      originalActor: false,
    });
    const { item } = await openDispute(as('requestHandler'), { disputeId: id });
    expect((await registered(item.number))[0]?.values).toMatchObject({
      kind: 'afterReview',
      originalActor: false,
    });
  });

  test('that orders disclosure has a day of its own, and an appeal opens it again', async () => {
    const id = await file({ kind: 'direct', number: '（2025）测01行初8号', authority: '测试区人民法院' });
    await act(id, 'requestHandler', 'copyReceived', { procedure: 'ordinary', proof: '应诉通知书' });
    expect((await openDispute(as('requestHandler'), { disputeId: id })).item.dueOn).toBe('2025-03-18');
    await act(id, 'requestHandler', 'replied', { evidence: '全部卷宗', proof: '法院签收' });
    office.day('2025-05-06');
    await act(id, 'requestHandler', 'closed', {
      outcome: 'corrected',
      words: '判决公开',
      document: '（2025）测01行初8号判决',
      order: { kind: 'disclose', text: '公开所申请的信息', runsFrom: '2025-05-22', dueOn: '2025-06-20' },
    });
    expect((await openDispute(as('requestHandler'), { disputeId: id })).item).toMatchObject({
      position: 'carryingOut',
      dueOn: '2025-06-20',
    });
    office.day('2025-05-15');
    await act(id, 'requestHandler', 'appealed', {
      by: 'agency',
      explanation: '提起上诉',
      number: '（2025）测行终3号',
    });
    const [record] = await registered('（2025）测行终3号');
    expect(record?.values).toMatchObject({ outcome: null, closedOn: null });
  });
});

describe('a correction', () => {
  const ask = async () =>
    file({
      kind: 'correction',
      number: '',
      authority: '',
      demand: '低保公示中本人家庭人口数记载有误，应为4人。',
      applicant: { name: '秦某乙', organisation: false, contact: '13000000001' },
    });

  test('is examined, proposed, signed by somebody else and told with a letter; table four doesn’t count it', async () => {
    const id = await ask();
    await act(id, 'requestHandler', 'evidenceExamined', {
      holds: true,
      authority: true,
      finding: '与户籍资料一致，属实。',
    });
    await act(id, 'requestHandler', 'decided', {
      result: 'corrected',
      text: '经审核，您反映的情况属实，本机关已将家庭人口数更正为4人。',
    });
    await expect(
      act(id, 'requestHandler', 'signed', { letterId: '', letterNumber: '' }),
    ).rejects.toMatchObject({ status: 403 });
    expect((await openDispute(as('finalReviewer'), { disputeId: id })).applicant?.name).toBe('秦某乙');
    await act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    await act(id, 'requestHandler', 'delivered', { method: 'inPerson', proof: '当面签收' });
    const view = await openDispute(as('requestHandler'), { disputeId: id });
    expect(view.item).toMatchObject({
      position: 'closed',
      result: 'corrected',
      number: '测试镇更正〔2025〕1号',
    });
    expect(view.letters).toMatchObject([{ kind: 'correction', number: expect.stringContaining('2025') }]);
    expect(await registered(view.item.number)).toEqual([]);
  });

  test('goes to the agency that may correct the record', async () => {
    const id = await ask();
    await act(id, 'requestHandler', 'evidenceExamined', {
      holds: true,
      authority: false,
      finding: '记录由区民政局制作。',
    });
    await expect(
      act(id, 'requestHandler', 'decided', { result: 'corrected', text: '更正' }),
    ).rejects.toMatchObject({ code: 'disputes.obstructed' });
    await act(id, 'requestHandler', 'decided', {
      result: 'passedOn',
      text: '',
      agencyName: '测试区民政局',
      agencyContact: '023-00000001',
    });
    await act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    const { letters } = await openDispute(as('requestHandler'), { disputeId: id });
    expect(letters).toMatchObject([{ kind: 'transfer' }]);
  });

  test('keeps who asked for it sealed, and masked in lists', async () => {
    const id = await ask();
    const { applicant_sealed: sealed } = await world.db
      .selectFrom('dispute_cases')
      .select('applicant_sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(sealed).not.toContain('秦某乙');
    for (const role of ['requestHandler', 'supervisor'] as const) {
      const { items } = await listDisputes(as(role), {
        agencyId: office.agencyId,
        which: 'open',
        kind: 'correction',
        page: 1,
        size: 50,
      });
      expect(items.find((item) => item.id === id)?.applicant).toBe('秦**');
    }
    for (const role of ['supervisor', 'clerk', 'systemAdmin', 'finalReviewer', 'auditAdmin'] as const) {
      await expect(openDispute(as(role), { disputeId: id })).rejects.toMatchObject({ status: 403 });
    }
    await expect(
      listDisputes(as('clerk'), { agencyId: office.agencyId, which: 'all', page: 1, size: 5 }),
    ).rejects.toMatchObject({ status: 403 });
  });

  test('without its applicant or its demand isn’t taken', async () => {
    const empty = file({ kind: 'correction', number: '', authority: '', demand: '', applicant: null });
    await expect(empty).rejects.toMatchObject({
      code: 'common.invalid_input',
      details: { issues: [{ field: 'demand' }, { field: 'applicant' }] },
    });
  });
});

test('the list goes out as a sheet, and that is recorded', async () => {
  const { fileName, bytes } = await exportDisputes(as('supervisor'), {
    agencyId: office.agencyId,
    which: 'all',
  });
  expect(fileName).toBe('测试镇复议、诉讼与更正.xlsx');
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  const events = await world.db
    .selectFrom('audit_events')
    .select('type')
    .where('type', '=', 'dispute.exported')
    .execute();
  expect(events).toHaveLength(1);
});

test('the ledger of a case can’t be changed afterwards', async () => {
  const id = await file();
  const change = world.db
    .updateTable('dispute_events')
    .set({ reason: 'x' })
    .where('case_id', '=', id)
    .execute();
  await expect(change).rejects.toThrow('append-only');
});
