import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import { defaultTemplate } from '../../law/letters/default-templates.ts';
import { activateLetterTemplate, uploadLetterTemplate } from '../letters/letter-templates.ts';
import { draftLetter } from './draft-letter.ts';
import { addRequestFile } from './request-files.ts';
import { openRequest } from './request-view.ts';
import { answer, judge, judged } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';
import { PICTURE } from './test/public-visitor.ts';

let world: TestWorld;
let office: RequestOffice;
let other: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  other = await openRequestOffice(world, 'linzhen');
});
beforeEach(() => office.day('2025-03-03'));
afterAll(async () => world.close());

const as = (role: Role) => office.as(role);
const DRAFT = { letterKind: '', fields: {}, contentHash: '' } as const;
const LATE = { on: '2025-03-04', reason: '当时以纸质文书办理，现补记' } as const;

describe('a step that is entered afterwards', () => {
  const asked = { points: '请写明工程名称', respondBy: '2025-03-11' } as const;

  test('makes no letter that would bear a day of the past, and says so before', async () => {
    const id = await office.receive();
    office.day('2025-03-06');
    await expect(
      draftLetter(as('requestHandler'), {
        caseId: id,
        action: { kind: 'clarificationAsked', detail: asked },
        on: LATE.on,
      }),
    ).rejects.toThrow('请把扫描件上传到卷内');
    await office.act(id, 'requestHandler', 'clarificationAsked', asked, LATE);
    expect((await office.view(id)).letters).toEqual([]);
  });

  test('proves nothing until the letter of then is in the file', async () => {
    const id = await office.receive();
    office.day('2025-03-24');
    await office.act(id, 'requestHandler', 'clarificationAsked', asked, LATE);
    await office.act(id, 'requestHandler', 'letterDelivered', { of: 3, method: 'post', proof: 'EMS' }, LATE);
    await office.act(id, 'requestHandler', 'clarificationLapsed', { explanation: '没有收到补正' });
    await expect(office.act(id, 'requestHandler', 'drafted', DRAFT)).rejects.toMatchObject({
      code: 'requests.evidence_missing',
      message: expect.stringContaining('补正'),
    });
    await addRequestFile(as('requestHandler'), {
      caseId: id,
      file: {
        kind: 'evidence',
        evidence: 'clarificationLetter',
        name: '补正告知书.png',
        shownToApplicant: false,
        content: Readable.from([PICTURE]),
      },
    });
    await office.act(id, 'requestHandler', 'drafted', DRAFT);
  });

  test('entered on its day, its letter is evidence by itself', async () => {
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'clarificationAsked', asked);
    await office.act(id, 'requestHandler', 'letterDelivered', { of: 3, method: 'post', proof: 'EMS' });
    office.day('2025-03-24');
    await office.act(id, 'requestHandler', 'clarificationLapsed', { explanation: '没有收到补正' });
    await office.act(id, 'requestHandler', 'drafted', DRAFT);
    expect((await office.view(id)).letters.map(({ kind }) => kind)).toEqual(['clarification']);
  });
});

describe('what is signed is what was reviewed', () => {
  test('an answer whose template changed meanwhile goes back', async () => {
    const id = await judged(office);
    await office.act(id, 'requestHandler', 'drafted', DRAFT);
    await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
    await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
    const changed = await uploadLetterTemplate(as('requestHandler'), {
      agencyId: office.agencyId,
      kind: 'answer.open.provide',
      note: '改了一句',
      content: {
        text: defaultTemplate('answer.open.provide').replace('{{办理经过}}', '经研究，{{办理经过}}'),
      },
    });
    await activateLetterTemplate(as('requestHandler'), { templateId: changed.id });
    await expect(
      office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' }),
    ).rejects.toThrow('文书模板有变化');
  });

  test('no signature is entered for a day of the past', async () => {
    const id = await judged(office);
    await office.act(id, 'requestHandler', 'drafted', DRAFT);
    await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
    await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
    office.day('2025-03-05');
    await expect(
      office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' }, LATE),
    ).rejects.toThrow('“签发”只能在今天作出');
    await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    expect((await office.view(id)).letters.at(-1)?.text).toContain('2025年3月5日');
  });
});

describe('a split request', () => {
  test('takes the time along that a clarification gave', async () => {
    const id = await office.receive({ items: ['道路养护合同', '低保名单'] });
    await office.act(id, 'requestHandler', 'clarificationAsked', {
      points: '请写明年份',
      respondBy: '2025-03-14',
    });
    await office.act(id, 'requestHandler', 'letterDelivered', { of: 3, method: 'post', proof: 'EMS' });
    office.day('2025-03-10');
    await office.act(id, 'requestHandler', 'clarified', { text: '2024年' });
    await office.act(id, 'requestHandler', 'split', { itemIds: ['item2'], into: [] });
    const whole = await office.view(id);
    const split = whole.ledger.find(({ kind }) => kind === 'split');
    if (split?.kind !== 'split') throw new Error('split');
    const part = await office.view(split.detail.into[0]?.requestId ?? '');
    expect(part.item).toMatchObject({
      dueOn: whole.item.dueOn,
      receivedOn: '2025-03-03',
      position: 'examining',
    });
    expect(part.state.clarification).toMatchObject({ clarifiedOn: '2025-03-10', deliveredOn: '2025-03-03' });
    expect(part.letters).toEqual([]);
    await expect(
      office.act(part.item.id, 'requestHandler', 'clarificationAsked', {
        points: '再问',
        respondBy: '2025-03-20',
      }),
    ).rejects.toThrow('只能作出一次');
  });
});

