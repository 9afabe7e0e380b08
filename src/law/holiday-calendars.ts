import { type PlainDate, plainDate } from './dates.ts';

/** The State Council's arrangement of holidays for one year. */
export interface HolidayCalendar {
  readonly year: number;
  /** The notice that arranged it. */
  readonly notice: string;
  /** Raised when the year's data is corrected. */
  readonly version: number;
  /** Days off, as spans of first and last day. */
  readonly off: readonly (readonly [PlainDate, PlainDate])[];
  /** Saturdays and Sundays on which people work (调休). */
  readonly work: readonly PlainDate[];
}

/** The calendars there are. A year is added when its notice appears, never guessed. */
export const HOLIDAY_CALENDARS: readonly HolidayCalendar[] = [
  {
    year: 2024,
    notice: '国务院办公厅关于2024年部分节假日安排的通知',
    version: 1,
    off: spans(
      2024,
      ['01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ),
    work: days(2024, '02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'),
  },
  {
    year: 2025,
    notice: '国务院办公厅关于2025年部分节假日安排的通知',
    version: 1,
    off: spans(
      2025,
      ['01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ),
    work: days(2025, '01-26', '02-08', '04-27', '09-28', '10-11'),
  },
  {
    year: 2026,
    notice: '国务院办公厅关于2026年部分节假日安排的通知',
    version: 1,
    off: spans(
      2026,
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ),
    work: days(2026, '01-04', '02-14', '02-28', '05-09', '09-20', '10-10'),
  },
];

function spans(
  year: number,
  ...texts: readonly (readonly [string, string?])[]
): (readonly [PlainDate, PlainDate])[] {
  return texts.map(([first, last]) => [plainDate(`${year}-${first}`), plainDate(`${year}-${last ?? first}`)]);
}

function days(year: number, ...texts: readonly string[]): PlainDate[] {
  return texts.map((text) => plainDate(`${year}-${text}`));
}
