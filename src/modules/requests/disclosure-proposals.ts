import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { addDays } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import {
  insertProposal,
  lockProposal,
  proposalRows,
  updateProposal,
  type ProposalRow,
} from './disclosure-proposals.repository.ts';
import type { LoadedCase } from './loaded-case.ts';
import { seemAlike, similarRequests } from './related-requests.ts';
import { requestSettings } from './request-settings.ts';
import { notPublished, proposalDecided } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';
import { findCase } from './requests.repository.ts';

const DAYS_OF_A_YEAR = 365;
/** How many proposals are looked through for one on the same thing. */
const LOOKED_THROUGH = 500;

/** A proposal as somebody makes it. */
export interface Proposal {
  readonly agencyId: string;
  /** The request that it comes from. */
  readonly caseId: string | null;
  readonly subject: string;
  readonly explanation: string;
  readonly origin: ProposalRow['origin'];
}

/** Enters what a handler, or an applicant through him, proposes to publish (条例第44条第二款). */
export async function proposeDisclosure(
  ctx: Ctx,
  input: Proposal & { readonly origin: 'applicant' | 'handler' },
): Promise<{ proposalId: string }> {
  return inTransaction(ctx, async (tx) => {
    authorise(requestsPolicy.handle(tx.actor, await placeOf(tx.db, input.agencyId)));
    const from = input.caseId === null ? null : await findCase(tx.db, input.caseId);
    if (input.caseId !== null && from?.agency_id !== input.agencyId) throw notFound('这件申请');
    return { proposalId: await enterProposal(tx, input) };
  });
}

/** Enters a proposal within the transaction of whoever calls, who has asked a policy or checked a query code. */
async function enterProposal(tx: TxCtx, input: Proposal): Promise<string> {
  const at = tx.clock.now();
  const id = newId(at.getTime());
  await insertProposal(tx.db, {
    id,
    agency_id: input.agencyId,
    case_id: input.caseId,
    subject: [...input.subject].slice(0, 1_000).join(''),
    explanation: input.explanation,
    origin: input.origin,
    state: 'open',
    decision_reason: '',
    document_id: null,
    created_by: accountIdOf(tx.actor),
    created_at: at,
    decided_by: null,
    decided_at: null,
  });
  tx.record({
    type: 'request.proposed',
    agencyId: input.agencyId,
    subject: await subjectOf(tx, { id, case_id: input.caseId }),
    after: { proposal: id, origin: input.origin },
  });
  return id;
}

/**
 * Proposes to publish what was disclosed to several within a year (条例第44条第一款): when an answer goes out, and nothing
 * alike was proposed before, whatever became of it.
 */
export async function proposeIfRecurring(tx: TxCtx, { row, today }: LoadedCase): Promise<void> {
  if (row.outcome !== 'open') return;
  const { recurringFrom } = await requestSettings(tx.db, row.agency_id);
  const since = addDays(today, -DAYS_OF_A_YEAR);
  const alike = (await similarRequests(tx.db, row)).filter(
    ({ outcome, settled_on: settledOn }) => outcome === 'open' && settledOn !== null && settledOn >= since,
  );
  const count = alike.length + 1;
  if (count < recurringFrom) return;
  const before = await proposalRows(tx.db, { agencyId: row.agency_id }, { offset: 0, limit: LOOKED_THROUGH });
  if (before.some(({ subject }) => seemAlike(subject, row.subject))) return;
  await enterProposal(tx, {
    agencyId: row.agency_id,
    caseId: row.id,
    subject: row.subject,
    explanation: `一年内已有${count}件内容相近的申请予以公开：${[row, ...alike].map(({ number }) => number).join('、')}。`,
    origin: 'recurring',
  });
}

/** Accepts or refuses a proposal; either needs its reason. What is published already can be linked at once. */
export async function decideProposal(
  ctx: Ctx,
  input: {
    readonly proposalId: string;
    readonly accept: boolean;
    readonly reason: string;
    readonly documentId: string | null;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const proposal = await lockedProposal(tx, input.proposalId);
    if (proposal.state !== 'open') throw proposalDecided();
    const documentId = input.accept ? input.documentId : null;
    if (documentId !== null) await requirePublished(tx, proposal, documentId);
    await updateProposal(tx.db, proposal.id, {
      state: input.accept ? 'accepted' : 'refused',
      decision_reason: input.reason,
      document_id: documentId,
      decided_by: accountIdOf(tx.actor),
      decided_at: tx.clock.now(),
    });
    tx.record({
      type: 'request.proposal_decided',
      agencyId: proposal.agency_id,
      subject: await subjectOf(tx, proposal),
      before: { state: 'open' },
      after: { proposal: proposal.id, state: input.accept ? 'accepted' : 'refused', documentId },
    });
  });
}

/** Says which published document an accepted proposal became. */
export async function linkProposal(
  ctx: Ctx,
  input: { readonly proposalId: string; readonly documentId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const proposal = await lockedProposal(tx, input.proposalId);
    if (proposal.state !== 'accepted' || proposal.document_id !== null) throw proposalDecided();
    await requirePublished(tx, proposal, input.documentId);
    await updateProposal(tx.db, proposal.id, { document_id: input.documentId });
    tx.record({
      type: 'request.proposal_decided',
      agencyId: proposal.agency_id,
      subject: await subjectOf(tx, proposal),
      after: { proposal: proposal.id, documentId: input.documentId },
    });
  });
}

async function lockedProposal(tx: TxCtx, id: string): Promise<ProposalRow> {
  const proposal = await lockProposal(tx.db, id);
  if (proposal === null) throw notFound('这条建议');
  authorise(requestsPolicy.handle(tx.actor, await placeOf(tx.db, proposal.agency_id)));
  return proposal;
}

async function requirePublished(tx: TxCtx, proposal: ProposalRow, documentId: string): Promise<void> {
  const { document, live } = await loadDocument(tx.db, documentId);
  if (document.agencyId !== proposal.agency_id || live === null) throw notPublished();
}

/** A proposal is called by its request in the audit, never by what was asked for. */
async function subjectOf(
  tx: TxCtx,
  proposal: Pick<ProposalRow, 'id' | 'case_id'>,
): Promise<{ kind: 'request'; id: string; title: string }> {
  const from = proposal.case_id === null ? null : await findCase(tx.db, proposal.case_id);
  return { kind: 'request', id: from?.id ?? proposal.id, title: from?.number ?? '未关联申请的建议' };
}
