import type { PlainDate } from '../../dates.ts';

/** What a text is checked against. */
export interface NarrativeOptions {
  readonly selfName: string;
  /** Telephone numbers that may stand in the report. */
  readonly phones?: readonly string[];
  /** Full names of other agencies, none of which should report here. */
  readonly otherAgencies?: readonly string[];
  /** Names of people who made requests: none may appear (AR-PII-1). */
  readonly applicantNames?: readonly string[];
  /** The text of the year before, against 年年雷同. */
  readonly previousParts?: readonly { readonly text: string }[];
  /** When the report must be public, by default 1月31日 of the next year. */
  readonly dueOn?: PlainDate;
}
