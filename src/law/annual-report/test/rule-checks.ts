import type { Finding } from '../findings.ts';
import type { NarrativeBlock } from '../narrative.ts';
import type { RuleId } from '../rules.ts';
import { OFFICE, type OwnReportOptions, ownBlocksOf, ownReportOf } from './own-reports.ts';
import { FULL_YEAR, GOOD_PARTS, cellsOf, readReportOf, withLine, withPart } from './read-reports.ts';
import {
  type ReadContext,
  type ValidationContext,
  checkReadReport,
  validateAnnualReport,
} from '../validate.ts';

/** Rules on what a report says; those on how a file was read have files for cases. */
export type SayingRule = Exclude<RuleId, `X-READ-${string}`>;

/** A report that is made and checked. */
export type Check = () => Finding[];
/** Reports on which a rule fires, and others, as near to them as can be, that it spares. */
export interface RuleCases {
  readonly fires: readonly Check[];
  readonly spares: readonly Check[];
}

type Report = Parameters<typeof checkReadReport>[0];

/** A report that was read, as it is checked. */
export const read =
  (report: Report, context: ReadContext = {}): Check =>
  () =>
    checkReadReport(report, context);
/** The town's report with some of its cells changed. */
export const cell = (changes: Parameters<typeof cellsOf>[1], context: ReadContext = {}): Check =>
  read(readReportOf({ cells: cellsOf(FULL_YEAR, changes) }), context);
/** The town's report with one more line in a part. */
export const line = (words: string, part = 1): Check => read(withLine(part, words));
/** The office's own report, checked against something. */
export const own =
  (context: Partial<ValidationContext>): Check =>
  () =>
    validateAnnualReport(ownReportOf(FULL_YEAR), { agency: { selfName: OFFICE.selfName }, ...context });
/** An office's own text as the desk checks it: what can't be rendered, and what nobody has confirmed yet, goes with it. */
export const written =
  (options: OwnReportOptions): Check =>
  () => {
    const { report, blocks, problems } = ownBlocksOf(FULL_YEAR, options);
    const unconfirmed = blocks.filter(({ needsConfirmation }) => needsConfirmation);
    return validateAnnualReport(report, { agency: { selfName: OFFICE.selfName }, problems, unconfirmed });
  };
/** The office's own report of one sentence. */
export const sentence = (text: string, more: Partial<NarrativeBlock> = {}): Check =>
  written({ narrative: [{ id: 'own', part: 1, kind: 'paragraph', text, ...more }] });
/** The town's report with words of a part left out. */
export const without = (pattern: RegExp, part = 1): Check =>
  read(withPart(part, (GOOD_PARTS[part - 1] ?? '').replace(pattern, '')));
/** Words that no rule has anything to say of. */
export const filler = '的办事指南由各科室逐项核对后发布';
/** A part of so many characters, its beginning given. */
export const ofLength = (part: number, words: string, length: number): Check => {
  const pad = Array.from({ length }, (_, at) => filler.charAt(at % filler.length)).join('');
  return read(withPart(part, words + pad.slice(0, length - words.replaceAll(/\s/gu, '').length)));
};
