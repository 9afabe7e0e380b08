import type { TextRule } from '../../text-rule.ts';
import { AMOUNT_RULE } from './amounts.ts';
import { APPROXIMATIONS } from './approximations.ts';
import { CALENDAR_RULES } from './calendar.ts';
import { DATE_FORMS } from './date-forms.ts';
import { DEADLINE_RULES } from './deadlines.ts';
import { GROWTH_RULE } from './growth.ts';
import { NUMBER_FORMS } from './number-forms.ts';
import { PERIOD_RULE } from './periods.ts';
import { STALE_YEAR_RULE } from './stale-years.ts';
import { MONEY_RULE } from './sums-of-money.ts';
import { SUM_RULE } from './sums.ts';

/** Rules on numbers and dates (出版物上数字用法, GB/T 15835—2011), in the order of their identifiers. */
export const NUMBER_RULES: readonly TextRule[] = [
  ...CALENDAR_RULES,
  ...DATE_FORMS,
  ...DEADLINE_RULES,
  ...APPROXIMATIONS,
  ...NUMBER_FORMS,
  PERIOD_RULE,
  GROWTH_RULE,
  AMOUNT_RULE,
  STALE_YEAR_RULE,
  SUM_RULE,
  MONEY_RULE,
].toSorted((one, other) => one.id.localeCompare(other.id));
