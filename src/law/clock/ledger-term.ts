import type { PlainDate } from '../dates.ts';
import type { EventOf } from './clock-events.ts';
import { readDate } from './ledger-dates.ts';
import { dateInText } from './ledger-extension.ts';
import type { Fields } from './ledger-fields.ts';
import { RESPOND_BY, WORKDAYS } from './ledger-keys.ts';
import { daysInside } from './ledger-numbers.ts';

/** The term for a clarification: a day, or so many 工作日, in keys or as a text; `on` is the letter's own day. */
export function readTerm(
  fields: Fields,
  text: string | null,
  on: PlainDate,
): Pick<EventOf<'clarificationAsked'>, 'respondBy' | 'workdays'> {
  const told = fields.find(RESPOND_BY)?.value;
  const isDay = typeof told === 'string' && (readDate(told) !== null || daysInside(told) === undefined);
  const respondBy = isDay ? fields.date(RESPOND_BY) : undefined;
  if (respondBy !== undefined) return { respondBy };
  const names = told === undefined || isDay ? WORKDAYS : RESPOND_BY;
  const workdays = fields.days(names) ?? (text === null ? undefined : daysInside(text));
  if (workdays !== undefined) {
    if (Number.isSafeInteger(workdays) && workdays > 0 && workdays < 1000) return { workdays };
    fields.complain(
      fields.find(names)?.key ?? 'respondBy',
      '补正期限应为日期，或者大于0的工作日数，例如 15。',
    );
    return {};
  }
  const day = dateInText(text, on);
  return day === undefined ? {} : { respondBy: day };
}
