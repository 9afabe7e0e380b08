import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import type { DisputeState } from '../../law/disputes/dispute-state.ts';
import { openDisputeActions } from '../../law/disputes/dispute-transitions.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { lettersOfSubject } from '../letters/letters.queries.ts';
import { applicantOfDispute } from './dispute-applicant.ts';
import { previewCorrection } from './dispute-letter.ts';
import { disputeItems } from './dispute-list.ts';
import type { disputesApi } from './disputes.api.ts';
import { disputeRolesOf, disputesPolicy } from './disputes.policy.ts';
import { findDispute } from './disputes.repository.ts';
import { loadDispute, type LoadedDispute } from './loaded-dispute.ts';

/** The whole file of a case, for whoever may open it. */
export async function openDispute(
  ctx: Ctx,
  input: { disputeId: string },
): Promise<ResponseOf<typeof disputesApi.open>> {
  const loaded = await loadDispute(ctx, input.disputeId);
  const { row, state, ledger, place, milestones } = loaded;
  const position = must(state.position, 'position');
  authorise(disputesPolicy.open(ctx.actor, place, position));
  const [item] = await disputeItems(ctx, [row]);
  const { id, name } = await agencyById(ctx.db, row.agency_id);
  return {
    item: must(item ?? null, 'the case itself'),
    agency: { id, name },
    applicant: await applicantOfDispute(ctx, row),
    follows: await followed(ctx, row.follows_id),
    state: { ...state, position },
    ledger: ledger.map(({ seq, kind, on, recordedAt, reason, byName, detail }) => ({
      seq,
      kind,
      on,
      recordedAt,
      reason,
      byName,
      detail,
    })),
    milestones: 'open' in milestones ? [...milestones.open] : [],
    missing: 'missing' in milestones ? milestones.missing : null,
    letters: await letters(ctx, loaded),
    actions: disputeRolesOf(ctx.actor, place).flatMap((role) =>
      openDisputeActions({ kind: row.kind, position }, role),
    ),
    may: { handle: disputesPolicy.handle(ctx.actor, place) === true },
  };
}

/** The answer to a demand for correction as it would look. */
export async function draftCorrection(
  ctx: Ctx,
  input: { disputeId: string } & NonNullable<DisputeState['decision']>,
): Promise<ResponseOf<typeof disputesApi.letterDraft>> {
  const { disputeId, ...decision } = input;
  const loaded = await loadDispute(ctx, disputeId);
  authorise(disputesPolicy.handle(ctx.actor, loaded.place));
  const { title, html, faults, findings } = await previewCorrection(ctx, loaded, decision);
  return {
    title,
    html,
    findings: [
      ...faults.map(({ message }) => ({ severity: 'error', message })),
      ...findings.map(({ severity, message }) => ({ severity, message })),
    ],
  };
}

async function followed(ctx: Ctx, id: string | null): Promise<{ id: string; number: string } | null> {
  const row = id === null ? null : await findDispute(ctx.db, id);
  return row === null ? null : { id: row.id, number: row.number };
}

async function letters(
  ctx: Ctx,
  { row }: LoadedDispute,
): Promise<ResponseOf<typeof disputesApi.open>['letters']> {
  if (row.kind !== 'correction') return [];
  const found = await lettersOfSubject(ctx.db, row.id);
  return found.map(({ id, kind, title, number, voidedAt }) => ({
    id,
    kind,
    title,
    number: number ?? '',
    voided: voidedAt !== null,
  }));
}
