import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { REGISTERS } from './registers.definitions.ts';
import { correctRecord, removeRecord, restoreRecord } from './registers.usecases.ts';
import { auditOf, enter, listed, recordOf, unlike } from './test/clerks.ts';
import { post, type Typed } from './test/sample-records.ts';

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
  other = await openOffice(world, 'linzhen');
});
afterAll(async () => world.close());

describe('entering', () => {
  test.each(REGISTERS.filter((register) => register !== 'posts'))(
    'a record of %s is listed as it was typed and recorded in the audit',
    async (register) => {
      const values = unlike(register);
      const id = await enter(office, register, values);
      expect(await recordOf(office, register, id)).toMatchObject({
        agencyId: office.agencyId,
        values,
        version: 1,
        removedAt: null,
      });
      const [event, ...more] = await auditOf(world, id);
      expect(more).toEqual([]);
      expect(event?.type).toBe('register.added');
    },
  );

  test('amounts keep every digit', async () => {
    const id = await enter(office, 'fees', unlike('fees', { amountWan: '99999999999999.999999' }));
    expect((await recordOf(office, 'fees', id)).values['amountWan']).toBe('99999999999999.999999');
  });

  test('a post is shown with the name of its channel', async () => {
    const channelId = await enter(office, 'channels', unlike('channels', { name: '桐垭微讯' }));
    const id = await enter(office, 'posts', post(channelId));
    expect((await recordOf(office, 'posts', id)).shown).toEqual({ channelId: '桐垭微讯' });
  });

  test('oversight that is missing is pointed out and keeps nobody from registering, until it is there', async () => {
    const values = unlike('normative', { filingNumber: '府备〔2024〕3号' });
    const id = await enter(office, 'normative', values);
    const { version, notices } = await recordOf(office, 'normative', id);
    expect(notices).toEqual(['未登记合法性审核', '备案未写明日期']);
    const examined = {
      legalityReviewedBy: '司法所',
      legalityReviewedOn: '2024-02-20',
      legalityOpinion: '同意提请审议。\n附有修改意见。',
    };
    const filed = { jointIssuers: '测试县水利局', filedOn: '2024-03-12', filedWith: '测试县人民政府' };
    await correctRecord(office.as('clerk'), {
      register: 'normative',
      recordId: id,
      values: { ...values, ...examined, ...filed },
      note: '',
      version,
    });
    expect(await recordOf(office, 'normative', id)).toMatchObject({
      notices: [],
      values: { ...examined, ...filed },
    });
  });

  test('what is faulty comes back member by member, and nothing is written', async () => {
    const before = (await listed(office, 'requests')).total;
    const adding = enter(office, 'requests', {
      ...unlike('requests'),
      receivedOn: '昨天',
      channel: '',
      subject: '',
    });
    await expect(adding).rejects.toMatchObject({
      code: 'common.invalid_input',
      status: 422,
      message: expect.stringContaining('收到日期“昨天”不是有效日期'),
      details: {
        issues: [
          { field: 'receivedOn', message: expect.any(String) },
          { field: 'channel', message: expect.any(String) },
          { field: 'subject', message: expect.any(String) },
        ],
      },
    });
    expect((await listed(office, 'requests')).total).toBe(before);
  });
});

