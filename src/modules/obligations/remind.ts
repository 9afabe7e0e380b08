import type { TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import {
  earliestReminder,
  remindersOn,
  USUAL_REMINDERS,
  type Reminded,
  type ReminderPlan,
  type ToRemind,
} from '../../law/obligations/reminders.ts';
import type { WorkCalendar } from '../../law/workdays.ts';
import { holdersOf } from '../accounts/accounts.queries.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import type { ObligationRow } from './obligations.repository.ts';
import { reminderPlan } from './reminders.api.ts';
import {
  insertReminders,
  obligationsToRemind,
  plansOf,
  remindersGiven,
  type GivenReminder,
} from './reminders.repository.ts';
import { whoIsResponsible } from './responsible.ts';

/** The furthest that any plan may look ahead, in days of the calendar. */
const FURTHEST = earliestReminder({ ...USUAL_REMINDERS, before: [60] });

interface Person {
  readonly id: string | null;
  readonly name: string;
}

/**
 * Gives an agency's reminders that hold today and weren't given yet: to whoever is responsible, to those who publish, to those who
 * supervise the agency or one above it. However often it runs, each is given once; one that found nobody is given when somebody holds the
 * role, and what is another's by now is told to them, too. Returns how many.
 */
export async function remind(
  tx: TxCtx,
  { agencyId, calendar }: { readonly agencyId: string; readonly calendar: WorkCalendar },
): Promise<number> {
  const at = tx.clock.now();
  const today = dayInShanghai(at);
  const open = await obligationsToRemind(tx.db, { agencyId, until: addDays(today, FURTHEST) });
  if (open.length === 0) return 0;
  const ids = open.map(({ id }) => id);
  const before = new Set((await remindersGiven(tx.db, ids)).map((row) => onceEach(row)));
  const plan = planOf((await plansOf(tx.db, [agencyId])).get(agencyId)?.plan);
  const people = await peopleOf(tx, agencyId, open);
  const due: Parameters<typeof insertReminders>[1][number][] = [];
  for (const row of open) {
    const dueOn = row.due_on ?? today;
    for (const { step, to } of remindersOn(today, dueOn, { plan, calendar })) {
      const told = await people(row, to);
      const reminder = { obligation_id: row.id, step, due_on: dueOn, reminded: told.as };
      if (before.has(onceEach({ ...reminder, to_account: row.responsible_id }))) continue;
      for (const person of told.people)
        due.push(reminderOf(row, { step, to: told.as, dueOn, person, today, at }));
    }
  }
  const fresh = await insertReminders(tx.db, due);
  if (fresh.length > 0) await recordGiven(tx, agencyId, fresh.length);
  return fresh.length;
}

/** What is given once: a step of a day to each who is responsible, to those who draft in their place, to those above. */
function onceEach(row: GivenReminder): string {
  const whom = {
    responsible: row.to_account,
    clerk: 'clerk',
    clerkOfLeft: 'clerk',
    publisher: 'publisher',
    supervisor: 'supervisor',
  }[row.reminded];
  return `${row.obligation_id} ${row.step} ${row.due_on} ${whom}`;
}

/** A plan as it is kept; the usual one where an agency has set none. */
export function planOf(stored: unknown): ReminderPlan {
  return stored === undefined ? USUAL_REMINDERS : reminderPlan.parse(stored);
}

function reminderOf(
  row: ObligationRow,
  given: { step: string; to: Reminded; dueOn: PlainDate; person: Person; today: PlainDate; at: Date },
) {
  const { step, to, dueOn, person, today, at } = given;
  return {
    id: newId(at.getTime()),
    obligation_id: row.id,
    agency_id: row.agency_id,
    step,
    due_on: dueOn,
    reminded: to,
    to_account: person.id,
    to_name: person.name,
    reminded_on: today,
    recorded_at: at,
  };
}

async function recordGiven(tx: TxCtx, agencyId: string, count: number): Promise<void> {
  const agency = (await agenciesById(tx.db, [agencyId])).get(agencyId);
  tx.record({
    type: 'obligation.reminded',
    agencyId,
    subject: { kind: 'agency', id: agencyId, ...(agency === undefined ? {} : { title: agency.name }) },
    after: { reminders: count },
  });
}

/** People, and as what they are told. */
interface Told {
  readonly as: Reminded;
  readonly people: readonly Person[];
}

/** Who is told at an agency; each is asked for once. Where nobody holds a role, that is what is noted. */
async function peopleOf(
  tx: TxCtx,
  agencyId: string,
  open: readonly ObligationRow[],
): Promise<(row: ObligationRow, to: ToRemind) => Promise<Told>> {
  const responsible = await whoIsResponsible(tx.db, open);
  const known = new Map<string, Promise<readonly Person[]>>();
  const once = async (key: string, ask: () => Promise<readonly Person[]>): Promise<readonly Person[]> => {
    const found = known.get(key) ?? ask();
    known.set(key, found);
    return found;
  };
  return async (row, to) => {
    switch (to) {
      case 'responsible': {
        const own = responsible(row);
        if (own !== null && !own.left) return { as: to, people: [own] };
        const clerks = await once('clerk', async () => holders(tx, 'clerk', [agencyId]));
        return { as: own === null ? 'clerk' : 'clerkOfLeft', people: clerks };
      }
      case 'publisher':
        return { as: to, people: await once(to, async () => holders(tx, to, [agencyId])) };
      case 'supervisor': {
        const ask = async () => holders(tx, to, (await placeOf(tx.db, agencyId)).agencyPath);
        return { as: to, people: await once(to, ask) };
      }
    }
  };
}

async function holders(
  tx: TxCtx,
  role: 'clerk' | 'publisher' | 'supervisor',
  agencyIds: readonly string[],
): Promise<readonly Person[]> {
  const found = new Map<string, Person>();
  for (const agencyId of agencyIds)
    for (const { id, displayName } of await holdersOf(tx.db, { role, agencyId }))
      found.set(id, { id, name: displayName });
  return found.size === 0 ? [{ id: null, name: '' }] : [...found.values()];
}
