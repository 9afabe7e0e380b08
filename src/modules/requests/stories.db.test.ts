import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocx } from '../../files/test/read-docx.ts';
import { readPdf } from '../../files/test/read-pdf.ts';
import { letterFile } from '../letters/letters.usecases.ts';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
afterAll(async () => world.close());

describe('granted', () => {
  test('a request goes from the counter to the archive, and counts as disclosed', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'examined', {});
    await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
    await office.act(id, 'requestHandler', 'searched', {
      place: '镇档案室',
      keywords: '青竹沟水库 验收',
      searcher: '办理人甲',
      found: true,
      result: '查到验收报告1份。',
    });
    await office.act(id, 'requestHandler', 'searchConcluded', {});
    office.day('2025-03-05');
    await office.act(id, 'requestHandler', 'judged', {
      decisions: [{ itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} }],
    });
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
    await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
    await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    office.day('2025-03-06');
    await office.act(id, 'requestHandler', 'delivered', { method: 'post', proof: 'EMS 1000000000001' });
    const { item, letters, clock } = await office.view(id);
    expect(item).toMatchObject({
      position: 'settled',
      outcome: 'open',
      settledOn: '2025-03-06',
      inTime: true,
    });
    expect(letters.map(({ kind, number }) => [kind, number])).toEqual([
      ['answer.open.provide', expect.stringContaining('2025')],
    ]);
    expect(clock).toMatchObject({ state: { originalDue: '2025-03-31', onTime: true } });
    await office.act(id, 'requestHandler', 'archived', { volume: '2025-依申-001' });
    expect((await office.view(id)).actions).toEqual(['redoOrdered', 'noted']);
  });
});

describe('clarified, then disclosed in part', () => {
  test('the clock starts anew with the clarification, the letter names what is withheld, 复议 comes first', async () => {
    office.day('2025-04-25');
    const id = await office.receive({ items: ['低保评审会议材料', '低保资金发放表'] });
    await office.act(id, 'requestHandler', 'clarificationAsked', {
      points: '请写明低保评审会议的时间范围。',
      respondBy: '2025-05-16',
    });
    office.day('2025-04-28');
    await office.act(id, 'requestHandler', 'letterDelivered', { of: 3, method: 'post', proof: 'EMS 1' });
    office.day('2025-05-08');
    await office.act(id, 'requestHandler', 'clarified', { text: '2024年全年' });
    const clarified = await office.view(id);
    expect(clarified.clock).toMatchObject({ state: { originalDue: '2025-05-27', due: '2025-06-06' } });
    await found(id);
    await office.act(id, 'requestHandler', 'judged', {
      decisions: [
        {
          itemId: 'item1',
          kind: 'deny.process',
          explanation: '评审会议材料为作出低保审批决定之前形成的讨论记录，公开会影响评审人员坦率地讨论。',
          evidence: { processNature: '会议记录原件，形成于审批决定作出之前' },
          discretionReason: '评审讨论涉及对各户家庭情况的议论，公开会影响今后评审。',
        },
        { itemId: 'item2', kind: 'open.provide', explanation: '', evidence: {} },
      ],
    });
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    await signAndDeliver(id, '2025-05-14');
    const { item, letters } = await office.view(id);
    expect(item).toMatchObject({ outcome: 'partial', settledOn: '2025-05-14', inTime: true });
    const answer = letters.find(({ kind }) => kind === 'answer.partial');
    expect(answer?.text).toContain('应当自收到本');
    expect(answer?.text).toContain('先向测试区人民政府申请行政复议');
    expect(answer?.text).toContain('第十六条第二款');
  });
});

