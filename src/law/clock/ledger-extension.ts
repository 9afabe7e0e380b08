import type { PlainDate } from '../dates.ts';
import type { ExtensionDetail } from './clock-events.ts';
import { dateInside } from './ledger-dates.ts';
import type { Fields } from './ledger-fields.ts';
import { APPROVED, TOLD, UNTIL, WORKDAYS } from './ledger-keys.ts';
import { daysInside, isNegative } from './ledger-numbers.ts';

/** What an entry tells about an extension, in keys or as a text; `on` is its own day. */
export function readExtension(fields: Fields, text: string | null, on: PlainDate): ExtensionDetail {
  const days = fields.days(WORKDAYS) ?? (text === null ? undefined : daysInside(text));
  const until = days === undefined ? (fields.date(UNTIL) ?? dateInText(text, on)) : undefined;
  if (text !== null && fields.find(WORKDAYS) === undefined && isNegative(text))
    fields.complain('detail', `“${text}”是负数，延长的天数应为大于0的整数。`);
  const approved = fields.find(APPROVED)?.value;
  const told = fields.find(TOLD)?.value;
  const toldOn = typeof told === 'string' ? fields.date(TOLD) : told === true ? on : undefined;
  return {
    ...(days !== undefined && { workdays: days }),
    ...(until !== undefined && { until }),
    ...(approved === false || approved === null ? { approvedBy: null } : {}),
    ...(approved === true && { approvedBy: '工作机构负责人' }),
    ...(typeof approved === 'string' && { approvedBy: approved }),
    ...(told === false || told === null ? { notifiedOn: null } : {}),
    ...(toldOn !== undefined && { notifiedOn: toldOn }),
  };
}

/** The first date that a text tells; one without a year is the next such day from the entry's own. */
export function dateInText(text: string | null, on: PlainDate): PlainDate | undefined {
  return text === null ? undefined : (dateInside(text, on) ?? undefined);
}

/** The first number that a text tells. */
export function numberInText(text: string | null): number | undefined {
  const found = text === null ? null : /(\d{1,4})/.exec(text);
  return found === null ? undefined : Number(found[1]);
}
