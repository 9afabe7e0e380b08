import { Readable } from 'node:stream';
import { ROLES } from '../../../platform/actor.ts';
import type { EvidenceKey } from '../../../law/decisions/evidence.ts';
import { addRequestFile } from '../request-files.ts';
import type { registerRequest } from '../requests.usecases.ts';
import { PICTURE } from './public-visitor.ts';
import { APPLICANT, type RequestOffice } from './request-office.ts';

/** A request as it is taken in at the counter. */
export function counterRequest(office: RequestOffice): Parameters<typeof registerRequest>[1] {
  return {
    agencyId: office.agencyId,
    arrival: { channel: 'counter', submittedOn: '2025-03-03' },
    evidence: '当面提交',
    applicant: APPLICANT,
    items: [{ id: 'item1', description: '青竹沟水库验收报告' }],
    reason: '',
  };
}

/** Searched and found, ready to be judged. */
export async function search(office: RequestOffice, id: string): Promise<void> {
  await office.act(id, 'requestHandler', 'examined', {});
  await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
  await office.act(id, 'requestHandler', 'searched', {
    place: '镇档案室',
    keywords: '验收',
    searcher: '办理人甲',
    found: true,
    result: '查到。',
  });
  await office.act(id, 'requestHandler', 'searchConcluded', {});
}

/** Puts the scan of a paper into the file as evidence. */
export async function attach(office: RequestOffice, id: string, evidence: EvidenceKey): Promise<void> {
  await addRequestFile(office.as('requestHandler'), {
    caseId: id,
    file: {
      kind: 'evidence',
      evidence,
      name: '扫描件.png',
      shownToApplicant: false,
      content: Readable.from([PICTURE]),
    },
  });
}

/** Searched and judged to be disclosed. */
export async function judge(office: RequestOffice, id: string): Promise<void> {
  await search(office, id);
  await office.act(id, 'requestHandler', 'judged', {
    decisions: [{ itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} }],
  });
}

/** A request that is judged. */
export async function judged(office: RequestOffice): Promise<string> {
  const id = await office.receive();
  await judge(office, id);
  return id;
}

/** From the draft to the hand of the applicant, on one day. */
export async function answer(office: RequestOffice, id: string): Promise<void> {
  await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
  await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
  await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
  await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
  await office.act(id, 'requestHandler', 'delivered', { method: 'inPerson', proof: '当面签收' });
}

/** Roles in the order of the program. */
export function byRole(a: string, b: string): number {
  return ROLES.findIndex((role) => role === a) - ROLES.findIndex((role) => role === b);
}
