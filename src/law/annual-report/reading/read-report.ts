import type { PlainDate } from '../../dates.ts';
import type { Severity } from '../findings.ts';
import type { CellValue } from '../tables.ts';
import type { SourcePlace } from './source-document.ts';

/** The two forms there are: 国办公开办函〔2021〕30号 and, before it, 〔2019〕60号. */
export type FormVersion = '2021' | '2019';

/**
 * How the number stood there. plain: half-width digits. dressed: read without doubt, but not as the form wants it (full-width
 * digits, 12件, 1,234). blank: nothing. mark: `/`, `—`, 无 and the like. unreadable: something else.
 */
export type CellDress = 'plain' | 'dressed' | 'blank' | 'mark' | 'unreadable';

/** A cell of a report as it was read. */
export interface ReadCell {
  /** What it says: a count, an amount as exact text; null where no number stands. A blank is not nought. */
  readonly value: CellValue | null;
  /** The text of the cell as it stands in the file. */
  readonly raw: string;
  readonly dress: CellDress;
  readonly place: SourcePlace;
  /** Chinese: why a person must confirm it; null where there is one reading. */
  readonly doubt: string | null;
}

/** A part with the heading as it stands there. */
export interface ReadPart {
  /** 1 to 6 of the form; null for a heading that the form hasn't. */
  readonly number: number | null;
  readonly heading: string;
  /** Its paragraphs, a line each; tables left out. */
  readonly text: string;
  readonly place: SourcePlace;
}

/** Something that reading noticed: a row that is missing or too many, a table that isn't there, digits with two readings. */
export interface ReadNote {
  /** `X-READ-…`, see the list of rules. */
  readonly rule: string;
  readonly severity: Severity;
  /** As in findings: `t3/row:open`, `t2`, `report`. */
  readonly where: string;
  readonly quote: string;
  readonly message: string;
}

/** A report as it was read from a file. Nothing in it is guessed or repaired. */
export interface ReadReport {
  /** Null when no table of either form was found. */
  readonly form: FormVersion | null;
  readonly title: string | null;
  readonly agencyName: string | null;
  readonly year: number | null;
  readonly publishedOn: PlainDate | null;
  readonly opening: string;
  /** In the order of the file. */
  readonly parts: readonly ReadPart[];
  /** By name (`t3.open.natural`, of the older form also `t3.other.single.total`); absent cells aren't in it. */
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly notes: readonly ReadNote[];
}
