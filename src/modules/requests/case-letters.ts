import { createHash } from 'node:crypto';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { tryComputeClock } from '../../law/clock/clock.ts';
import { clockLedgers } from '../../law/requests/clock-ledger.ts';
import type { ItemDecision, RequestAction, RequestEvent } from '../../law/requests/request-events.ts';
import { requestRow } from '../../law/decisions/request-row.ts';
import { DECISION_KINDS } from '../../law/decisions/decision-kinds.ts';
import type { PlainDate } from '../../law/dates.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { issueLetter, previewLetter } from '../letters/letters.usecases.ts';
import type { CaseFacts, LetterPreview, WantedLetter } from '../letters/letters.types.ts';
import {
  answerPlan,
  decisionOf,
  lettersOf,
  withheldDecisions,
  type LetterPlan,
  type LetterSource,
} from './letter-fields.ts';
import { dueOf, type LoadedCase } from './loaded-case.ts';
import type { Performance } from './perform-action.ts';
import { requestSettings } from './request-settings.ts';
import { faultyLetter } from './requests.errors.ts';
import { applicantOf } from './requests.repository.ts';

/**
 * The action with the letters that go out with it: made, checked against the file and numbered. An answer is drafted when it
 * is handed to the reviewers and issued when it is signed; what was reviewed is what is signed.
 */
export async function withLetter(
  tx: TxCtx,
  loaded: LoadedCase,
  performance: Performance,
): Promise<RequestAction> {
  const { action } = performance;
  if (action.kind === 'signed') return signedAction(tx, loaded);
  const source = await letterSource(tx, loaded, performance);
  const plans = lettersOf(action, source);
  const [main, ...others] = plans;
  if (main === undefined) return action;
  if (action.kind === 'drafted') return draftedAction(tx, loaded, { action, source, plan: main });
  const issued = await issueLetter(tx, { ...wanted(loaded, source, main), subjectId: loaded.row.id });
  for (const plan of others)
    await issueLetter(tx, { ...wanted(loaded, source, plan), subjectId: loaded.row.id });
  return withLetterId(action, issued.id);
}

/** The letter that an action would send, as it would look: nothing is numbered, nothing is kept. */
export async function previewFor(
  ctx: Ctx,
  loaded: LoadedCase,
  performance: Performance,
): Promise<{ preview: LetterPreview; plan: LetterPlan } | null> {
  const source = await letterSource(ctx, loaded, performance);
  const { action } = performance;
  const plan =
    action.kind === 'signed'
      ? answerPlan(source, loaded.state.draft?.fields ?? {})
      : lettersOf(action, source)[0];
  if (plan === undefined) return null;
  return { plan, preview: await previewLetter(ctx, wanted(loaded, source, plan)) };
}

type Drafted = Extract<RequestAction, { kind: 'drafted' }>;

/** An answer that contradicts its file goes to no reviewer. */
async function draftedAction(
  tx: TxCtx,
  loaded: LoadedCase,
  { action, source, plan }: { action: Drafted; source: LetterSource; plan: LetterPlan },
): Promise<RequestAction> {
  const preview = await previewLetter(tx, wanted(loaded, source, plan));
  refuseFaulty(preview);
  const detail = { ...action.detail, letterKind: plan.kind, contentHash: contentHash(plan) };
  return { kind: 'drafted', detail };
}

/** Only what the reviewers saw is signed: had the file changed since, the words would be others. */
async function signedAction(tx: TxCtx, loaded: LoadedCase): Promise<RequestAction> {
  const { draft } = loaded.state;
  if (draft === null) throw faultyLetter(['还没有拟稿。']);
  const source = await letterSource(tx, loaded, {
    action: { kind: 'drafted', detail: draft },
    role: 'signer',
  });
  const plan = answerPlan(source, draft.fields);
  if (contentHash(plan) !== draft.contentHash) {
    throw faultyLetter(['审核以后卷内情况有变化，答复内容与审核时不一致，请退回重新拟稿。']);
  }
  const issued = await issueLetter(tx, { ...wanted(loaded, source, plan), subjectId: loaded.row.id });
  return { kind: 'signed', detail: { letterId: issued.id, letterNumber: issued.number ?? '' } };
}

/** The answer of a lead, to the applicant of a request that was joined to it: with that one's name, number and dates. */
export async function issueJoinedAnswer(
  tx: TxCtx,
  { joined, lead, on }: { joined: LoadedCase; lead: LoadedCase; on: PlainDate },
): Promise<string> {
  const decision = lead.state.items[0]?.decision ?? null;
  const items = joined.state.items.map((item) => ({
    ...item,
    decision: decision === null ? null : { ...decision, itemId: item.id, kind: decisionOf(lead.state) },
  }));
  // What the file of the lead says, decided for the items of this one.
  const alike: LoadedCase = {
    ...joined,
    state: { ...lead.state, items, receivedOn: joined.state.receivedOn, extension: null },
  };
  const fields = lead.state.draft?.fields ?? {};
  const performance: Performance = {
    action: { kind: 'drafted', detail: { letterKind: '', fields, contentHash: '' } },
    role: 'handler',
    on,
  };
  const source = await letterSource(tx, alike, performance);
  const plan = answerPlan(source, fields);
  const issued = await issueLetter(tx, { ...wanted(alike, source, plan), subjectId: joined.row.id });
  return issued.id;
}

function wanted(loaded: LoadedCase, source: LetterSource, plan: LetterPlan): WantedLetter {
  return {
    issuedOn: source.on,
    agencyId: loaded.row.agency_id,
    kind: plan.kind,
    fields: plan.fields,
    facts: factsOf(loaded, source, plan),
  };
}

/** What the letter is held against: taken from the ledger, not from what was typed. */
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
    ...(plan.kind === 'extension' &&
      typeof plan.fields['延长至'] === 'string' && { extendedTo: plan.fields['延长至'] }),
    ...(isAnswer && {
      row: rowOfAnswer(state.items),
      withheld: withheldDecisions(state),
      servedElectronically: electronic,
    }),
  };
}

function rowOfAnswer(items: LoadedCase['state']['items']) {
  const decided = items.flatMap(({ decision }): ItemDecision[] => (decision === null ? [] : [decision]));
  return requestRow(
    decided.flatMap(({ kind }) => DECISION_KINDS.flatMap((each) => (each.key === kind ? [each.row] : []))),
  );
}

async function letterSource(
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

function refuseFaulty(preview: LetterPreview): void {
  const against = [
    ...preview.faults.map(({ message }) => message),
    ...preview.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  ];
  if (against.length > 0) throw faultyLetter(against);
}

/** What the letter says, without the day it bears. */
function contentHash({ kind, fields }: LetterPlan): string {
  const { 落款日期: _day, ...said } = fields;
  const words = JSON.stringify([kind, Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(words).digest('hex');
}

function withLetterId(action: RequestAction, letterId: string): RequestAction {
  switch (action.kind) {
    case 'clarificationAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'reasonsAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'extended':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'consultationSent':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'feeAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'assistanceAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    default:
      return action;
  }
}
