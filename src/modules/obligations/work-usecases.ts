import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound, type FieldIssue } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import {
  WORK_KINDS,
  stagesAfter,
  type WorkKind,
  type WorkKindName,
  type WorkStage,
} from '../../law/obligations/work-items.ts';
import type { WorkCalendar } from '../../law/workdays.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { checkBelonging } from './belonging.ts';
import { obligationsOf, type NewObligation } from './new-obligation.ts';
import { changedMeanwhile, faulty, stageNotNext, workClosed } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { insertObligations } from './obligations.repository.ts';
import { letOpenFollow } from './open-follow.repository.ts';
import {
  appendStage,
  findWork,
  insertWork,
  nextStageSeq,
  stagesOfWork,
  updateWork,
  type StageRow,
  type WorkRow,
} from './work-items.repository.ts';

/** A piece of work as it is set up. */
export interface WorkFields {
  readonly title: string;
  readonly unitId: string | null;
  readonly responsibleId: string | null;
  /** The column in which its stages are published. */
  readonly nodeId: string | null;
}

/** Sets up a piece of work; nothing is due before it enters a stage. */
export async function openWorkItem(
  ctx: Ctx,
  input: WorkFields & { readonly agencyId: string; readonly kind: WorkKindName },
): Promise<{ workItemId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, kind, title, unitId, responsibleId, nodeId } = input;
    authorise(obligationsPolicy.handle(tx.actor, await placeOf(tx.db, agencyId)));
    await checkBelonging(tx, input);
    const at = tx.clock.now();
    const id = newId(at.getTime());
    await insertWork(tx.db, {
      id,
      agency_id: agencyId,
      kind,
      title,
      unit_id: unitId,
      responsible_id: responsibleId,
      node_id: nodeId,
      stage: null,
      closed_on: null,
      created_by: accountIdOf(tx.actor),
      created_at: at,
      changed_at: at,
    });
    tx.record({
      type: 'obligation.work_opened',
      agencyId,
      subject: { kind: 'workItem', id, title },
      after: { kind, unitId, responsibleId, nodeId },
    });
    return { workItemId: id };
  });
}

/** Changes whose work it is and where it is published; what is open of it follows, what is settled keeps what it had. */
export async function changeWorkItem(
  ctx: Ctx,
  input: WorkFields & { readonly workItemId: string; readonly version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const work = await lockWork(tx, input);
    const { title, unitId, responsibleId, nodeId } = input;
    const at = tx.clock.now();
    await checkBelonging(tx, { ...input, agencyId: work.agency_id }, work);
    await updateWork(tx.db, work.id, {
      title,
      unit_id: unitId,
      responsible_id: responsibleId,
      node_id: nodeId,
      version: work.version + 1,
      changed_at: at,
    });
    const follow = { workItemId: work.id, nodeId, unitId, responsibleId, at };
    const { moved, handedOn } = await letOpenFollow(tx.db, follow);
    tx.record({
      type: 'obligation.work_changed',
      agencyId: work.agency_id,
      subject: { kind: 'workItem', id: work.id, title },
      before: {
        title: work.title,
        unitId: work.unit_id,
        responsibleId: work.responsible_id,
        nodeId: work.node_id,
      },
      after: {
        title,
        unitId,
        responsibleId,
        nodeId,
        ...(moved > 0 && { moved }),
        ...(handedOn > 0 && { handedOn }),
      },
    });
  });
}

/**
 * Work enters a stage on a day: what must be public at that stage becomes due at once, so that disclosure follows the work and
 * not its end. Stages are passed forward only.
 */
export async function enterStage(
  ctx: Ctx,
  input: {
    readonly workItemId: string;
    readonly version: number;
    readonly stage: string;
    readonly on: PlainDate;
    readonly note: string;
  },
): Promise<{ obligations: number }> {
  return inTransaction(ctx, async (tx) => {
    const work = await lockWork(tx, input);
    const stage = stageOf(work, input.stage);
    const before = (await stagesOfWork(tx.db, [work.id])).get(work.id) ?? [];
    refuseDay(tx, before, input.on);
    const at = tx.clock.now();
    await appendStage(tx.db, {
      work_item_id: work.id,
      seq: await nextStageSeq(tx.db, work.id),
      stage: stage.key,
      entered_on: input.on,
      note: input.note,
      by_account: accountIdOf(tx.actor),
      by_name: nameOf(tx.actor),
      recorded_at: at,
    });
    await updateWork(tx.db, work.id, { stage: stage.key, version: work.version + 1, changed_at: at });
    const calendar = await calendarOf(tx.db);
    const due = dutiesOfStage(work, { stage, since: input.on, endedOn: null }, { at, calendar });
    const obligations = await insertObligations(tx.db, due);
    tx.record({
      type: 'obligation.stage_entered',
      agencyId: work.agency_id,
      subject: { kind: 'workItem', id: work.id, title: work.title },
      after: { stage: stage.key, on: input.on, obligations },
    });
    return { obligations };
  });
}

