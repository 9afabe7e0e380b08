import { z } from 'zod';
import { CONCLUSIONS, HAND_OUTCOMES, type Judged } from '../../law/inspection/hand-checks.ts';
import type { IndicatorResult, InspectionFacts } from '../../law/inspection/inspect.ts';

/**
 * The form in which results are stored. What was judged on a day is shown as it was judged, whatever the rules say later: a change
 * of the form takes the next number, and a reader of the one before stays.
 */
export const JUDGEMENT_FORMAT = 1;

const place = z.object({ what: z.string(), href: z.string() });
const placesOrNull = z.array(place).nullable();

/** Facts as they were stored. */
export const storedFacts = z.object({
  day: z.string(),
  visits: z.object({ made: z.number(), failed: z.number(), days: z.number() }).nullable(),
  homeUpdatedOn: z.string().nullable(),
  columns: z.array(
    z.object({
      name: z.string(),
      href: z.string(),
      sort: z.enum(['news', 'notice', 'policy', 'other']),
      cycleDays: z.number().nullable(),
      updatedOn: z.string().nullable(),
    }),
  ),
  openReports: z.array(z.object({ number: z.string(), receivedOn: z.string(), dueOn: z.string() })),
  missingInterpretations: z.array(place),
  deadLinks: placesOrNull,
  wording: placesOrNull,
  personal: placesOrNull,
  missingAtFoot: z.array(z.string()),
  media: z.array(z.object({ name: z.string(), updatedOn: z.string() })),
}) satisfies z.ZodType<InspectionFacts>;

const indicator = z.object({
  id: z.string(),
  effect: z.enum(['veto', 'deduction', 'alert']),
  name: z.string(),
  rule: z.string(),
  sentence: z.string(),
  source: z.string(),
  certain: z.boolean(),
  thresholds: z.record(z.string(), z.object({ label: z.string(), value: z.number() })),
  weight: z.object({ each: z.number(), most: z.number() }).optional(),
  partly: z.boolean().optional(),
  mayNotApply: z.boolean().optional(),
});

/** Results as they were stored, in the order of the report. */
export const storedResults = z.array(
  z.object({
    indicator,
    state: z.enum(['fine', 'found', 'unknown']),
    places: z.array(place),
    finding: z.string(),
    deducted: z.number(),
  }),
) satisfies z.ZodType<IndicatorResult[]>;

/** What an indicator came to by a check by hand, as it was stored. */
export const storedJudged = z.object({
  state: z.enum(['fine', 'found', 'unknown', 'inapplicable']),
  deducted: z.number(),
}) satisfies z.ZodType<Judged>;

/** A conclusion as it was stored. */
export const storedConclusion = z.enum(CONCLUSIONS);

/** An outcome as it was stored. */
export const storedOutcome = z.enum(HAND_OUTCOMES);