describe('a third party refuses, the public interest prevails', () => {
  test('the clock stands still from the letter to the reply, and the third party is told', async () => {
    office.day('2025-03-03');
    const id = await office.receive({ items: ['镇区雨污管网改造工程中标单位的施工组织设计'] });
    await found(id);
    office.day('2025-03-10');
    await office.act(id, 'requestHandler', 'consultationSent', {
      consultation: 'one',
      with: 'thirdParty',
      addressee: '测试建筑有限公司（示例）',
      question: '施工组织设计可能含有你方的技术信息。',
      itemIds: ['item1'],
    });
    office.day('2025-03-11');
    await office.act(id, 'requestHandler', 'consultationDelivered', { consultation: 'one', proof: 'EMS 2' });
    expect((await office.view(id)).item.urgency).toBe('paused');
    office.day('2025-03-21');
    await office.act(id, 'requestHandler', 'consultationReplied', {
      consultation: 'one',
      opinion: 'refuses',
      text: '含有我方施工工法，不同意公开。',
    });
    const { clock } = await office.view(id);
    expect(clock).toMatchObject({ state: { originalDue: '2025-03-31', due: '2025-04-14' } });
    const decision = {
      itemId: 'item1',
      kind: 'open.provide',
      explanation: '',
      evidence: {},
      circumstances: ['thirdPartyAsked', 'thirdPartyOverruled'],
    } as const;
    await expect(office.act(id, 'requestHandler', 'judged', { decisions: [decision] })).rejects.toMatchObject(
      { code: 'requests.obstructed', message: expect.stringContaining('请写明公开的理由') },
    );
    await office.act(id, 'requestHandler', 'judged', {
      decisions: [
        {
          ...decision,
          evidence: {
            publicInterestReasons: '工程曾发生路面塌陷，施工方案关系沿线居民安全。',
          },
        },
      ],
    });
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    await signAndDeliver(id, '2025-04-14');
    const { item, letters } = await office.view(id);
    expect(item).toMatchObject({ outcome: 'open', inTime: true });
    expect(letters.map(({ kind }) => kind)).toEqual([
      'thirdPartyInquiry',
      'consultationNotice',
      'answer.open.provide',
      'thirdPartyDisclosure',
    ]);
    expect(letters[0]?.text).not.toContain('秦某甲');
  });
});

describe('a fee is not paid', () => {
  test('after twenty working days from the notice the request ends, and counts where the form has it', async () => {
    office.day('2025-06-03');
    const id = await office.receive({ items: ['近十年全部工程合同'] });
    await found(id);
    await office.act(id, 'requestHandler', 'feeAsked', {
      method: 'perItem',
      quantity: 11,
      amountYuan: 100,
      explanation: '按件计收，本月第11件，100元。',
    });
    const [notice] = (await office.view(id)).letters;
    if (notice === undefined) throw new Error('no notice');
    for (const format of ['docx', 'pdf'] as const) {
      const { bytes } = await letterFile(world.system, notice, format);
      const read = JSON.stringify(format === 'docx' ? readDocx(bytes) : await readPdf(bytes));
      expect(read.replaceAll(/\\n|\s/g, '')).toContain('100元');
    }
    office.day('2025-06-04');
    await office.act(id, 'requestHandler', 'feeNoticeDelivered', { proof: 'EMS 4' });
    office.day('2025-07-02');
    await expect(
      office.act(id, 'requestHandler', 'feeLapsed', { explanation: '没有缴费' }),
    ).rejects.toMatchObject({ code: 'requests.obstructed' });
    office.day('2025-07-03');
    await office.act(id, 'requestHandler', 'feeLapsed', { explanation: '经核对没有缴费记录' });
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    await signAndDeliver(id, '2025-07-04');
    expect((await office.view(id)).item).toMatchObject({ outcome: 'other.noFee', settledOn: '2025-07-04' });
  });
});

/** Searched and found, ready to be judged. */
async function found(id: string): Promise<void> {
  await office.act(id, 'requestHandler', 'examined', {});
  await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
  await office.act(id, 'requestHandler', 'searched', {
    place: '镇档案室',
    keywords: '名称',
    searcher: '办理人甲',
    found: true,
    result: '查到。',
  });
  await office.act(id, 'requestHandler', 'searchConcluded', {});
}

async function signAndDeliver(id: string, day: string): Promise<void> {
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
  await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
  office.day(day);
  await office.act(id, 'requestHandler', 'delivered', { method: 'post', proof: 'EMS 9' });
}
