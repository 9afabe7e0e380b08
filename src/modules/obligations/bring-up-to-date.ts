import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { isPeriodic } from '../../law/obligations/born-duties.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { storedRule } from './disclosure-rule.ts';
import { dueDay, obligationsOf, type NewObligation } from './new-obligation.ts';
import {
  insertObligations,
  lastPeriodEnds,
  undatedObligations,
  updateObligation,
} from './obligations.repository.ts';
import { remind } from './remind.ts';
import { rhythmicItems, type ItemRow } from './standard-items.repository.ts';
import { openWork, stagesOfWork, type StageRow } from './work-items.repository.ts';
import { dutiesOfStage, stagesOfKind } from './work-usecases.ts';

const HOUR_MS = 3_600_000;

/** Enters what the passing of days makes due: at once, for what came while the program stood still, and then every hour. */
export function watchObligations(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: options.everyMs ?? HOUR_MS,
    complaint: 'obligations could not be brought up to date',
    work: bringUpToDate,
  });
}

/**
 * Enters the periods that have begun, of items and of stages that go on, computes days that waited for a holiday notice, and
 * reminds whom it concerns of what is near or late.
 * However often it runs, and after however long a pause, each obligation is entered once.
 */
export async function bringUpToDate(ctx: Ctx): Promise<{ entered: number; dated: number; reminded: number }> {
  return inTransaction(ctx, async (tx) => {
    const rows = [...(await periodsOfItems(tx)), ...(await periodsOfWork(tx))];
    const entered = await insertObligations(tx.db, rows);
    const dated = await dateUndated(tx);
    return { entered, dated, reminded: await remind(tx) };
  });
}

async function periodsOfItems(tx: TxCtx): Promise<NewObligation[]> {
  const ends = await lastPeriodEnds(tx.db);
  const at = tx.clock.now();
  const calendar = await calendarOf(tx.db);
  return (await rhythmicItems(tx.db)).flatMap((item) => {
    const known = ends.get(item.id);
    const since = known === undefined ? item.taken_up_on : addDays(known, 1);
    return obligationsOf(originOf(item), {
      since,
      today: dayInShanghai(at),
      endedOn: null,
      calendar,
      at,
    });
  });
}

function originOf(item: ItemRow) {
  return {
    agencyId: item.agency_id,
    unitId: item.unit_id,
    responsibleId: item.responsible_id,
    nodeId: item.node_id,
    itemId: item.id,
    workItemId: null,
    stage: '',
    duty: '',
    what: `${item.category}：${item.name}`,
    rule: storedRule(item.rule),
  };
}

/** Stages that have passed are looked at too: their last period may have begun after the last look. */
async function periodsOfWork(tx: TxCtx): Promise<NewObligation[]> {
  const work = await openWork(tx.db);
  const entered = await stagesOfWork(
    tx.db,
    work.map(({ id }) => id),
  );
  const rows: NewObligation[] = [];
  for (const each of work) {
    const stages = entered.get(each.id) ?? [];
    for (const [index, { stage: key, entered_on: since }] of stages.entries()) {
      const stage = stagesOfKind(each.kind).find((known) => known.key === key);
      const duties = stage?.duties.filter(({ rule }) => isPeriodic(rule.limit)) ?? [];
      if (stage === undefined || duties.length === 0) continue;
      rows.push(
        ...(await dutiesOfStage(tx, each, {
          stage: { ...stage, duties },
          since,
          endedOn: endOfStage(stages, index),
        })),
      );
    }
  }
  return rows;
}

function endOfStage(stages: readonly StageRow[], index: number): PlainDate | null {
  return stages[index + 1]?.entered_on ?? null;
}

async function dateUndated(tx: TxCtx): Promise<number> {
  const calendar = await calendarOf(tx.db);
  let dated = 0;
  for (const row of await undatedObligations(tx.db)) {
    const { period_key: key, period_label: label, period_from: from, period_to: to } = row;
    const period = from === null || to === null ? null : { key, label, from, to };
    const dueOn = dueDay(storedRule(row.rule), { since: row.triggered_on, period }, calendar);
    if (dueOn === null) continue;
    await updateObligation(tx.db, row.id, { due_on: dueOn, changed_at: tx.clock.now() });
    dated += 1;
  }
  return dated;
}
