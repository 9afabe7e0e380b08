import { accountIdOf, authorise, nameOf, type Place } from '../../platform/actor.ts';
import type { AuditType } from '../../platform/audit/audit-events.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import {
  commonSuperior,
  mayHappen,
  type CoordinationAnswer,
  type CoordinationEvent,
  type CoordinationFacts,
  type CoordinationKind,
} from '../../law/upkeep/coordination-states.ts';
import { addWorkdays, CalendarMissing } from '../../law/workdays.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { documentById, loadDocument } from '../documents/documents.queries.ts';
import type { RevisionText } from '../documents/documents.types.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { holdsOf, isRuled, type Hold } from './coordination-holds.ts';
import { coordinationSettingsOf } from './coordination-settings.ts';
import {
  answeredAlready,
  badDeadline,
  coordinationChanged,
  notNow,
  unfitOther,
} from './coordination.errors.ts';
import { coordinationPolicy } from './coordination.policy.ts';
import {
  findCoordination,
  insertCoordination,
  insertEvent,
  updateCoordination,
  type CoordinationRow,
} from './coordination.repository.ts';

/** A coordination as the person saw it, and what is said in it. */
export interface Said {
  readonly coordinationId: string;
  readonly version: number;
  readonly text: string;
  /** 文号 where it was said on paper. */
  readonly paper: string;
}

/** Who is asked: an agency of this installation answers in the desk, one outside on paper. */
export type Other =
  | { readonly kind: 'inside'; readonly agencyId: string }
  | { readonly kind: 'outside'; readonly name: string; readonly paper: string };

/** Asks another agency about the text as it is now, with a day by which it is to answer. */
export async function askOther(
  ctx: Ctx,
  input: {
    readonly documentId: string;
    readonly kind: CoordinationKind;
    readonly other: Other;
    readonly question: string;
    readonly dueOn: PlainDate | null;
    readonly blocking: boolean;
  },
): Promise<{ coordinationId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { document, edition, revision, place } = await loadDocument(tx.db, input.documentId);
    authorise(coordinationPolicy.ask(tx.actor, place));
    const other = await otherOf(tx, input.other, place);
    const at = tx.clock.now();
    const today = dayInShanghai(at);
    const { answerDays, confirmBlocks } = await coordinationSettingsOf(tx.db, document.agencyId);
    const dueOn = input.dueOn ?? (await dueDay(tx, today, answerDays));
    if (dueOn <= today) throw badDeadline('答复期限应当晚于今天。');
    const id = newId(at.getTime());
    await insertCoordination(tx.db, {
      id,
      agency_id: document.agencyId,
      kind: input.kind,
      document_id: document.id,
      edition_id: edition.id,
      revision_id: revision.id,
      other_agency_id: other.agencyId,
      other_name: other.name,
      question: input.question,
      paper: other.paper,
      asked_on: today,
      due_on: dueOn,
      blocking: input.blocking || input.kind === 'approval' || confirmBlocks,
      state: 'asked',
      created_by: accountIdOf(tx.actor),
      created_at: at,
      changed_at: at,
    });
    const row = await lock(tx, { coordinationId: id, version: 1 });
    await note(tx, row, {
      event: 'ask',
      text: input.question,
      paper: other.paper,
      byAgencyId: document.agencyId,
    });
    tx.record({
      type: 'coordination.asked',
      agencyId: document.agencyId,
      subject: { kind: 'coordination', id, title: document.title },
      after: { other: other.name, dueOn, blocking: row.blocking },
    });
    return { coordinationId: id };
  });
}

/** What the other agency says: itself in the desk, or its letter as those who asked enter it. */
export async function answerOther(
  ctx: Ctx,
  input: Said & { readonly answer: CoordinationAnswer; readonly answeredOn: PlainDate | null },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lock(tx, input);
    const { other_agency_id: otherId, agency_id: askerId } = row;
    if (otherId === null) authorise(coordinationPolicy.recordPaper(tx.actor, await placeOf(tx.db, askerId)));
    else authorise(coordinationPolicy.answer(tx.actor, await placeOf(tx.db, otherId)));
    await requireNow(tx, row, 'answer');
    const today = dayInShanghai(tx.clock.now());
    // Only paper may have come on another day than the one on which it is entered.
    const on = otherId === null ? (input.answeredOn ?? today) : today;
    if (on > today || on < row.asked_on) throw badDeadline('答复日期应当在发函之后、今天或者之前。');
    await move(tx, row, {
      event: 'answer',
      type: 'coordination.answered',
      said: { ...input, answer: input.answer, byAgencyId: otherId },
      change: { state: 'answered', answer: input.answer, answered_on: on },
    });
  });
}