/** The work is done: what is due stays due, the period in which it ended included; nothing new comes. */
export async function closeWorkItem(
  ctx: Ctx,
  input: {
    readonly workItemId: string;
    readonly version: number;
    readonly on: PlainDate;
    readonly note: string;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const work = await lockWork(tx, input);
    const stages = (await stagesOfWork(tx.db, [work.id])).get(work.id) ?? [];
    refuseDay(tx, stages, input.on);
    await insertObligations(tx.db, await lastDuties(tx, work, stages.at(-1), input.on));
    await updateWork(tx.db, work.id, {
      closed_on: input.on,
      closing_note: input.note,
      version: work.version + 1,
      changed_at: tx.clock.now(),
    });
    tx.record({
      type: 'obligation.work_closed',
      agencyId: work.agency_id,
      subject: { kind: 'workItem', id: work.id, title: work.title },
      reason: input.note,
      after: { on: input.on },
    });
  });
}

/** What a stage makes due at a moment, from the day on which it was entered to the one on which it ended. */
export function dutiesOfStage(
  work: WorkRow,
  entered: { readonly stage: WorkStage; readonly since: PlainDate; readonly endedOn: PlainDate | null },
  { at, calendar }: { readonly at: Date; readonly calendar: WorkCalendar },
): NewObligation[] {
  const { stage, since, endedOn } = entered;
  return stage.duties.flatMap(({ key, what, rule }) =>
    obligationsOf(
      {
        agencyId: work.agency_id,
        unitId: work.unit_id,
        responsibleId: work.responsible_id,
        nodeId: work.node_id,
        itemId: null,
        workItemId: work.id,
        stage: stage.key,
        duty: key,
        what: `${work.title}：${what}`,
        rule,
      },
      { since, today: dayInShanghai(at), endedOn, calendar, at },
    ),
  );
}

/** What the stage that ends still makes due. */
async function lastDuties(
  tx: TxCtx,
  work: WorkRow,
  last: StageRow | undefined,
  endedOn: PlainDate,
): Promise<NewObligation[]> {
  const stage = stagesOfKind(work.kind).find(({ key }) => key === last?.stage);
  if (stage === undefined || last === undefined) return [];
  const calendar = await calendarOf(tx.db);
  return dutiesOfStage(work, { stage, since: last.entered_on, endedOn }, { at: tx.clock.now(), calendar });
}

/** The kind's stages; a kind that this version doesn't know has none. */
export function stagesOfKind(kind: string): readonly WorkStage[] {
  return isWorkKind(kind) ? (WORK_KINDS[kind] satisfies WorkKind).stages : [];
}

/** Whether this version knows the kind of work. */
export function isWorkKind(kind: string): kind is WorkKindName {
  return Object.hasOwn(WORK_KINDS, kind);
}

/**
 * Work as the person saw it, locked, for those who may move it on. Throws `obligations.work_closed` for what is done unless it may be,
 * `obligations.changed_by_other`.
 */
export async function lockWork(
  tx: TxCtx,
  input: { readonly workItemId: string; readonly version: number },
  options: { readonly evenClosed?: boolean } = {},
): Promise<WorkRow> {
  const work = await findWork(tx.db, input.workItemId, { lock: true });
  if (work === null) throw notFound('这个工作事项');
  authorise(obligationsPolicy.handle(tx.actor, await placeOf(tx.db, work.agency_id)));
  if (work.closed_on !== null && options.evenClosed !== true) throw workClosed();
  if (work.version !== input.version) throw changedMeanwhile('这个工作事项');
  return work;
}

function stageOf(work: WorkRow, key: string): WorkStage {
  const stage = stagesOfKind(work.kind).find((each) => each.key === key);
  if (stage === undefined || !isWorkKind(work.kind)) throw notFound('这个阶段');
  if (!stagesAfter(work.kind, work.stage).includes(stage)) throw stageNotNext(stage.name);
  return stage;
}

function refuseDay(tx: TxCtx, before: readonly StageRow[], on: PlainDate): void {
  const issues: FieldIssue[] = [];
  const last = before.at(-1)?.entered_on;
  if (on > dayInShanghai(tx.clock.now())) issues.push({ field: 'on', message: '日期不能晚于今天。' });
  if (last !== undefined && on < last)
    issues.push({ field: 'on', message: `日期不能早于上一阶段的日期（${last}）。` });
  if (issues.length > 0) throw faulty(issues);
}
