import type { PlainDate } from '../../dates.ts';
import type { CellSource } from './cell-source.ts';

/** The text of another report, part by part: its first and fifth are compared. */
export interface OtherReport {
  /** Chinese: whose report, as in 上年 or 示范区白石镇人民政府. */
  readonly name: string;
  /** Stands for the report in the finding's key where its name may not; the name otherwise. */
  readonly id?: string;
  readonly part: (number: number) => string;
}

/** What a text is checked against. */
export interface NarrativeOptions {
  /** How the agency calls itself; empty when that isn't known. */
  readonly selfNames: readonly string[];
  /** Telephone numbers that may stand in the report. */
  readonly phones?: readonly string[];
  /** Full names of other agencies, none of which should report here. */
  readonly otherAgencies?: readonly string[];
  /** Names of people who made requests: none may appear (AR-PII-1). */
  readonly applicantNames?: readonly string[];
  /** Reports that this one may not resemble: the one of last year and those of sister agencies. */
  readonly others?: readonly OtherReport[];
  /** The cells of the year before. */
  readonly previousCells?: CellSource;
  /** When the report must be public, by default as the notice has it for the agency's level. */
  readonly dueOn?: PlainDate;
  /** The day on which a report that the office writes is looked at: one that isn't public by then may be late. */
  readonly today?: PlainDate;
}
