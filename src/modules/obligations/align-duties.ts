import { accountIdOf, nameOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { dayMet } from '../../law/obligations/document-duty.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { storedRule } from './disclosure-rule.ts';
import { dueDay } from './new-obligation.ts';
import { insertObligations, linkOf, updateObligation, type ObligationRow } from './obligations.repository.ts';
import { subjectOf } from './settle-obligation.ts';
import { obligationsOfStage } from './stage-changes.repository.ts';
import type { StageRow, WorkRow } from './work-items.repository.ts';
import { dutiesOfStage, stagesOfKind } from './work-usecases.ts';

/**
 * Makes what a stage made due fit the days on which it began and ended, as they are known now. What is due once runs from the stage's
 * day, settled or not: whether it was on time follows. Of periods, those that have come to lie outside are taken back while they are open
 * and stay where somebody settled them; those that are missing are entered.
 */
export async function alignDuties(
  tx: TxCtx,
  of: {
    readonly work: WorkRow;
    readonly entered: StageRow;
    readonly endedOn: PlainDate | null;
    readonly reason: string;
  },
): Promise<void> {
  const { work, entered, endedOn, reason } = of;
  const stage = stagesOfKind(work.kind).find(({ key }) => key === entered.stage);
  if (stage === undefined) return;
  const since = entered.entered_on;
  const calendar = await calendarOf(tx.db);
  const duties = dutiesOfStage(work, { stage, since, endedOn }, { at: tx.clock.now(), calendar });
  const periods = new Map(
    duties.flatMap((duty) => (duty.period_key === '' ? [] : [[`${duty.duty} ${duty.period_key}`, duty]])),
  );
  for (const row of await obligationsOfStage(tx.db, { workItemId: work.id, stage: stage.key })) {
    if (row.period_from === null) {
      const dueOn = dueDay(storedRule(row.rule), { since, period: null }, calendar);
      await redate(tx, row, { triggeredOn: since, dueOn, reason });
      continue;
    }
    const period = periods.get(`${row.duty} ${row.period_key}`);
    if (period !== undefined)
      await redate(tx, row, { triggeredOn: period.triggered_on, dueOn: row.due_on, reason });
    else if (row.settled_kind === null) await takeDutyBack(tx, row, reason);
  }
  await insertObligations(tx.db, [...periods.values()]);
}

/** A duty that never was one: it stays in the register with the reason, counts nowhere, and reminds nobody. */
export async function takeDutyBack(tx: TxCtx, row: ObligationRow, reason: string): Promise<void> {
  const at = tx.clock.now();
  await updateObligation(tx.db, row.id, {
    settled_kind: 'takenBack',
    settled_on: dayInShanghai(at),
    settled_reason: reason,
    settled_by: accountIdOf(tx.actor),
    settled_by_name: nameOf(tx.actor),
    version: row.version + 1,
    changed_at: at,
  });
  tx.record({
    type: 'obligation.taken_back',
    agencyId: row.agency_id,
    subject: subjectOf(row),
    reason,
    before: { triggeredOn: row.triggered_on, dueOn: row.due_on },
  });
}

async function redate(
  tx: TxCtx,
  row: ObligationRow,
  to: { readonly triggeredOn: PlainDate; readonly dueOn: PlainDate | null; readonly reason: string },
): Promise<void> {
  const { triggeredOn, dueOn, reason } = to;
  if (triggeredOn === row.triggered_on && dueOn === row.due_on) return;
  await updateObligation(tx.db, row.id, {
    triggered_on: triggeredOn,
    due_on: dueOn,
    settled_on: await settledOn(tx, row, triggeredOn),
    version: row.version + 1,
    changed_at: tx.clock.now(),
  });
  tx.record({
    type: 'obligation.redated',
    agencyId: row.agency_id,
    subject: subjectOf(row),
    reason,
    before: { triggeredOn: row.triggered_on, dueOn: row.due_on },
    after: { triggeredOn, dueOn },
  });
}

/** What was public before its stage met the duty on the stage's day (`dayMet`): with another day, the day of publication is asked again. */
async function settledOn(tx: TxCtx, row: ObligationRow, triggeredOn: PlainDate): Promise<PlainDate | null> {
  const { settled_kind: kind, settled_on: on, settled_document_id: documentId } = row;
  if (kind !== 'published' || on === null || documentId === null || row.period_from !== null) return on;
  const first = (await itemOf(tx.db, documentId))?.published_at;
  const publishedOn = on === row.triggered_on && first !== undefined ? earlier(dayInShanghai(first), on) : on;
  const { vouched } = await linkOf(tx.db, { obligationId: row.id, documentId });
  // What counted on the day on which somebody said so still does.
  return dayMet({ triggeredOn, periodFrom: null, ofStage: true }, { publishedOn, today: on, vouched });
}

function earlier(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}
