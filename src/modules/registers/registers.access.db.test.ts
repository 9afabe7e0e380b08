import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import type { Role } from '../../platform/actor.ts';
import { exportRegister } from './registers.sheets.ts';
import { addRecord, correctRecord, listRegister, removeRecord, restoreRecord } from './registers.usecases.ts';
import { auditOf, enter, listed, recordOf, unlike } from './test/clerks.ts';
import { post, RECORDS } from './test/sample-records.ts';

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
  other = await openOffice(world, 'linzhen');
});
afterAll(async () => world.close());

describe('references', () => {
  test('to what is not there, is another agency’s or was struck out are refused', async () => {
    const foreign = await enter(other, 'channels', unlike('channels'));
    const gone = await enter(office, 'channels', unlike('channels'));
    await removeRecord(office.as('clerk'), {
      register: 'channels',
      recordId: gone,
      version: 1,
      reason: '已注销的账号',
    });
    for (const channelId of [foreign, gone, office.agencyId]) {
      await expect(enter(office, 'posts', post(channelId))).rejects.toMatchObject({
        code: 'common.invalid_input',
        details: {
          issues: [
            { field: 'channelId', message: '所选的“渠道”不存在、已注销，或不属于本单位，请重新选择。' },
          ],
        },
      });
    }
  });

  test('keep what they refer to from being struck out', async () => {
    const requestId = await enter(office, 'requests', unlike('requests'));
    const dispute = await enter(office, 'disputes', unlike('disputes', { requestId }));
    const ctx = office.as('requestHandler');
    const striking = async (): Promise<unknown> =>
      removeRecord(ctx, { register: 'requests', recordId: requestId, version: 1, reason: '撤回' });
    await expect(striking()).rejects.toMatchObject({
      code: 'registers.referred_to',
      message: '“行政复议和诉讼”中的 1 条记录引用了它，不能注销。请先更正或注销那些记录。',
    });
    await removeRecord(ctx, { register: 'disputes', recordId: dispute, version: 1, reason: '误登' });
    await striking();
    await expect(
      restoreRecord(ctx, { register: 'disputes', recordId: dispute, version: 2, reason: '误注销' }),
    ).rejects.toMatchObject({ code: 'common.invalid_input' });
  });

  test('of a post and the striking out of its channel at the same moment only one happens', async () => {
    for (let round = 0; round < 5; round += 1) {
      const channelId = await enter(office, 'channels', unlike('channels'));
      const both = await Promise.allSettled([
        enter(office, 'posts', post(channelId)),
        removeRecord(office.as('clerk'), {
          register: 'channels',
          recordId: channelId,
          version: 1,
          reason: '停用',
        }),
      ]);
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    }
  });

  test('may be to the agency’s own documents only', async () => {
    const documentId = await office.draft('dynamic.news');
    const channelId = await enter(office, 'channels', unlike('channels'));
    const id = await enter(office, 'posts', post(channelId, { documentId, title: '转发' }));
    expect((await recordOf(office, 'posts', id)).shown['documentId']).toBe('关于开展森林防火宣传的情况');
    const foreign = await other.draft('dynamic.news');
    await expect(
      enter(office, 'posts', post(channelId, { documentId: foreign, title: '转发二' })),
    ).rejects.toMatchObject({
      code: 'common.invalid_input',
    });
  });
});

describe('who may', () => {
  const cases: [Role, keyof typeof RECORDS, string][] = [
    ['clerk', 'decisions', 'entered'],
    ['requestHandler', 'decisions', '许可、处罚、强制决定由本机构的信息员登记。'],
    ['clerk', 'requests', '政府信息公开申请由本机构的申请办理人登记。'],
    ['requestHandler', 'requests', 'entered'],
    ['requestHandler', 'disputes', 'entered'],
    ['clerk', 'disputes', '行政复议和诉讼由本机构的申请办理人登记。'],
    ['supervisor', 'fees', '行政事业性收费由本机构的信息员登记。'],
    ['publisher', 'fees', '行政事业性收费由本机构的信息员登记。'],
    ['systemAdmin', 'fees', '行政事业性收费由本机构的信息员登记。'],
  ];
  test.each(cases)('%s writes into %s: %s', async (role, register, answer) => {
    const { agencyId } = office;
    const outcome = await addRecord(office.as(role), {
      register,
      agencyId,
      values: unlike(register),
      note: '',
    }).then(
      () => 'entered',
      (error: Error) => error.message,
    );
    expect(outcome).toBe(answer);
    expect((await listed(office, register, { role })).may).toEqual({ write: answer === 'entered' });
  });

  test('nobody of another agency reads or writes, not even what they would hit by its identifier', async () => {
    const id = await enter(office, 'decisions', unlike('decisions'));
    const stranger = other.as('clerk');
    await expect(
      listRegister(stranger, { register: 'decisions', agencyId: office.agencyId, page: 1, size: 20 }),
    ).rejects.toMatchObject({ code: 'common.forbidden' });
    await expect(
      removeRecord(stranger, { register: 'decisions', recordId: id, version: 1, reason: '试' }),
    ).rejects.toMatchObject({ code: 'common.forbidden' });
    expect((await recordOf(office, 'decisions', id)).removedAt).toBeNull();
  });
});

