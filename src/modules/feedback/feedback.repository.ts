import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A report as it is kept. */
export type TicketRow = Selectable<Tables['feedback_tickets']>;

/** Enters a report. */
export async function insertTicket(db: Tx, row: Insertable<Tables['feedback_tickets']>): Promise<void> {
  await db.insertInto('feedback_tickets').values(row).execute();
}

/** One report, locked until the end of the transaction; null when there is none. */
export async function lockTicket(db: Tx, id: string): Promise<TicketRow | null> {
  const query = db.selectFrom('feedback_tickets').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** The report with a number, or null. */
export async function ticketByNumber(db: Db, number: string): Promise<TicketRow | null> {
  const query = db.selectFrom('feedback_tickets').selectAll().where('number', '=', number);
  return (await query.executeTakeFirst()) ?? null;
}

/** Changes a report. */
export async function updateTicket(
  db: Tx,
  id: string,
  change: Updateable<Tables['feedback_tickets']>,
): Promise<void> {
  await db.updateTable('feedback_tickets').set(change).where('id', '=', id).execute();
}

/** Reports of some agencies: the open ones by the day they are due, all by when they came, the latest first. */
export async function ticketRows(
  db: Db,
  of: {
    readonly agencyIds: readonly string[];
    readonly which: 'open' | 'all';
    readonly offset: number;
    readonly limit: number;
  },
): Promise<TicketRow[]> {
  const rows = tickets(db, of).selectAll().offset(of.offset).limit(of.limit);
  return of.which === 'open'
    ? rows.orderBy('due_on').orderBy('id').execute()
    : rows.orderBy('received_at', 'desc').orderBy('id', 'desc').execute();
}

/** How many of them there are. */
export async function countTickets(
  db: Db,
  of: { readonly agencyIds: readonly string[]; readonly which: 'open' | 'all' },
): Promise<number> {
  const row = await tickets(db, of)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

function tickets(db: Db, of: { readonly agencyIds: readonly string[]; readonly which: 'open' | 'all' }) {
  const query = db.selectFrom('feedback_tickets').where('agency_id', 'in', [...of.agencyIds]);
  return of.which === 'open' ? query.where('outcome', 'is', null) : query;
}

/** Reports of an agency that came in a period, counted by month, kind and how they stand on a day. */
export interface TicketCount {
  readonly month: string;
  readonly kind: TicketRow['kind'];
  readonly received: number;
  readonly answered: number;
  readonly mended: number;
  /** Answered in time, of those answered. */
  readonly onTime: number;
  /** Open or answered, and the day for it over. */
  readonly late: number;
}

/** Counts by month and kind; `today` tells which of the open ones are late. */
export async function ticketCounts(
  db: Db,
  of: {
    readonly agencyIds: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly today: string;
  },
): Promise<TicketCount[]> {
  return db
    .selectFrom('feedback_tickets')
    .where('agency_id', 'in', [...of.agencyIds])
    .where('received_on', '>=', of.from)
    .where('received_on', '<=', of.to)
    .select((eb) => [
      eb.fn<string>('to_char', ['received_on', eb.val('YYYY-MM')]).as('month'),
      'kind',
      eb.fn.countAll<number>().as('received'),
      eb.fn.count<number>('answered_on').as('answered'),
      eb.fn.countAll<number>().filterWhere('outcome', '=', 'mended').as('mended'),
      eb.fn.countAll<number>().filterWhereRef('answered_on', '<=', 'due_on').as('onTime'),
      eb.fn
        .countAll<number>()
        .filterWhere(({ or, and, eb: is }) =>
          or([
            is('answered_on', '>', is.ref('due_on')),
            and([is('answered_on', 'is', null), is('due_on', '<', of.today)]),
          ]),
        )
        .as('late'),
    ])
    .groupBy(['month', 'kind'])
    .orderBy('month')
    .orderBy('kind')
    .execute();
}

/** How an office deals with reports. */
export interface FeedbackSettings {
  /** Working days for an answer. */
  readonly answerDays: number;
  /** Months for which words are kept after the answer. */
  readonly keptMonths: number;
}

/** What an agency set itself, or the nearest of those above it; null where none did. `path` is from the agency upwards. */
export async function feedbackSettingsOf(db: Db, path: readonly string[]): Promise<FeedbackSettings | null> {
  const rows = await db
    .selectFrom('feedback_settings')
    .select(['agency_id', 'answer_days as answerDays', 'kept_months as keptMonths'])
    .where('agency_id', 'in', [...path])
    .execute();
  const known = new Map(rows.map(({ agency_id: id, ...set }) => [id, set]));
  return path.map((id) => known.get(id)).find((set) => set !== undefined) ?? null;
}

/** Agencies with words of answered reports that are still kept. */
export async function agenciesWithKept(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('feedback_tickets')
    .select('agency_id')
    .distinct()
    .where('answered_on', 'is not', null)
    .where('forgotten_at', 'is', null)
    .orderBy('agency_id')
    .execute();
  return rows.map((row) => row.agency_id);
}

/**
 * Takes words, answers and query codes away of an agency's reports that were answered `months` or longer before a day; returns how
 * many reports they were. What remains is counted: kind, days, outcome.
 */
export async function forgetWords(
  db: Tx,
  of: { readonly agencyId: string; readonly today: string; readonly months: number; readonly at: Date },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    UPDATE feedback_tickets
    SET quote = '', problem = '', answer = '', query_code_hash = '', forgotten_at = ${of.at}, version = version + 1
    WHERE agency_id = ${of.agencyId} AND forgotten_at IS NULL
      AND answered_on <= ${of.today}::date - make_interval(months => ${of.months})
    RETURNING id`.execute(db);
  return rows.length;
}

/** Sets an agency's own. */
export async function putFeedbackSettings(
  db: Tx,
  row: Insertable<Tables['feedback_settings']>,
): Promise<void> {
  const { agency_id: _agency, ...changing } = row;
  await db
    .insertInto('feedback_settings')
    .values(row)
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(changing))
    .execute();
}