describe('an extension that the head does not agree to', () => {
  test('changes nothing about the deadline, and the file is closed to the head again', async () => {
    const id = await office.receive();
    const { dueOn } = (await office.view(id)).item;
    await office.act(id, 'requestHandler', 'extensionProposed', { workdays: 10, explanation: '材料分散' });
    await openRequest(as('secondReviewer'), { caseId: id });
    await expect(office.act(id, 'secondReviewer', 'extensionRefused', { opinion: ' ' })).rejects.toThrow(
      '请写明不同意的意见',
    );
    await office.act(id, 'secondReviewer', 'extensionRefused', { opinion: '材料不多，请按期答复。' });
    await expect(openRequest(as('secondReviewer'), { caseId: id })).rejects.toMatchObject({ status: 403 });
    const { item, state } = await office.view(id);
    expect(item).toMatchObject({ dueOn, extended: false });
    expect(state.extension).toBeNull();
  });
});

describe('joined requests', () => {
  const join = async (id: string, leadId: string) =>
    office.act(id, 'requestHandler', 'joined', { leadId, leadNumber: '写错的编号' });

  test.each<[string, () => Promise<string>, string]>([
    ['another agency’s request', async () => other.receive(), '只能并入本机关的申请'],
    [
      'one that is answered',
      async () => {
        const id = await judged(office);
        await answer(office, id);
        return id;
      },
      '主件已经送审、答复',
    ],
    [
      'one that is at its reviewers',
      async () => {
        const id = await judged(office);
        await office.act(id, 'requestHandler', 'drafted', DRAFT);
        return id;
      },
      '主件已经送审、答复',
    ],
    [
      'one that is joined itself',
      async () => {
        const id = await office.receive();
        await join(id, await office.receive());
        return id;
      },
      '并入了其他申请',
    ],
  ])('aren’t joined to %s', async (_what, leadOf, message) => {
    const lead = await leadOf();
    const id = await office.receive();
    await expect(join(id, lead)).rejects.toThrow(message);
  });

  test('aren’t joined to themselves, and take their lead’s number from its file', async () => {
    const [lead, id] = [await office.receive(), await office.receive()];
    await expect(join(id, id)).rejects.toThrow('不能并入本件自己');
    await join(id, lead);
    const { ledger } = await office.view(id);
    expect(ledger.at(-1)?.detail).toEqual({
      leadId: lead,
      leadNumber: (await office.view(lead)).item.number,
    });
  });

  test('have their letters when the lead is signed, of that day, and aren’t separated after it', async () => {
    const [lead, id] = [await office.receive(), await office.receive({ applicant: { name: '施某乙' } })];
    await join(id, lead);
    await judge(office, lead);
    await office.act(lead, 'requestHandler', 'drafted', DRAFT);
    await office.act(lead, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
    await office.act(lead, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
    office.day('2025-03-05');
    await office.act(lead, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    const signed = await office.view(id);
    expect(signed.letters.map(({ issuedOn }) => issuedOn)).toEqual(['2025-03-05']);
    expect(signed.letters[0]?.text).toContain('施某乙');
    expect(signed.letters[0]?.text).not.toContain('秦某甲');
    await expect(office.act(id, 'requestHandler', 'separated', {})).rejects.toThrow('答复已经签发');
    office.day('2025-03-06');
    await office.act(lead, 'requestHandler', 'delivered', { method: 'post', proof: 'EMS' });
    const settled = await office.view(id);
    expect(settled.item).toMatchObject({ position: 'settled', settledOn: '2025-03-06' });
    expect(settled.letters).toHaveLength(1);
  });

  test('don’t read the other applicant’s name', async () => {
    const [lead, id] = [await office.receive(), await office.receive({ applicant: { name: '施某乙' } })];
    await join(id, lead);
    await judge(office, lead);
    const fields = { 办理经过: '经电话与秦某甲核对，申请内容明确。' };
    await expect(office.act(lead, 'requestHandler', 'drafted', { ...DRAFT, fields })).rejects.toThrow(
      '会告诉其他申请人',
    );
  });

  test('aren’t answered by what rests on the conduct of another', async () => {
    const [lead, id] = [await office.receive(), await office.receive({ applicant: { name: '施某乙' } })];
    await join(id, lead);
    await office.act(lead, 'requestHandler', 'clarificationAsked', {
      points: '请写明',
      respondBy: '2025-03-11',
    });
    await office.act(lead, 'requestHandler', 'letterDelivered', { of: 3, method: 'post', proof: 'EMS' });
    office.day('2025-03-24');
    await office.act(lead, 'requestHandler', 'clarificationLapsed', { explanation: '没有收到补正' });
    await expect(office.act(lead, 'requestHandler', 'drafted', DRAFT)).rejects.toThrow('请先取消并案');
  });

  test('go on by themselves when the lead is withdrawn', async () => {
    const [lead, id] = [await office.receive(), await office.receive()];
    await join(id, lead);
    await office.act(lead, 'requestHandler', 'withdrawn', { proof: '撤回申请书' });
    expect((await office.view(id)).item.position).toBe('judging');
  });
});