describe('applicants', () => {
  const HIDDEN = /向晚晴|青竹沟水库/;
  let id: string;
  beforeAll(async () => {
    const values = unlike('requests', {
      number: '申2024-7',
      applicantName: '向晚晴',
      subject: '青竹沟水库的验收材料',
    });
    const { agencyId } = office;
    const note = '向晚晴来电补充了地址';
    id = (await addRecord(office.as('requestHandler'), { register: 'requests', agencyId, values, note })).id;
  });

  test('are shown to whoever handles requests', async () => {
    const seen = await recordOf(office, 'requests', id);
    expect(JSON.stringify(seen.values)).toMatch(HIDDEN);
    expect(seen.note).toMatch(HIDDEN);
  });

  test.each(['clerk', 'supervisor', 'auditAdmin', 'systemAdmin', 'publisher'] as const)(
    'are hidden from %s, who finds the request by its number and not by them',
    async (role) => {
      const seen = await listed(office, 'requests', { role });
      expect(JSON.stringify(seen.items)).not.toMatch(HIDDEN);
      expect(seen.items.find((one) => one.id === id)?.values).toMatchObject({
        number: '申2024-7',
        applicantName: null,
        subject: null,
      });
      for (const text of ['向晚晴', '青竹沟', '向', '%', '_']) {
        const found = await listed(office, 'requests', { role, text });
        expect(found.items.map((one) => one.id)).not.toContain(id);
      }
      expect((await listed(office, 'requests', { role, text: '申2024-7' })).total).toBe(1);
    },
  );

  test('never stand in the audit, whatever happens to their request', async () => {
    const ctx = office.as('requestHandler');
    const { values } = await recordOf(office, 'requests', id);
    const which = { register: 'requests', recordId: id } as const;
    const corrected = { ...values, subject: '青竹沟水库的验收和决算材料', channel: 'counter' };
    await correctRecord(ctx, { ...which, values: corrected, note: '向晚晴来电补充', version: 1 });
    await removeRecord(ctx, { ...which, version: 2, reason: '向晚晴撤回' });
    const removed = { role: 'finalReviewer', removed: true } as const;
    expect(JSON.stringify((await listed(office, 'requests', removed)).items)).not.toMatch(HIDDEN);
    await restoreRecord(ctx, { ...which, version: 3, reason: '误把向晚晴的申请注销' });
    const { agencyId } = office;
    await exportRegister(ctx, { register: 'requests', agencyId, format: 'csv', text: '向晚晴' });
    const events = await auditOf(world, id);
    expect(events.map(({ type }) => type)).toEqual([
      'register.added',
      'register.corrected',
      'register.removed',
      'register.restored',
    ]);
    const everything = await world.db.selectFrom('audit_events').select('data').execute();
    expect(JSON.stringify(everything)).not.toMatch(HIDDEN);
    expect(await auditOf(world, agencyId)).toContainEqual(
      expect.objectContaining({
        type: 'register.exported',
        data: expect.objectContaining({
          after: { register: 'requests', count: 1, withApplicants: true },
        }),
      }),
    );
  });
});

describe('lists', () => {
  test('are newest first by the register’s date, filtered by period and text, and paged', async () => {
    for (const [number, decidedOn] of [
      ['页1', '2021-01-01'],
      ['页2', '2021-03-01'],
      ['页3', '2021-02-01'],
      ['页4', '2021-12-31'],
    ] as const) {
      await enter(office, 'decisions', { ...RECORDS.decisions, number, decidedOn, subject: '分页%_测试' });
    }
    const numbers = async (filter: object): Promise<unknown[]> =>
      (await listed(office, 'decisions', filter)).items.map((one) => one.values['number']);
    const period = { from: '2021-01-01', to: '2021-12-31' };
    expect(await numbers(period)).toEqual(['页4', '页2', '页3', '页1']);
    expect(await numbers({ from: '2021-02-01', to: '2021-03-01' })).toEqual(['页2', '页3']);
    expect(await numbers({ ...period, size: 3, page: 2 })).toEqual(['页1']);
    expect((await listed(office, 'decisions', { role: 'clerk', ...period, size: 3, page: 2 })).total).toBe(4);
    expect(await numbers({ text: '分页%_测' })).toHaveLength(4);
    expect(await numbers({ text: '分页_测' })).toEqual([]);
  });
});
