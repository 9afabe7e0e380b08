import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { agencyByAgency, regularly } from '../../platform/regularly.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { isPeriodic } from '../../law/obligations/born-duties.ts';
import type { WorkCalendar } from '../../law/workdays.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { storedRule } from './disclosure-rule.ts';
import { dueDay, obligationsOf, type NewObligation } from './new-obligation.ts';
import {
  agenciesWithDuties,
  insertObligations,
  lastPeriodEnds,
  undatedObligations,
  updateObligation,
} from './obligations.repository.ts';
import { settlePosted } from './post-for-duty.ts';
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
 * However often it runs, and after however long a pause, each obligation is entered once. Each agency is looked at in a transaction of
 * its own: one where it fails holds up no other.
 */
export async function bringUpToDate(ctx: Ctx): Promise<{ entered: number; dated: number; reminded: number }> {
  const sum = { entered: 0, dated: 0, reminded: 0 };
  const calendar = await calendarOf(ctx.db);
  await agencyByAgency(ctx, await agenciesWithDuties(ctx.db), {
    complaint: 'obligations could not be brought up to date at an agency',
    work: async (agencyId) => {
      const done = await inTransaction(ctx, async (tx) => bringAgency(tx, { agencyId, calendar }));
      sum.entered += done.entered;
      sum.dated += done.dated;
      sum.reminded += done.reminded;
    },
  });
  return sum;
}

interface Look {
  readonly agencyId: string;
  readonly calendar: WorkCalendar;
}

async function bringAgency(tx: TxCtx, look: Look): ReturnType<typeof bringUpToDate> {
  const rows = [...(await periodsOfItems(tx, look)), ...(await periodsOfWork(tx, look))];
  const entered = await insertObligations(tx.db, rows);
  const dated = await dateUndated(tx, look);
  await settlePosted(tx, look.agencyId);
  return { entered, dated, reminded: await remind(tx, look) };
}

async function periodsOfItems(tx: TxCtx, { agencyId, calendar }: Look): Promise<NewObligation[]> {
  const ends = await lastPeriodEnds(tx.db, agencyId);
  const at = tx.clock.now();
  return (await rhythmicItems(tx.db, agencyId)).flatMap((item) => {
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
async function periodsOfWork(tx: TxCtx, { agencyId, calendar }: Look): Promise<NewObligation[]> {
  const at = tx.clock.now();
  const work = await openWork(tx.db, agencyId);
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
        ...dutiesOfStage(
          each,
          { stage: { ...stage, duties }, since, endedOn: endOfStage(stages, index) },
          { at, calendar },
        ),
      );
    }
  }
  return rows;
}

function endOfStage(stages: readonly StageRow[], index: number): PlainDate | null {
  return stages[index + 1]?.entered_on ?? null;
}

async function dateUndated(tx: TxCtx, { agencyId, calendar }: Look): Promise<number> {
  let dated = 0;
  for (const row of await undatedObligations(tx.db, agencyId)) {
    const { period_key: key, period_label: label, period_from: from, period_to: to } = row;
    const period = from === null || to === null ? null : { key, label, from, to };
    const dueOn = dueDay(storedRule(row.rule), { since: row.triggered_on, period }, calendar);
    if (dueOn === null) continue;
    await updateObligation(tx.db, row.id, { due_on: dueOn, changed_at: tx.clock.now() });
    dated += 1;
  }
  return dated;
}
