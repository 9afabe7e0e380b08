import type { PlainDate } from '../dates.ts';
import type { ExtensionDetail } from './clock-events.ts';
import { dateInside } from './ledger-dates.ts';
import type { Fields } from './ledger-fields.ts';
import { APPROVED, TOLD, UNTIL, WORKDAYS } from './ledger-keys.ts';

const WITH_UNIT = /(\d{1,4})\s*(?:个\s*)?(?:工作日|天|working|work|business|days?\b|wd\b)/i;

/** What an entry tells about an extension, in keys or as a text; `on` is its own day. */
export function readExtension(fields: Fields, text: string | null, on: PlainDate): ExtensionDetail {
  const workdays = fields.days(WORKDAYS) ?? daysInText(text);
  const until = workdays === undefined ? (fields.date(UNTIL) ?? dateInText(text)) : undefined;
  const days = workdays ?? (until === undefined ? numberInText(text) : undefined);
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

/** The first date that a text tells. */
export function dateInText(text: string | null): PlainDate | undefined {
  return text === null ? undefined : (dateInside(text) ?? undefined);
}

/** The first number that a text tells. */
export function numberInText(text: string | null): number | undefined {
  const found = text === null ? null : /(\d{1,4})/.exec(text);
  return found === null ? undefined : Number(found[1]);
}

function daysInText(text: string | null): number | undefined {
  const found = text === null ? null : WITH_UNIT.exec(text);
  return found === null ? undefined : Number(found[1]);
}
