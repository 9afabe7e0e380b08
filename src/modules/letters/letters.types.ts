import type { LetterFacts, LetterFinding } from '../../law/letters/letter-facts.ts';
import type { FillFault } from '../../law/letters/fill-letter.ts';
import type { LetterFieldValues } from '../../law/letters/letter.ts';
import type { LetterKind } from '../../law/letters/letter-kinds.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { LetterPatterns } from '../../law/letters/letter-numbers.ts';

/** What is known of the request, apart from what the agency and the letter itself tell. */
export type CaseFacts = Omit<
  LetterFacts,
  'kind' | 'number' | 'agencyName' | 'issuedOn' | 'reviewAuthority' | 'court' | 'internetChannel'
>;

/**
 * A letter that is wanted. 文号, 行政机关, 落款日期 and 救济途径 are filled in by the program; what is given for them is
 * overwritten.
 */
export interface WantedLetter {
  readonly agencyId: string;
  readonly kind: LetterKind;
  readonly fields: LetterFieldValues;
  readonly facts: CaseFacts;
  /** The day it is dated; today by the use case's clock when left out. */
  readonly issuedOn?: PlainDate;
}

/** How a letter would look, and what speaks against it. Without `faults` it can be filled in. */
export interface LetterPreview {
  readonly kind: LetterKind;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  /** The number that it would have if it were issued now; null where its kind has none. */
  readonly number: string | null;
  readonly faults: readonly FillFault[];
  readonly findings: readonly LetterFinding[];
}

/** How an agency writes letters. */
export interface LetterSettings {
  readonly agencyId: string;
  /** 发文机关标志; empty without a red head. */
  readonly masthead: string;
  /** Where to apply for review over the internet (行政复议法22(2)). */
  readonly internetChannel: string;
  readonly patterns: LetterPatterns;
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

/** A version of an office's template. */
export interface LetterTemplate {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: LetterKind;
  readonly version: number;
  readonly text: string | null;
  readonly docxSha256: string | null;
  readonly note: string;
  readonly active: boolean;
  readonly byName: string;
  readonly at: Date;
}

/** A letter that was issued, without its files. */
export interface IssuedLetter {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: LetterKind;
  readonly number: string | null;
  readonly title: string;
  readonly subjectId: string | null;
  readonly text: string;
  readonly docxSealed: string;
  readonly docxSha256: string;
  readonly pdfSealed: string;
  readonly pdfSha256: string;
  readonly overrideReason: string;
  readonly issuedOn: PlainDate;
  readonly issuedByName: string;
  readonly issuedAt: Date;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly supersededBy: string | null;
}
