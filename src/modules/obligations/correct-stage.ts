import { accountIdOf, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { isLate } from '../../law/obligations/obligation-status.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { alignDuties, takeDutyBack } from './align-duties.ts';
import { faulty, lateDutiesOfStage, stageDutiesSettled, stageNotLast } from './obligations.errors.ts';
import { statusOf } from './obligation-list.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { appendStageChange, obligationsOfStage, stageChangesOf } from './stage-changes.repository.ts';
import { stagesOfWork, updateWork, type StageRow, type WorkRow } from './work-items.repository.ts';
import { lockWork, stagesOfKind } from './work-usecases.ts';

/** A stage that was entered, as the person saw the work. */
export interface SeenStage {
  readonly workItemId: string;
  readonly version: number;
  readonly stage: string;
  readonly reason: string;
}

/**
 * Gives a stage the day on which it really began, also of work that is done. Its duties run from that day, those that are settled too:
 * whether they were on time is computed anew. The day that was entered first stays in the record. Throws
 * `obligations.late_duties_of_stage` where who drafts would make late duties on time.
 */
export async function correctStage(ctx: Ctx, input: SeenStage & { readonly on: PlainDate }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { on, reason } = input;
    const work = await lockWork(tx, input, { evenClosed: true });
    const stages = await stagesNow(tx, work);
    const index = stages.findIndex(({ stage }) => stage === input.stage);
    const entered = stages[index];
    if (entered === undefined) throw notFound('这个阶段');
    refuseDay(tx, { work, entered, before: stages[index - 1], after: stages[index + 1] }, on);
    if (on > entered.entered_on) await refuseReliefByWhoDrafts(tx, work, entered.stage);
    await noteChange(tx, entered, { on, reason });
    await updateWork(tx.db, work.id, { version: work.version + 1, changed_at: tx.clock.now() });
    const corrected = stages.with(index, { ...entered, entered_on: on });
    // Where a stage begins, the one before it ends.
    for (const at of [index - 1, index]) await align(tx, { work, stages: corrected, at, reason });
    tx.record({
      type: 'obligation.stage_corrected',
      agencyId: work.agency_id,
      subject: { kind: 'workItem', id: work.id, title: work.title },
      reason,
      before: { stage: entered.stage, on: entered.entered_on },
      after: { stage: entered.stage, on },
    });
  });
}

/**
 * Takes back the stage that was entered last, as if it hadn't been: the work is at the stage before again, and what the stage made due is
 * taken back. Throws `obligations.stage_duties_settled` where something of it is settled already: that is to be opened again first.
 */
export async function takeStageBack(ctx: Ctx, input: SeenStage): Promise<{ obligations: number }> {
  return inTransaction(ctx, async (tx) => {
    const { reason } = input;
    const work = await lockWork(tx, input);
    const stages = await stagesNow(tx, work);
    const entered = stages.at(-1);
    if (entered === undefined || entered.stage !== input.stage) throw stageNotLast();
    const duties = await obligationsOfStage(tx.db, { workItemId: work.id, stage: entered.stage });
    const settled = duties.find(({ settled_kind: kind }) => kind !== null);
    if (settled !== undefined) throw stageDutiesSettled(settled.what);
    await refuseReliefByWhoDrafts(tx, work, entered.stage);
    for (const row of duties) await takeDutyBack(tx, row, reason);
    await noteChange(tx, entered, { on: null, reason });
    const left = stages.slice(0, -1);
    const stage = left.at(-1)?.stage ?? null;
    await updateWork(tx.db, work.id, { stage, version: work.version + 1, changed_at: tx.clock.now() });
    await align(tx, { work, stages: left, at: left.length - 1, reason });
    tx.record({
      type: 'obligation.stage_taken_back',
      agencyId: work.agency_id,
      subject: { kind: 'workItem', id: work.id, title: work.title },
      reason,
      before: { stage: entered.stage, on: entered.entered_on },
      after: { stage, obligations: duties.length },
    });
    return { obligations: duties.length };
  });
}

/** What makes duties that are or were late anything else is no clerk's to do alone, as with 免除. */
async function refuseReliefByWhoDrafts(tx: TxCtx, work: WorkRow, stage: string): Promise<void> {
  const today = dayInShanghai(tx.clock.now());
  const duties = await obligationsOfStage(tx.db, { workItemId: work.id, stage });
  const late = duties.some((row) => isLate(statusOf(row, today)));
  if (late && obligationsPolicy.waive(tx.actor, await placeOf(tx.db, work.agency_id)) !== true)
    throw lateDutiesOfStage();
}

async function stagesNow(tx: TxCtx, work: WorkRow): Promise<readonly StageRow[]> {
  return (await stagesOfWork(tx.db, [work.id])).get(work.id) ?? [];
}

async function align(
  tx: TxCtx,
  of: {
    readonly work: WorkRow;
    readonly stages: readonly StageRow[];
    readonly at: number;
    readonly reason: string;
  },
): Promise<void> {
  const { work, stages, at, reason } = of;
  const entered = stages[at];
  if (at < 0 || entered === undefined) return;
  const endedOn = stages[at + 1]?.entered_on ?? work.closed_on;
  await alignDuties(tx, { work, entered, endedOn, reason });
}

async function noteChange(
  tx: TxCtx,
  entered: StageRow,
  { on, reason }: { readonly on: PlainDate | null; readonly reason: string },
): Promise<void> {
  const { work_item_id: workItemId, seq } = entered;
  const before = (await stageChangesOf(tx.db, [workItemId])).filter((change) => change.seq === seq);
  await appendStageChange(tx.db, {
    work_item_id: workItemId,
    seq,
    number: before.length + 1,
    entered_on: on,
    entered_on_before: entered.entered_on,
    reason,
    by_account: accountIdOf(tx.actor),
    by_name: nameOf(tx.actor),
    recorded_at: tx.clock.now(),
  });
}

interface StageAmong {
  readonly work: WorkRow;
  readonly entered: StageRow;
  readonly before: StageRow | undefined;
  readonly after: StageRow | undefined;
}

/** Stages follow each other, and none begins in the future or after the end of the work. */
function refuseDay(tx: TxCtx, { work, entered, before, after }: StageAmong, on: PlainDate): void {
  const nameOfStage = (row: StageRow): string =>
    stagesOfKind(work.kind).find(({ key }) => key === row.stage)?.name ?? row.stage;
  const messages: string[] = [];
  if (on === entered.entered_on) messages.push('日期没有改变，请选择正确的日期。');
  if (on > dayInShanghai(tx.clock.now())) messages.push('日期不能晚于今天。');
  if (before !== undefined && on < before.entered_on)
    messages.push(`日期不能早于“${nameOfStage(before)}”的日期（${before.entered_on}）。`);
  if (after !== undefined && on > after.entered_on)
    messages.push(`日期不能晚于“${nameOfStage(after)}”的日期（${after.entered_on}）。`);
  if (work.closed_on !== null && on > work.closed_on)
    messages.push(`日期不能晚于办结日期（${work.closed_on}）。`);
  if (messages.length > 0) throw faulty(messages.map((message) => ({ field: 'on', message })));
}
