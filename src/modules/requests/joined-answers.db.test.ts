import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { lettersOfSubject } from '../letters/letters.queries.ts';
import { judge, search } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
beforeEach(() => office.day('2025-03-03'));
afterAll(async () => world.close());

const DRAFT = { letterKind: '', fields: {}, contentHash: '' } as const;
const OTHER = { name: '施某乙' } as const;
const WHY = '两件申请的是同一份验收报告，用词不同';

async function join(id: string, leadId: string, reason = ''): Promise<void> {
  await office.act(id, 'requestHandler', 'joined', { leadId, leadNumber: '' }, { reason });
}

async function sign(id: string): Promise<void> {
  await office.act(id, 'requestHandler', 'drafted', DRAFT);
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
  await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
}

describe('requests are joined', () => {
  test('for the same words, or with a reason why others mean the same', async () => {
    const lead = await office.receive({ items: ['青竹沟水库验收报告'] });
    await join(await office.receive({ items: ['《青竹沟水库》验收报告。'], applicant: OTHER }), lead);
    const id = await office.receive({ items: ['青竹沟水库的竣工验收材料'], applicant: OTHER });
    await expect(join(id, lead)).rejects.toThrow(
      '申请的内容与主件不完全相同，请写明为什么可以并案；不相同的请分别答复',
    );
    await join(id, lead, WHY);
    expect((await office.view(id)).ledger.at(-1)).toMatchObject({ kind: 'joined', reason: WHY });
  });

  test('never to one that asks for less', async () => {
    const lead = await office.receive();
    const id = await office.receive({
      items: ['青竹沟水库除险加固工程验收报告', '低保名单'],
      applicant: OTHER,
    });
    await expect(join(id, lead, WHY)).rejects.toThrow('本件申请的事项比主件多');
  });
});

describe('the answer to all', () => {
  test('quotes to each what he asked for himself', async () => {
    const lead = await office.receive({ items: ['青竹沟水库验收报告'] });
    const id = await office.receive({ items: ['青竹沟水库的竣工验收材料'], applicant: OTHER });
    await join(id, lead, WHY);
    await judge(office, lead);
    await sign(lead);
    const text = (await office.view(id)).letters.at(-1)?.text ?? '';
    expect(text).toContain('申请公开：青竹沟水库的竣工验收材料。');
    expect(text).not.toContain('申请公开：青竹沟水库验收报告');
  });

  test('isn’t given where any item rests on what the first applicant did', async () => {
    const items = ['青竹沟水库验收报告', '低保名单'];
    const lead = await office.receive({ items });
    const id = await office.receive({ items, applicant: OTHER });
    await join(id, lead);
    await search(office, lead);
    await office.act(lead, 'requestHandler', 'judged', {
      decisions: [
        { itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} },
        {
          itemId: 'item2',
          kind: 'noProc.repeat',
          explanation: '',
          evidence: { earlierAnswer: '某公复〔2025〕1号，2025年1月6日' },
        },
      ],
    });
    await expect(office.act(lead, 'requestHandler', 'drafted', DRAFT)).rejects.toThrow('请先取消并案');
    await office.act(id, 'requestHandler', 'separated', {});
    await office.act(lead, 'requestHandler', 'drafted', DRAFT);
  });

  test('isn’t given where an item of the first was split off meanwhile', async () => {
    const items = ['青竹沟水库除险加固工程验收报告', '低保名单'];
    const lead = await office.receive({ items });
    const id = await office.receive({ items, applicant: OTHER });
    await join(id, lead);
    await office.act(lead, 'requestHandler', 'split', { itemIds: ['item2'], into: [] });
    await judge(office, lead);
    await expect(office.act(lead, 'requestHandler', 'drafted', DRAFT)).rejects.toThrow('请先取消并案');
  });

  test('is void for all when the first applicant withdraws after the signature', async () => {
    const lead = await office.receive();
    const id = await office.receive({ applicant: OTHER });
    await join(id, lead);
    await judge(office, lead);
    await sign(lead);
    await office.act(lead, 'requestHandler', 'withdrawn', { proof: '撤回申请书' });
    expect((await office.view(id)).item.position).toBe('judging');
    const letters = await lettersOfSubject(world.db, id);
    expect(letters.map(({ voidReason }) => voidReason)).toEqual(['主件撤回']);
    await office.act(id, 'requestHandler', 'judged', {
      decisions: [{ itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} }],
    });
    await sign(id);
    await office.act(id, 'requestHandler', 'delivered', { method: 'post', proof: 'EMS' });
    const valid = (await lettersOfSubject(world.db, id)).filter(({ voidedAt }) => voidedAt === null);
    expect(valid).toHaveLength(1);
  });
});
