import type { TxCtx } from '../../platform/context.ts';
import { ABOUT_THE_APPLICANT } from '../../law/decisions/decisions.ts';
import { HANDLED_POSITIONS, type Position } from '../../law/requests/positions.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import { compareItems } from '../../law/requests/same-items.ts';
import { decidedKinds } from '../../law/requests/whole-answer.ts';
import { issueLetter, previewLetter } from '../letters/letters.usecases.ts';
import { answerPlan, type LetterPlan, type LetterSource } from './letter-fields.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { faultyLetter, obstructed } from './requests.errors.ts';
import { applicantOf, casesJoinedTo } from './requests.repository.ts';
import { faultsOf, wantedLetter } from './wanted-letter.ts';

/** More letters than this aren't made in one step. */
const MOST_JOINED = 50;

/** Where a request can still take in others: what the reviewers have seen isn't changed any more. */
const TAKES_IN: ReadonlySet<Position> = new Set<Position>(
  HANDLED_POSITIONS.filter((position) => position !== 'reviewing' && position !== 'signing'),
);

/** An answer as it was written for the lead. */
export interface LeadAnswer {
  readonly source: LetterSource;
  readonly written: Readonly<Record<string, unknown>>;
}

/** What is each applicant's own in a letter; the rest of an answer is the same for all. */
const OWN_FIELDS = new Set(['申请人', '称谓', '申请编号', '收到日期', '申请内容', '提供方式']);

/** The action of joining, with the lead as the program knows it. Throws what speaks against it. */
export async function joinedAction(
  tx: TxCtx,
  own: LoadedCase,
  { leadId, reason }: { readonly leadId: string; readonly reason: string },
): Promise<Extract<RequestAction, { kind: 'joined' }>> {
  const { row } = own;
  if (leadId === row.id) throw obstructed(['不能并入本件自己。']);
  const lead = await loadCase(tx, leadId, { lock: true });
  const ownJoined = await casesJoinedTo(tx.db, row.id);
  const joined = await casesJoinedTo(tx.db, leadId);
  const { position } = lead.state;
  const against = [
    ...(lead.row.agency_id === row.agency_id ? [] : ['只能并入本机关的申请。']),
    ...(position !== null && TAKES_IN.has(position)
      ? []
      : ['主件已经送审、答复或者并入了其他申请，不能再并入。']),
    ...(ownJoined.length > 0 ? ['有申请并入了本件，请先取消它们的并案，再逐件并入主件。'] : []),
    ...(joined.length >= MOST_JOINED ? [`一件主件最多并入${MOST_JOINED}件申请，请另选一件作为主件。`] : []),
    ...unlike(own, lead, reason),
  ];
  if (against.length > 0) throw obstructed(against);
  return { kind: 'joined', detail: { leadId, leadNumber: lead.row.number } };
}

/** One who asked for something else, or for more, isn't answered by what another asked for. */
function unlike({ state }: LoadedCase, lead: LoadedCase, reason: string): string[] {
  const compared = compareItems(state.items, lead.state.items);
  if (compared === 'more')
    return ['本件申请的事项比主件多，一并答复会漏答，不能并案；请先拆分，或者分别答复。'];
  return compared === 'other' && reason.trim() === ''
    ? ['申请的内容与主件不完全相同，请写明为什么可以并案；不相同的请分别答复。']
    : [];
}

/** Throws when the joined request's answer is signed already, so that its letter is on its way. */
export async function refuseLateSeparation(tx: TxCtx, { state }: LoadedCase): Promise<void> {
  if (state.leadId === null) return;
  const lead = await loadCase(tx, state.leadId);
  if (lead.state.position === 'delivering')
    throw obstructed(['主件的答复已经签发，本件的答复书也已制作，不能再取消并案。']);
}

/**
 * Before an answer goes to its reviewers: throws what speaks against the same answer to those whose requests were joined, and
 * words in it that tell them who the first applicant is.
 */
export async function refuseFaultyJoined(tx: TxCtx, lead: LoadedCase, answer: LeadAnswer): Promise<void> {
  const joined = await joinedTo(tx, lead);
  if (joined.length === 0) return;
  if (decidedKinds(lead.state).some((kind) => ABOUT_THE_APPLICANT.has(kind)))
    throw faultyLetter(['这种答复针对申请人本人的情况，不能同时答复并入的申请，请先取消并案。']);
  for (const each of joined) {
    const reason = each.ledger.findLast(({ kind }) => kind === 'joined')?.reason ?? '';
    if (unlike(each, lead, reason).length > 0)
      throw faultyLetter([`并入的${each.row.number}申请的内容与主件现在的事项不相同，请先取消并案。`]);
    const { loaded, source, plan } = await asAnswered(tx, each, lead, answer);
    const preview = await previewLetter(tx, wantedLetter(loaded, source, plan));
    const against = [...faultsOf(preview), ...tells(preview.text, source, answer.source)];
    if (against.length > 0) throw faultyLetter([`并入的${each.row.number}：`, ...against]);
  }
}

/** One applicant isn't told of another. */
function tells(text: string, to: LetterSource, lead: LetterSource): string[] {
  const others = text.replaceAll(to.applicant.name, '');
  return [lead.applicant.name, lead.number]
    .filter((word) => word.trim() !== '' && others.includes(word))
    .map((word) => `答复的内容里写有主件的“${word}”，会告诉其他申请人，请改写。`);
}

/** The letters to everybody whose request was joined, with name, number and days of each. */
export async function issueJoinedAnswers(
  tx: TxCtx,
  lead: LoadedCase,
  answer: LeadAnswer,
): Promise<{ requestId: string; letterId: string }[]> {
  const made: { requestId: string; letterId: string }[] = [];
  for (const each of await joinedTo(tx, lead)) {
    const { loaded, source, plan } = await asAnswered(tx, each, lead, answer);
    const subjectId = each.row.id;
    const issued = await issueLetter(tx, { ...wantedLetter(loaded, source, plan), subjectId });
    made.push({ requestId: subjectId, letterId: issued.id });
  }
  return made;
}

async function joinedTo(tx: TxCtx, lead: LoadedCase): Promise<LoadedCase[]> {
  const found: LoadedCase[] = [];
  for (const { id } of await casesJoinedTo(tx.db, lead.row.id)) found.push(await loadCase(tx, id));
  return found;
}

/** What was decided and done for the lead, said to another applicant; what only the lead went through isn't told. */
async function asAnswered(
  tx: TxCtx,
  joined: LoadedCase,
  lead: LoadedCase,
  { source: leadSource, written }: LeadAnswer,
): Promise<{ loaded: LoadedCase; source: LetterSource; plan: LetterPlan }> {
  const { receivedOn } = joined.state;
  const state = { ...lead.state, receivedOn, clarification: null, extension: null, fee: null };
  const loaded: LoadedCase = { ...joined, state };
  const source: LetterSource = {
    ...leadSource,
    state,
    number: joined.row.number,
    subject: joined.row.subject,
    applicant: await applicantOf(tx.db, joined.row.id),
  };
  const shared = Object.entries(written).filter(([name]) => !OWN_FIELDS.has(name));
  return { loaded, source, plan: answerPlan(source, Object.fromEntries(shared)) };
}
