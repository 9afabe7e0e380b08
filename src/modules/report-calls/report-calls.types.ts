import type { Selectable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import type { Finding } from '../../law/annual-report/findings.ts';
import type { CallDeadlines } from '../../law/annual-report/call-deadlines.ts';
import type { AgencyLevel } from '../../law/annual-report/ties.ts';
import type { KeptReading } from '../reports/previous-reading.ts';

/** A call: who asks for which year's reports. */
export type CallRow = Selectable<Tables['report_calls']>;

/** The days for the agencies of a level. */
export interface LevelDeadlines extends CallDeadlines {
  readonly level: AgencyLevel;
}

/** A call with its days and whom it asks. */
export interface Call extends CallRow {
  readonly deadlines: readonly LevelDeadlines[];
  readonly memberIds: readonly string[];
}

/** What an agency means to submit: checked, not yet sent. */
export type DraftRow = Omit<Selectable<Tables['report_drafts']>, 'reading'> & {
  readonly reading: KeptReading;
};

/** Why a warning is right as it is. */
export interface GivenAnswer {
  readonly reason: string;
  readonly byName: string;
  /** ISO moment */
  readonly at: string;
}

/** A finding with the answer that was given to it, if any. */
export interface AnsweredFinding extends Finding {
  readonly answer: GivenAnswer | null;
}

/** What was submitted, for good. */
export type SubmissionRow = Omit<Selectable<Tables['report_submissions']>, 'reading' | 'findings'> & {
  readonly reading: KeptReading;
  readonly findings: readonly AnsweredFinding[];
};

/** The same without its content, for lists. */
export type SubmissionHead = Omit<SubmissionRow, 'reading' | 'findings'> & {
  /** By severity. */
  readonly warnings: number;
  readonly infos: number;
};

/** 退回 or 通过. */
export type DecisionRow = Selectable<Tables['report_submission_decisions']>;

/** A file that the roll-up is made with. */
export type RollUpFileRow = Omit<Selectable<Tables['report_roll_up_files']>, 'reading'> & {
  readonly reading: KeptReading;
};

/** `share`: the convener's own figures; `total`: its report, which must be the sum. */
export type RollUpSlot = RollUpFileRow['slot'];