describe('the same once more', () => {
  test.each([
    ['normative', { documentNumber: '测府发〔2024〕9号' }],
    ['decisions', { subject: '另一件事' }],
    ['channels', { filingNumber: '9' }],
    ['requests', { receivedOn: '2024-04-01' }],
    ['disputes', { kind: 'direct' }],
  ] as const)('%s: a record that agrees in what makes it the same is refused', async (register, change) => {
    const values = unlike(register);
    await enter(office, register, values);
    await expect(enter(office, register, { ...values, ...change })).rejects.toMatchObject({
      code: 'registers.same',
      status: 409,
    });
  });

  test('at another agency it is another record', async () => {
    const values = unlike('requests');
    const first = await enter(office, 'requests', values);
    const second = await enter(other, 'requests', values);
    expect(second).not.toBe(first);
  });

  test('of two at the same moment one is taken', async () => {
    const values = unlike('decisions');
    const both = await Promise.allSettled([
      enter(office, 'decisions', values),
      enter(office, 'decisions', values),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await listed(office, 'decisions', { text: String(values['number']) })).total).toBe(1);
  });

  test('two fees may be equal in everything', async () => {
    const values = unlike('fees');
    await enter(office, 'fees', values);
    await enter(office, 'fees', values);
    expect((await listed(office, 'fees', { text: String(values['item']) })).total).toBe(2);
  });

  test('a number may be used again once its record was struck out; then that one can not come back', async () => {
    const values = unlike('requests');
    const id = await enter(office, 'requests', values);
    const ctx = office.as('requestHandler');
    const which = { register: 'requests', recordId: id } as const;
    await removeRecord(ctx, { ...which, version: 1, reason: '重复登记' });
    const second = await enter(office, 'requests', values);
    await expect(restoreRecord(ctx, { ...which, version: 2, reason: '误注销' })).rejects.toMatchObject({
      code: 'registers.same',
    });
    await removeRecord(ctx, { register: 'requests', recordId: second, version: 1, reason: '登记有误' });
    await restoreRecord(ctx, { ...which, version: 2, reason: '误注销' });
  });

  test('a correction into another record is refused, into itself it is not', async () => {
    const first = unlike('decisions');
    const second = unlike('decisions');
    await enter(office, 'decisions', first);
    const id = await enter(office, 'decisions', second);
    const correct = async (values: Typed, version: number) =>
      correctRecord(office.as('clerk'), { register: 'decisions', recordId: id, values, note: '', version });
    await expect(correct({ ...second, number: first['number'] ?? '' }, 1)).rejects.toMatchObject({
      code: 'registers.same',
    });
    await correct({ ...second, subject: '更正的事项' }, 1);
  });
});

describe('correcting, striking out, restoring', () => {
  const change = async (id: string, values: Typed, version: number) =>
    correctRecord(office.as('clerk'), { register: 'decisions', recordId: id, values, note: '', version });

  test('a correction shows before and after in the audit, and only what changed', async () => {
    const values = unlike('decisions');
    const id = await enter(office, 'decisions', values);
    expect(await change(id, { ...values, subject: '更正的事项', disclosed: false }, 1)).toEqual({
      version: 2,
    });
    const event = (await auditOf(world, id)).at(-1);
    expect(event).toMatchObject({
      type: 'register.corrected',
      data: {
        before: { subject: values['subject'], disclosed: true },
        after: { subject: '更正的事项', disclosed: false },
      },
    });
    expect(event?.text).not.toContain('decidedOn');
  });

  test('of two people who correct at once the second is told, and overwrites nothing', async () => {
    const values = unlike('decisions');
    const id = await enter(office, 'decisions', values);
    const both = await Promise.allSettled([
      change(id, { ...values, subject: '甲的更正' }, 1),
      change(id, { ...values, subject: '乙的更正' }, 1),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'registers.changed_by_other', status: 409 });
    expect((await recordOf(office, 'decisions', id)).version).toBe(2);
  });

  test('a struck-out record leaves the list, keeps its reason, can not be changed and comes back', async () => {
    const values = unlike('decisions');
    const id = await enter(office, 'decisions', values);
    const ctx = office.as('clerk');
    const which = { register: 'decisions', recordId: id } as const;
    await removeRecord(ctx, { ...which, version: 1, reason: '录错了机关' });
    expect((await listed(office, 'decisions')).items.map((one) => one.id)).not.toContain(id);
    expect(await recordOf(office, 'decisions', id)).toMatchObject({
      values,
      version: 2,
      removalReason: '录错了机关',
      removedAt: world.clock.now(),
    });
    await expect(change(id, values, 2)).rejects.toMatchObject({ code: 'registers.removed' });
    await expect(removeRecord(ctx, { ...which, version: 2, reason: '再次' })).rejects.toMatchObject({
      code: 'registers.removed',
    });
    await restoreRecord(ctx, { ...which, version: 2, reason: '核对无误' });
    expect(await recordOf(office, 'decisions', id)).toMatchObject({
      values,
      version: 3,
      removedAt: null,
      removalReason: null,
    });
    await expect(restoreRecord(ctx, { ...which, version: 3, reason: '再次' })).rejects.toMatchObject({
      code: 'registers.not_removed',
    });
    expect((await auditOf(world, id)).map(({ type, data }) => [type, data])).toEqual([
      ['register.added', expect.anything()],
      ['register.removed', expect.objectContaining({ reason: '录错了机关' })],
      ['register.restored', expect.objectContaining({ reason: '核对无误' })],
    ]);
  });

  test('a record that is not there can not be touched', async () => {
    const recordId = office.agencyId;
    const ctx = office.as('clerk');
    await expect(
      removeRecord(ctx, { register: 'fees', recordId, version: 1, reason: '无' }),
    ).rejects.toMatchObject({ code: 'common.not_found' });
  });
});
