import { z } from 'zod';
import { moment } from '../../platform/http/shapes.ts';

const cell = z.union([z.number(), z.string()]);

/** A file that stands for a report in the sum: what it doesn't say of itself, and what doesn't add up in it. */
const rollUpFile = {
  fileName: z.string(),
  byName: z.string(),
  at: moment.nullable(),
  concerns: z.array(z.string()),
  findings: z.array(z.object({ where: z.string(), message: z.string() })),
};

/** 汇总 as the convener sees it. */
export const rollUpView = z.object({
  year: z.number().int(),
  agencyName: z.string(),
  /** What is added up, the convener's own share last. */
  summed: z.array(z.string()),
  /** Asked, but not approved yet: not in the sum. */
  missing: z.array(z.string()),
  share: z.object({
    source: z.enum(['registers', 'file']),
    ...rollUpFile,
  }),
  /** The report that must be the sum; null when there is none yet. */
  total: z
    .object({
      source: z.enum(['frozen', 'file']),
      ...rollUpFile,
    })
    .nullable(),
  /** `without`: whose report has no certain figure there, so that the sum may be too small. */
  sum: z.array(z.object({ cell: z.string(), label: z.string(), value: cell, without: z.array(z.string()) })),
  /** Cells in which the report isn't known to be the sum; null without a report. */
  differences: z
    .array(
      z.object({
        cell: z.string(),
        label: z.string(),
        sum: cell,
        own: cell.nullable(),
        /** unread: nobody can say, since a figure isn't known. */
        agreement: z.enum(['different', 'unread']),
        from: z.array(z.object({ name: z.string(), value: cell })),
        without: z.array(z.string()),
      }),
    )
    .nullable(),
});