/** Calls the superior whom both agencies share; one outside of this installation is named, and asked on paper. */
export async function escalate(ctx: Ctx, input: Said & { readonly superiorName: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lock(tx, input);
    const place = await placeOf(tx.db, row.agency_id);
    authorise(coordinationPolicy.ask(tx.actor, place));
    await requireNow(tx, row, 'escalate');
    const superior = await superiorOf(tx, row, place);
    if (superior === null && input.superiorName === '')
      throw unfitOther('两个机关在本系统没有共同的上级，请填写上级机关名称，并发函报请决定。');
    await move(tx, row, {
      event: 'escalate',
      type: 'coordination.escalated',
      said: { ...input, byAgencyId: row.agency_id },
      change: {
        state: 'escalated',
        superior_agency_id: superior?.id ?? null,
        superior_name: superior?.name ?? input.superiorName,
      },
    });
  });
}

/** What the superior decides; that of one outside is entered by those who asked. Those who asked then settle it. */
export async function rule(ctx: Ctx, input: Said & { readonly answer: CoordinationAnswer }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lock(tx, input);
    const { superior_agency_id: superiorId } = row;
    if (superiorId === null)
      authorise(coordinationPolicy.recordPaper(tx.actor, await placeOf(tx.db, row.agency_id)));
    else authorise(coordinationPolicy.rule(tx.actor, await placeOf(tx.db, superiorId)));
    if (row.state !== 'escalated') throw notNow();
    await move(tx, row, {
      event: 'rule',
      type: 'coordination.ruled',
      said: { ...input, byAgencyId: superiorId },
      change: {
        state: 'answered',
        answer: input.answer,
        answered_on: dayInShanghai(tx.clock.now()),
      },
    });
  });
}

/** Ends it, with what comes of it: answered, decided above, or without an answer in time. */
export async function settle(ctx: Ctx, input: Said): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lock(tx, input);
    authorise(coordinationPolicy.settle(tx.actor, await placeOf(tx.db, row.agency_id)));
    const { revision, hold } = await requireNow(tx, row, 'settle');
    // 条例第11条: 依照规定需要批准的，未经批准不得发布. Silence and a no are no approval.
    if (row.kind === 'approval' && row.answer !== 'agrees' && !hold.replaced)
      throw unfitOther(
        '需要批准才能发布的，没有获得同意前不能办结：请修改后重新报请批准，或者报请共同上级决定；还没有答复、不再发布的可以撤回。',
      );
    if (row.answer === 'corrects' && !hold.replaced && !hold.textChanged)
      throw unfitOther('对方要求修改后发布，文稿还没有改动：请先修改文稿，或者报请共同上级决定。');
    await move(tx, row, {
      event: 'settle',
      type: 'coordination.settled',
      said: { ...input, byAgencyId: row.agency_id },
      change: {
        state: 'settled',
        settled_on: dayInShanghai(tx.clock.now()),
        settled_revision_id: revision.id,
      },
    });
  });
}

/** Takes back, with a reason, a question that nobody has answered; a no isn't taken off the way so. */
export async function withdrawQuestion(ctx: Ctx, input: Said): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lock(tx, input);
    authorise(coordinationPolicy.settle(tx.actor, await placeOf(tx.db, row.agency_id)));
    if (row.answer !== null) throw answeredAlready();
    await requireNow(tx, row, 'withdraw');
    await move(tx, row, {
      event: 'withdraw',
      type: 'coordination.withdrawn',
      said: { ...input, byAgencyId: row.agency_id },
      change: { state: 'withdrawn' },
    });
  });
}

interface Spoken {
  readonly text: string;
  readonly paper: string;
  readonly answer?: CoordinationAnswer;
  readonly byAgencyId: string | null;
}

