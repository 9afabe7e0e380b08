import { z } from 'zod';
import { day, id, line, optionalDay } from '../../platform/http/shapes.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import { GROUNDS } from '../../law/upkeep/grounds.ts';
import { checkWithdrawal, VANISH_GROUNDS, withdrawalFields } from '../publishing/withdrawal.kinds.ts';

/** What is filled in and kept about 动态调整. Runs in the browser too. */

/** A ground as it is kept with a case. */
export const groundSchema = z.object({
  name: z.enum(GROUNDS),
  detail: z.string(),
  since: day,
});

/** Why something is under review, where it isn't for one of the grounds: 不予公开 by law, or the end of a validity. */
export const noteSchema = z.object({ name: z.literal('note'), detail: z.string(), since: day });

/** Everything that a case may say of why it is there. */
export const groundsSchema = z.array(z.union([groundSchema, noteSchema]));

/** One of the reasons of a case. */
export type CaseGround = z.output<typeof groundsSchema>[number];

const markable = z.enum(['lapsed', 'repealed', 'amended'], { error: '请选择有效性' });

/** A decision with what it needs to be carried out. */
export const decisionSchema = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('stays'), nextReviewOn: optionalDay }),
  z.object({ deed: z.literal('opens') }),
  z.object({ deed: z.literal('opensPartly') }),
  z.object({ deed: z.literal('takeDown'), ...withdrawalFields }).superRefine(checkWithdrawal),
  z.object({ deed: z.literal('vanish'), ground: z.enum(VANISH_GROUNDS, { error: '请选择移除的依据' }) }),
  z.object({ deed: z.literal('mask') }),
  z.object({
    deed: z.literal('mark'),
    validity: markable,
    sinceOn: day,
    changedBy: id.nullable().default(null),
  }),
  z.object({ deed: z.literal('keep'), nextReviewOn: optionalDay }),
  z.object({ deed: z.literal('renew'), until: day }),
  z.object({ deed: z.literal('lapse') }),
  z.object({ deed: z.literal('revise') }),
  z.object({ deed: z.literal('repeal'), sinceOn: day, changedBy: id.nullable().default(null) }),
]);

/** A decision as it is kept. */
export type Decision = z.output<typeof decisionSchema>;

const words = z.array(line(20, '词语')).min(1, '请至少写一个词语').max(40);
const retention = z.object({
  label: line(60, '名称'),
  kinds: z.array(z.enum(DOCUMENT_KINDS)).min(1, '请选择文稿类别'),
  subjects: words,
  lists: words,
  months: z.number().int().min(1, '期限至少 1 个月').max(600),
  basis: line(200, '依据'),
});

/** What an office sets itself (`UpkeepTerms`). */
export const termsSchema = z.object({
  reviewMonths: z.number().int().min(1, '审查间隔至少 1 个月').max(60, '审查间隔最多 60 个月'),
  expiryAlarms: z
    .array(z.number().int().min(1).max(730))
    .min(1, '请至少填写一个提醒天数')
    .max(5)
    .transform((days) => [...new Set(days)].toSorted((a, b) => b - a)),
  interpretation: z.object({
    kinds: z.array(z.enum(DOCUMENT_KINDS)),
    term: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('same') }),
      z.object({ kind: z.literal('workdays'), count: z.number().int().min(1).max(60) }),
    ]),
  }),
  /** Settings that were kept before there was this term have none. */
  filingWithinDays: z
    .number()
    .int()
    .min(1, '备案期限至少 1 日')
    .max(365, '备案期限最多 365 日')
    .nullable()
    .default(null),
  lists: z.array(retention).max(30),
});

/** Where a draft out of a record is to stand. */
export const draftPlace = z.object({ nodeId: id, title: line(300, '标题') });
