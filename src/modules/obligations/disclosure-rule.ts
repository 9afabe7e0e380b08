import { z } from 'zod';
import { RHYTHMS } from '../../law/obligations/rhythms.ts';
import { TRIGGERS, type DisclosureRule, type Trigger } from '../../law/obligations/special-limits.ts';
import { optionalLine } from '../../platform/http/shapes.ts';

const span = z.object({
  count: z.number().int().min(0).max(400),
  unit: z.enum(['workday', 'day']),
});

const triggers = Object.keys(TRIGGERS) as Trigger[];

/** A `DisclosureRule` as it is stored, and as an office changes it. */
export const disclosureRule = z.object({
  article: optionalLine(200, '依据'),
  trigger: z.enum(triggers, { error: '请选择从什么时候起算' }),
  limit: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('within'), span }),
      z.object({ kind: z.literal('rhythm'), every: z.enum(RHYTHMS), grace: span }),
      z.object({ kind: z.literal('ongoing'), every: z.enum(RHYTHMS), grace: span }),
    ])
    .nullable(),
  posting: span.nullable(),
  standing: z.enum(['set', 'guidance']),
}) satisfies z.ZodType<DisclosureRule>;

/** Reads a rule from its column. */
export function storedRule(value: unknown): DisclosureRule {
  return disclosureRule.parse(value);
}

/** Whether a duty is to take a decision back, not to publish one. */
export function isRevocation({ rule }: { readonly rule: unknown }): boolean {
  return storedRule(rule).trigger === 'revoked';
}
