import type { Ctx } from '../../platform/context.ts';
import { tryComputeClock } from '../../law/clock/clock.ts';
import { clockLedgers } from '../../law/requests/clock-ledger.ts';
import type { RequestEvent } from '../../law/requests/request-events.ts';
import { decidedKinds, rowOfAnswer, withheldDecisions } from '../../law/requests/whole-answer.ts';
import type { PlainDate } from '../../law/dates.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { CaseFacts, LetterPreview, WantedLetter } from '../letters/letters.types.ts';
import type { LetterPlan, LetterSource } from './letter-fields.ts';
import { dueOf, type LoadedCase } from './loaded-case.ts';
import type { Performance } from './perform-action.ts';
import { requestSettings } from './request-settings.ts';
import { applicantOf } from './requests.repository.ts';

/** Everything that the letters of an action on a request take their words from. */
export async function letterSource(
  ctx: Pick<Ctx, 'db'>,
  loaded: LoadedCase,
  performance: Performance,
): Promise<LetterSource> {
  const { row, state, calendar, today } = loaded;
  return {
    number: row.number,
    subject: row.subject,
    state,
    applicant: await applicantOf(ctx.db, row.id),
    agency: await agencyById(ctx.db, row.agency_id),
    settings: await requestSettings(ctx.db, row.agency_id),
    calendar,
    dueBefore: dueOf(loaded),
    dueAfter: dueAfter(loaded, performance),
    on: performance.on ?? today,
  };
}

/** The letter of a plan, with what it is held against. */
export function wantedLetter(
  loaded: LoadedCase,
  source: LetterSource,
  plan: LetterPlan,
): WantedLetter & { readonly issuedOn: PlainDate } {
  return {
    issuedOn: source.on,
    agencyId: loaded.row.agency_id,
    kind: plan.kind,
    fields: plan.fields,
    facts: factsOf(loaded, source, plan),
  };
}

/** What speaks against a letter, in words for who made it; empty where it can go. */
export function faultsOf(preview: LetterPreview): string[] {
  return [
    ...preview.faults.map(({ message }) => message),
    ...preview.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  ];
}

/** Taken from the ledger, not from what was typed. */
function factsOf(loaded: LoadedCase, source: LetterSource, plan: LetterPlan): CaseFacts {
  const { state, row } = loaded;
  const addressee = plan.fields['第三方'] ?? plan.fields['协办机关'] ?? plan.fields['申请人'];
  const isAnswer = plan.kind.startsWith('answer.');
  const electronic = ['online', 'email'].includes(source.applicant.supply_way);
  return {
    ...(typeof addressee === 'string' && { addressee }),
    ...(state.receivedOn !== null && { receivedOn: state.receivedOn }),
    requestNumber: row.number,
    subject: row.subject,
    ...((plan.kind === 'extension' || plan.kind === 'reasonableDelay') &&
      typeof plan.fields['延长至'] === 'string' && { extendedTo: plan.fields['延长至'] }),
    ...(isAnswer && {
      row: rowOfAnswer(state),
      withheld: withheldDecisions(state),
      decided: decidedKinds(state),
      servedElectronically: electronic,
    }),
  };
}

/** The deadline as it would be with the action taken and told the same day. */
function dueAfter(
  { ledger, today, calendar }: LoadedCase,
  { action, on = today }: Performance,
): PlainDate | null {
  const recordedAt = new Date(0).toISOString();
  const next: RequestEvent = { ...action, seq: ledger.length + 1, on, recordedAt };
  const told: RequestEvent = {
    kind: 'extensionTold',
    detail: { proof: '' },
    seq: ledger.length + 2,
    on,
    recordedAt,
  };
  const events = action.kind === 'extended' ? [...ledger, next, told] : [...ledger, next];
  const computed = tryComputeClock(clockLedgers(events).at(-1) ?? [], { asOf: today, calendar });
  return 'state' in computed ? computed.state.due : null;
}
