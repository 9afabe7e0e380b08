import type { OutcomeRow } from '../annual-report/form.ts';
import type { DecisionKindKey } from '../decisions/decision-kinds.ts';
import type { PlainDate } from '../dates.ts';
import type { LetterKind } from './letter-kinds.ts';

/** What is known of the request and the decision, apart from the letter. */
export interface LetterFacts {
  readonly kind: LetterKind;
  readonly issuedOn: PlainDate;
  readonly agencyName: string;
  /** 文号; null where the kind has none. */
  readonly number: string | null;
  /** Whom the letter is addressed to. */
  readonly addressee?: string;
  readonly receivedOn?: PlainDate;
  readonly dueOn?: PlainDate;
  readonly extendedTo?: PlainDate;
  readonly requestNumber?: string;
  /** What was asked for, as the application has it. */
  readonly subject?: string;
  /** Where the decision is going to count in table three. */
  readonly row?: OutcomeRow;
  /** For 部分公开: how the parts that weren't disclosed were decided. */
  readonly withheld?: readonly DecisionKindKey[];
  /** How each item was decided; what an answer item by item is held against. */
  readonly decided?: readonly DecisionKindKey[];
  readonly reviewAuthority?: string;
  readonly court?: string;
  readonly internetChannel?: string;
  readonly servedElectronically?: boolean;
  /** Legal staff left the remedy paragraph out. */
  readonly remedyOff?: boolean;
}

/** Where a letter and the facts disagree. An error hinders its issue; a warning wants a look. */
export interface LetterFinding {
  readonly id: LetterFindingId;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Names of findings, for tests and for the desk. */
export type LetterFindingId =
  | 'L-TITLE'
  | 'L-NUMBER'
  | 'L-ADDRESSEE'
  | 'L-RECEIVED'
  | 'L-SUBJECT'
  | 'L-REQUEST-NUMBER'
  | 'L-BASIS'
  | 'L-FOREIGN-BASIS'
  | 'L-DECISION'
  | 'L-CONTRADICTION'
  | 'L-ROW'
  | 'L-REMEDY'
  | 'L-REMEDY-CLASS'
  | 'L-REMEDY-CHANNEL'
  | 'L-AGENCY'
  | 'L-DATE'
  | 'L-DUE'
  | 'L-EXTENDED'
  | 'L-REPEALED'
  | 'L-SEAM-SEAL'
  | 'L-RESIDUE';

/** What a check looks at: the text without the applicant's own words, which may say anything. */
export interface LetterUnderCheck {
  readonly facts: LetterFacts;
  readonly text: string;
  /** The text without the words of the application. */
  readonly own: string;
}
