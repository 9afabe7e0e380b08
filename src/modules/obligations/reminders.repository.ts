import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ObligationRow } from './obligations.repository.ts';

/** A reminder as it was given. */
export type ReminderRow = Selectable<Tables['obligation_reminders']>;
/** What of a reminder tells it from others. */
export type GivenReminder = Pick<
  ReminderRow,
  'obligation_id' | 'step' | 'due_on' | 'reminded' | 'to_account'
>;
/** An agency's plan. */
export type PlanRow = Selectable<Tables['reminder_plans']>;

/** An agency's open obligations whose day comes by `until`, by day. */
export async function obligationsToRemind(
  db: Db,
  { agencyId, until }: { readonly agencyId: string; readonly until: string },
): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('settled_kind', 'is', null)
    .where('due_on', '<=', until)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}

/** Reminders that some obligations were given to somebody. */
export async function remindersGiven(db: Db, obligationIds: readonly string[]): Promise<GivenReminder[]> {
  if (obligationIds.length === 0) return [];
  return db
    .selectFrom('obligation_reminders')
    .select(['obligation_id', 'step', 'due_on', 'reminded', 'to_account'])
    .where('obligation_id', 'in', [...obligationIds])
    .where('to_account', 'is not', null)
    .execute();
}

/** Notes reminders that weren't given yet; returns those that are new. */
export async function insertReminders(
  db: Tx,
  rows: readonly Insertable<Tables['obligation_reminders']>[],
): Promise<Pick<ReminderRow, 'id' | 'agency_id'>[]> {
  const fresh: Pick<ReminderRow, 'id' | 'agency_id'>[] = [];
  for (const some of inBatches(rows)) {
    const added = await db
      .insertInto('obligation_reminders')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['obligation_id', 'step', 'due_on', 'to_account']).doNothing(),
      )
      .returning(['id', 'agency_id'])
      .execute();
    fresh.push(...added);
  }
  return fresh;
}

/** A reminder with what it was about. */
export type ShownReminder = ReminderRow & Pick<ObligationRow, 'what' | 'period_label' | 'settled_kind'>;

/** An agency's reminders, the latest first. */
export async function remindersOf(
  db: Db,
  input: { readonly agencyId: string; readonly offset: number; readonly limit: number },
): Promise<ShownReminder[]> {
  return db
    .selectFrom('obligation_reminders as r')
    .innerJoin('obligations as o', 'o.id', 'r.obligation_id')
    .selectAll('r')
    .select(['o.what', 'o.period_label', 'o.settled_kind'])
    .where('r.agency_id', '=', input.agencyId)
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.id', 'desc')
    .offset(input.offset)
    .limit(input.limit)
    .execute();
}

/** How many reminders an agency was given. */
export async function countReminders(db: Db, agencyId: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM obligation_reminders WHERE agency_id = ${agencyId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The last reminder that a person was given of each of some obligations. */
export async function lastRemindersTo(
  db: Db,
  input: { readonly accountId: string; readonly obligationIds: readonly string[] },
): Promise<Map<string, ReminderRow>> {
  if (input.obligationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('obligation_reminders')
    .selectAll()
    .where('to_account', '=', input.accountId)
    .where('obligation_id', 'in', [...input.obligationIds])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.obligation_id, row]));
}

/** The plans of some agencies; those that have none keep to the usual. */
export async function plansOf(db: Db, agencyIds: readonly string[]): Promise<Map<string, PlanRow>> {
  if (agencyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('reminder_plans')
    .selectAll()
    .where('agency_id', 'in', [...agencyIds])
    .execute();
  return new Map(rows.map((row) => [row.agency_id, row]));
}

/** Sets an agency's plan; false where another version is there. Version 0: it has none yet. */
export async function putPlan(
  db: Tx,
  row: {
    readonly agencyId: string;
    readonly plan: string;
    readonly version: number;
    readonly by: string | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const { agencyId, plan, version, by, at } = row;
  const changed =
    version === 0
      ? await db
          .insertInto('reminder_plans')
          .values({ agency_id: agencyId, plan, changed_by: by, changed_at: at })
          .onConflict((conflict) => conflict.column('agency_id').doNothing())
          .returning('agency_id')
          .execute()
      : await db
          .updateTable('reminder_plans')
          .set({ plan, version: version + 1, changed_by: by, changed_at: at })
          .where('agency_id', '=', agencyId)
          .where('version', '=', version)
          .returning('agency_id')
          .execute();
  return changed.length > 0;
}
