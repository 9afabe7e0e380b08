import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { decideProposal, linkProposal, proposeDisclosure } from './disclosure-proposals.ts';
import { exportProposals, listProposals } from './list-proposals.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
  office.day('2025-03-03');
});
afterAll(async () => world.close());

const as = (role: Role): Ctx => office.as(role);
const all = async (role: Role = 'requestHandler') =>
  listProposals(as(role), { agencyId: office.agencyId, page: 1, size: 50 });

/** A request that is granted on the spot. */
async function granted(subject: string): Promise<string> {
  const id = await office.receive({ items: [subject] });
  await office.act(id, 'requestHandler', 'examined', {});
  await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
  const found = { place: '镇档案室', keywords: '水库', searcher: '甲', found: true, result: '查到1份。' };
  await office.act(id, 'requestHandler', 'searched', found);
  await office.act(id, 'requestHandler', 'searchConcluded', {});
  await office.act(id, 'requestHandler', 'judged', {
    decisions: [{ itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} }],
  });
  await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
  await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
  await office.act(id, 'requestHandler', 'delivered', { method: 'inPerson', proof: '当面签收' });
  return id;
}

async function propose(subject: string): Promise<string> {
  const { proposalId } = await proposeDisclosure(as('requestHandler'), {
    agencyId: office.agencyId,
    caseId: null,
    subject,
    explanation: '多人来电询问',
    origin: 'applicant',
  });
  return proposalId;
}

describe('what is asked for again and again', () => {
  test('is proposed once when it was disclosed as often as the office set, and not before', async () => {
    await granted('青竹沟水库除险加固工程验收报告');
    await granted('青竹沟水库除险加固工程的验收报告全文');
    expect((await all()).items).toEqual([]);
    const third = await granted('青竹沟水库除险加固工程验收报告及附件');
    const { items } = await all();
    expect(items).toMatchObject([
      {
        origin: 'recurring',
        state: 'open',
        request: { id: third },
        explanation: expect.stringContaining('3件'),
      },
    ]);
    await granted('青竹沟水库除险加固工程验收报告');
    expect((await all()).total).toBe(1);
  });
});

describe('a proposal', () => {
  test('is accepted with a reason and linked only with what is published', async () => {
    const id = await propose('农村公路养护计划');
    const draft = await office.draft('dynamic.news');
    const decide = async (documentId: string | null) =>
      decideProposal(as('requestHandler'), {
        proposalId: id,
        accept: true,
        reason: '涉及公众利益',
        documentId,
      });
    await expect(decide(draft)).rejects.toMatchObject({ code: 'requests.not_published' });
    await decide(null);
    await expect(decide(null)).rejects.toMatchObject({ code: 'requests.proposal_decided' });
    const { documentId } = await office.published('dynamic.news');
    await linkProposal(as('requestHandler'), { proposalId: id, documentId });
    const again = linkProposal(as('requestHandler'), { proposalId: id, documentId });
    await expect(again).rejects.toMatchObject({ code: 'requests.proposal_decided' });
    const found = (await all()).items.find((item) => item.id === id);
    expect(found).toMatchObject({ state: 'accepted', reason: '涉及公众利益', document: { id: documentId } });
  });

  test('is refused with a reason, and found by what became of it', async () => {
    const id = await propose('内部排班表');
    await decideProposal(as('requestHandler'), {
      proposalId: id,
      accept: false,
      reason: '内部事务信息',
      documentId: null,
    });
    const refused = await listProposals(as('requestHandler'), {
      agencyId: office.agencyId,
      state: 'refused',
      page: 1,
      size: 10,
    });
    expect(refused.items.map((item) => item.id)).toEqual([id]);
  });

  test('shows what was asked for to whoever handles requests and to nobody else', async () => {
    await propose('某人某年的补助');
    const { items } = await all('supervisor');
    expect(items.every((item) => item.subject === null)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('补助');
    for (const role of ['clerk', 'publisher', 'auditAdmin'] as const) {
      await expect(all(role)).rejects.toMatchObject({ status: 403 });
    }
    const filter = { agencyId: office.agencyId };
    await expect(exportProposals(as('supervisor'), filter)).rejects.toMatchObject({ status: 403 });
    expect((await exportProposals(as('requestHandler'), filter)).fileName).toBe('测试镇转主动公开建议.xlsx');
  });
});
