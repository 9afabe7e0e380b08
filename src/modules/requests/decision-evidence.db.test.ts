import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { ItemDecision } from '../../law/requests/request-events.ts';
import { attach, search } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

const DRAFT = { letterKind: '', fields: {}, contentHash: '' } as const;

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
beforeEach(() => office.day('2025-06-03'));
afterAll(async () => world.close());

async function judge(id: string, ...decisions: readonly Partial<ItemDecision>[]): Promise<void> {
  await office.act(id, 'requestHandler', 'judged', {
    decisions: decisions.map((each, index) => ({
      itemId: `item${index + 1}`,
      kind: 'open.provide',
      explanation: '',
      evidence: {},
      ...each,
    })),
  });
}

describe('a step of the procedure', () => {
  test('isn’t made up for by words, but by its paper', async () => {
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'examined', {});
    await office.act(id, 'requestHandler', 'divided', { responsible: 'notOurs', agencyName: '不能确定' });
    const missing = { kind: 'cannot.notExist', evidence: { searchLog: '略' }, excuse: '略' } as const;
    await expect(judge(id, missing)).rejects.toMatchObject({
      code: 'requests.evidence_missing',
      message: expect.stringMatching(/检索记录.*请把.*上传到“材料”，选好依据/u),
    });
    await attach(office, id, 'searchLog');
    await judge(id, missing);
    expect((await office.view(id)).item.position).toBe('drafting');
  });
});

/** A request for two papers, with a third party asked about the first who answers. */
async function consulted(opinion: 'agrees' | 'refuses'): Promise<string> {
  const id = await office.receive({ items: ['管网改造施工组织设计', '管网改造验收报告'] });
  await search(office, id);
  await office.act(id, 'requestHandler', 'consultationSent', {
    consultation: 'one',
    with: 'thirdParty',
    addressee: '测试建筑有限公司（示例）',
    question: '可能含有你方的技术信息。',
    itemIds: ['item1'],
  });
  await office.act(id, 'requestHandler', 'consultationDelivered', { consultation: 'one', proof: 'EMS' });
  await office.act(id, 'requestHandler', 'consultationReplied', { consultation: 'one', opinion, text: '' });
  return id;
}

describe('what a third party answered', () => {
  test('binds the decision whether or not the decision mentions it', async () => {
    const id = await consulted('refuses');
    await expect(judge(id, {}, {})).rejects.toMatchObject({
      code: 'requests.evidence_missing',
      message: expect.stringContaining('对公共利益造成重大影响'),
    });
  });

  test('is passed over only with reasons that the third party is told with the signature', async () => {
    const id = await consulted('refuses');
    const reasons = '工程曾发生路面塌陷，施工方案关系沿线居民安全。';
    await attach(office, id, 'publicInterestReasons');
    await expect(judge(id, {}, {})).rejects.toThrow('写明公开的理由');
    await judge(id, { evidence: { publicInterestReasons: reasons } }, {});
    await office.act(id, 'requestHandler', 'drafted', DRAFT);
    await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
    await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
    await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    const { letters, ledger } = await office.view(id);
    const notices = letters.filter(({ kind }) => kind === 'thirdPartyDisclosure');
    expect(notices).toHaveLength(1);
    const [{ id: letterId, text } = { id: '', text: '' }] = notices;
    for (const words of ['测试建筑有限公司（示例）：', '管网改造施工组织设计', reasons, '申请行政复议'])
      expect(text).toContain(words);
    expect(text).not.toContain('管网改造验收报告');
    expect(text).not.toContain('秦某甲');
    expect(ledger.at(-1)?.detail).toMatchObject({
      thirdParties: [{ addressee: '测试建筑有限公司（示例）', letterId }],
    });
  });

  test('that it agrees leaves no refusal for its sake, and nobody else’s without asking', async () => {
    const deny = { kind: 'deny.thirdParty', explanation: '涉及商业秘密。' } as const;
    const id = await consulted('agrees');
    await expect(judge(id, deny, {})).rejects.toThrow('同意公开');
    await expect(judge(id, {}, deny)).rejects.toThrow('还没有就这个事项');
    await judge(id, {}, {});
  });
});
