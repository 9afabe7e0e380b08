import { z } from 'zod';
import { OBLIGATION_STATUSES } from '../../law/obligations/obligation-status.ts';

const count = z.number().int();

const timeliness = z.object({
  due: count,
  onTime: count,
  late: count,
  missing: count,
  rate: z.number().nullable(),
});

const coverageMonth = z.object({
  month: count,
  status: z.enum(OBLIGATION_STATUSES).nullable(),
  count,
  timeliness,
});

/** A coverage map: rows by months of a year, each field with its worst standing. */
export const coverageView = z.object({
  year: count,
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      months: z.array(coverageMonth),
      timeliness,
    }),
  ),
  /** All rows together, month by month. */
  months: z.array(coverageMonth),
  total: timeliness,
});