async function move(
  tx: TxCtx,
  row: CoordinationRow,
  step: {
    event: string;
    type: AuditType;
    said: Spoken;
    change: Parameters<typeof updateCoordination>[2];
  },
): Promise<void> {
  await updateCoordination(tx.db, row.id, {
    ...step.change,
    version: row.version + 1,
    changed_at: tx.clock.now(),
  });
  await note(tx, row, { event: step.event, ...step.said });
  const { title } = await documentById(tx.db, row.document_id);
  tx.record({
    type: step.type,
    agencyId: step.said.byAgencyId ?? row.agency_id,
    subject: { kind: 'coordination', id: row.id, title },
    reason: step.said.text,
    before: { state: row.state, answer: row.answer },
    after: { other: row.other_name, ...(step.said.answer !== undefined && { answer: step.said.answer }) },
  });
}

async function note(tx: TxCtx, row: CoordinationRow, said: Spoken & { event: string }): Promise<void> {
  await insertEvent(tx.db, {
    coordination_id: row.id,
    event: said.event,
    answer: said.answer ?? null,
    text: said.text,
    paper: said.paper,
    by_account: accountIdOf(tx.actor),
    by_name: nameOf(tx.actor),
    by_agency_id: said.byAgencyId,
    at: tx.clock.now(),
  });
}

async function lock(
  tx: TxCtx,
  { coordinationId, version }: { readonly coordinationId: string; readonly version: number },
): Promise<CoordinationRow> {
  const row = await findCoordination(tx.db, coordinationId, { lock: true });
  if (row === null) throw notFound('这件信息发布协调');
  if (row.version !== version) throw coordinationChanged();
  return row;
}

async function requireNow(
  { db, clock }: Pick<TxCtx, 'db' | 'clock'>,
  row: CoordinationRow,
  event: CoordinationEvent,
): Promise<{ revision: RevisionText; hold: Hold }> {
  const { revision } = await loadDocument(db, row.document_id);
  const hold = (await holdsOf(db, new Map([[row.document_id, revision.id]]))).get(row.id) ?? TAKEN_BACK;
  if (!mayHappen(event, factsOf(row, { today: dayInShanghai(clock.now()), ...hold }))) throw notNow();
  return { revision, hold };
}

/** A question that was taken back holds nothing up. */
export const TAKEN_BACK: Hold = { obstacle: '', textChanged: false, replaced: false };

/** What the rules need to know of a coordination on a day. */
export function factsOf(
  row: CoordinationRow,
  { today, replaced }: { readonly today: PlainDate; readonly replaced: boolean },
): CoordinationFacts {
  const { state, answer, due_on: dueOn } = row;
  return { state, answer, overdue: dueOn < today, ruled: isRuled(row), replaced };
}

async function otherOf(
  tx: TxCtx,
  other: Other,
  place: Place,
): Promise<{ agencyId: string | null; name: string; paper: string }> {
  if (other.kind === 'outside') return { agencyId: null, name: other.name, paper: other.paper };
  if (other.agencyId === place.agencyId) throw unfitOther('不能向本机构征求意见，请选择其他机关。');
  const agency = await agencyById(tx.db, other.agencyId);
  if (agency.closedOn !== null || !agency.publishes)
    throw unfitOther(`${agency.name}不以自己的名义发布信息，请选择其他机关。`);
  return { agencyId: agency.id, name: agency.name, paper: '' };
}

async function superiorOf(
  tx: TxCtx,
  row: CoordinationRow,
  place: Place,
): Promise<{ id: string; name: string } | null> {
  if (row.other_agency_id === null) return null;
  const other = await placeOf(tx.db, row.other_agency_id);
  const id = commonSuperior(place.agencyPath, other.agencyPath);
  return id === null ? null : agencyById(tx.db, id);
}

async function dueDay(tx: TxCtx, today: PlainDate, days: number): Promise<PlainDate> {
  try {
    return addWorkdays(today, days, await calendarOf(tx.db));
  } catch (error) {
    if (error instanceof CalendarMissing) throw badDeadline(`${error.message}也可以直接填写答复期限。`);
    throw error;
  }
}
