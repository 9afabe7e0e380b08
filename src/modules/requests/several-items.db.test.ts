import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { ItemDecision } from '../../law/requests/request-events.ts';
import { search } from './test/handling.ts';
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
const MISSING: ItemDecision = { itemId: 'item1', kind: 'cannot.notExist', explanation: '', evidence: {} };
const NOTES: ItemDecision = {
  itemId: 'item2',
  kind: 'deny.process',
  explanation: '讨论记录形成于决定作出之前，公开会影响今后坦率讨论。',
  evidence: { processNature: '会议记录原件' },
  discretionReason: '公开会影响今后讨论。',
};

/** A request for two papers, decided. */
async function decided(...decisions: readonly ItemDecision[]): Promise<string> {
  const id = await office.receive({ items: ['水库加固施工合同', '选址讨论会议记录'] });
  await search(office, id);
  await office.act(id, 'requestHandler', 'judged', { decisions });
  return id;
}

async function signed(id: string): Promise<{ kind: string; text: string }> {
  await office.act(id, 'requestHandler', 'drafted', DRAFT);
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
  await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
  const letter = (await office.view(id)).letters.at(-1);
  if (letter === undefined) throw new Error('no letter');
  return letter;
}

/** What the letter says of an item. */
function partOf(text: string, from: string, to: string): string {
  return text.slice(text.indexOf(from), text.indexOf(to));
}

test('items with nothing disclosed are each answered by their own law, with both ways of remedy', async () => {
  const id = await decided(MISSING, NOTES);
  const { kind, text } = await signed(id);
  expect(kind).toBe('answer.itemwise');
  const first = partOf(text, '（一）“水库加固施工合同”', '（二）“选址讨论会议记录”');
  expect(first).toContain('2025年3月3日，本机关工作人员在镇档案室');
  expect(first).toContain('第三十六条第（四）项的规定，本机关无法提供');
  expect(first).not.toContain('第三十六条第（三）项');
  const second = partOf(text, '（二）“选址讨论会议记录”', '如对其中');
  expect(second).toContain('第三十六条第（三）项、第十六条第二款的规定，本机关决定不予公开');
  expect(second).toContain(NOTES.explanation);
  expect(second).not.toContain('第三十六条第（四）项');
  expect(text).toMatch(/如对其中不予公开的决定不服[^。]*先向测试区人民政府申请行政复议/u);
  expect(text).toMatch(/如对其他事项的答复不服[^。]*6个月内向测试区人民法院提起行政诉讼/u);
  await office.act(id, 'requestHandler', 'delivered', { method: 'inPerson', proof: '当面签收' });
  expect((await office.view(id)).item.outcome).toBe('deny.process');
});

test('a paper that doesn’t exist isn’t said to have contents that are kept back', async () => {
  const id = await decided(MISSING, { ...NOTES, kind: 'open.provide', evidence: {}, explanation: '' });
  const { text } = await signed(id);
  expect(text).not.toMatch(/不应当公开的内容|不予公开|先向/u);
  expect(text).toContain('第三十六条第（四）项的规定，本机关无法提供');
  expect(text).toContain('第三十六条第（二）项的规定，本机关决定予以公开');
  await office.act(id, 'requestHandler', 'delivered', { method: 'inPerson', proof: '当面签收' });
  expect((await office.view(id)).item.outcome).toBe('partial');
});

test('an item without its reason keeps the answer from its reviewers, who are told which', async () => {
  const id = await decided(MISSING, { ...NOTES, explanation: '' });
  await expect(office.act(id, 'requestHandler', 'drafted', DRAFT)).rejects.toThrow(
    '“选址讨论会议记录”还缺少“不予公开理由”',
  );
});
