import { accountIdOf, authorise, holdsAnywhere } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { checkHolidayCalendar } from '../../law/check-holiday-calendar.ts';
import { HOLIDAY_CALENDARS, type HolidayCalendar } from '../../law/holiday-calendars.ts';
import { loadCase } from './loaded-case.ts';
import { projectionOf } from './project-case.ts';
import { holidayCalendars } from './request-calendar.ts';
import type { requestsApi } from './requests.api.ts';
import { updateCase } from './requests.repository.ts';

/** A notice as it is shown; `entered` by the office, not brought by the program. */
export type EnteredCalendar = ResponseOf<typeof requestsApi.holidays>['calendars'][number];

/** The holiday notices that deadlines are counted by, and whether the actor may enter one. */
export async function listHolidayNotices(
  ctx: Ctx,
): Promise<{ calendars: EnteredCalendar[]; may: { enter: boolean } }> {
  const own = new Set(HOLIDAY_CALENDARS.map(({ year }) => year));
  const calendars = await holidayCalendars(ctx.db);
  return {
    calendars: calendars.map(({ year, notice, version, off, work }) => ({
      year,
      notice,
      version,
      off: off.map(([first, last]): [string, string] => [first, last]),
      work: [...work],
      entered: !own.has(year),
    })),
    may: { enter: holdsAnywhere(ctx.actor, ['systemAdmin']) },
  };
}

/**
 * Enters the notice of a year that the program doesn't bring yet, or corrects one entered before. Deadlines of that year can
 * be computed from then on. Throws `common.invalid_input` with everything that can't be right about it.
 */
export async function enterHolidayNotice(
  ctx: Ctx,
  input: { calendar: Omit<HolidayCalendar, 'version'> },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    authorise(holdsAnywhere(ctx.actor, ['systemAdmin']) || '放假安排由系统管理员录入。');
    const { year } = input.calendar;
    if (HOLIDAY_CALENDARS.some((own) => own.year === year)) {
      throw invalidInput(`${year}年的放假安排已随程序提供，不需要录入。`);
    }
    const known = await tx.db
      .selectFrom('holiday_calendars')
      .select('version')
      .where('year', '=', year)
      .forUpdate()
      .executeTakeFirst();
    const version = (known?.version ?? 0) + 1;
    const calendar: HolidayCalendar = { ...input.calendar, version };
    const faults = checkHolidayCalendar(calendar).filter(({ severity }) => severity === 'error');
    if (faults.length > 0) {
      const messages = faults.map(({ message }) => message);
      throw invalidInput(
        messages.join(' '),
        messages.map((message) => ({ field: 'calendar', message })),
      );
    }
    const row = {
      calendar: JSON.stringify(calendar),
      version,
      changed_by: accountIdOf(ctx.actor),
      changed_at: ctx.clock.now(),
    };
    await tx.db
      .insertInto('holiday_calendars')
      .values({ year, ...row })
      .onConflict((conflict) => conflict.column('year').doUpdateSet(row))
      .execute();
    await projectUnknown(tx);
    tx.record({
      type: 'calendar.entered',
      agencyId: null,
      subject: { kind: 'system', id: String(year), title: `${year}年放假安排` },
      after: { ...calendar },
    });
    return { version };
  });
}

/** Deadlines that could not be computed without the notice. */
async function projectUnknown(tx: TxCtx): Promise<void> {
  const waiting = await tx.db
    .selectFrom('request_cases')
    .select('id')
    .where('clock', '=', 'unknown')
    .orderBy('id')
    .execute();
  for (const { id } of waiting) {
    await updateCase(tx.db, id, projectionOf(await loadCase(tx, id, { lock: true })));
  }
}
