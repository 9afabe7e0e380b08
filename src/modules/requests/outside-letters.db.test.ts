import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { RequestEventDetails } from '../../law/requests/request-events.ts';
import { draftLetter } from './draft-letter.ts';
import { search } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
beforeEach(() => office.day('2025-06-03'));
afterAll(async () => world.close());

const ASKED: RequestEventDetails['consultationSent'] = {
  consultation: 'one',
  with: 'thirdParty',
  addressee: '测试建筑有限公司（示例）',
  question: '可能含有你方的技术信息。',
  itemIds: ['item1'],
};

/** A request whose own words tell who wrote it. */
async function personal(): Promise<string> {
  const id = await office.receive({ items: ['本人秦某甲（电话13000000000）家房屋的征收补偿协议'] });
  await search(office, id);
  return id;
}

describe('a letter to others than the applicant', () => {
  test.each(['thirdParty', 'jointMaker', 'otherAgency'] as const)(
    'to a %s isn’t sent while it tells who applies, and names the kind of word only',
    async (party) => {
      const id = await personal();
      const send = office.act(id, 'requestHandler', 'consultationSent', { ...ASKED, with: party });
      await expect(send).rejects.toMatchObject({
        code: 'requests.letter_faulty',
        message: expect.stringMatching(/申请人的姓名或者名称、申请人的电话/u),
      });
      await expect(send).rejects.not.toThrow('秦某甲');
      expect((await office.view(id)).letters).toEqual([]);
    },
  );

  test('names what is asked for in words of the office', async () => {
    const id = await personal();
    const subject = '测试路1组某户房屋的征收补偿协议';
    await office.act(id, 'requestHandler', 'consultationSent', { ...ASKED, subject });
    const [inquiry] = (await office.view(id)).letters;
    expect(inquiry).toMatchObject({ kind: 'thirdPartyInquiry', text: expect.stringContaining(subject) });
    expect(inquiry?.text).not.toContain('秦某甲');
  });

  test('that asks for help isn’t sent either', async () => {
    const id = await personal();
    const question = '请查找秦某甲户的补偿协议。';
    await expect(
      office.act(id, 'requestHandler', 'assistanceAsked', { unit: '测试区档案馆', question }),
    ).rejects.toThrow('申请人的姓名或者名称');
  });

  test('says so before it is sent', async () => {
    const id = await personal();
    const action = { kind: 'consultationSent', detail: ASKED } as const;
    const { findings } = await draftLetter(office.as('requestHandler'), { caseId: id, action });
    expect(findings.map(({ message }) => message).join('')).toContain('申请人的电话');
  });
});
