import type { ReportDocument } from '../../../src/files/report-document.ts';

/** A way in which offices publish their reports. */
export interface Layout {
  readonly name: string;
  /** The ending of the file's name. */
  readonly extension: string;
  /**
   * What it loses. `nothing`: all of it is read. `looks`: cells are glued together, so a blank isn't told from a number. `zeros`:
   * noughts are left blank, which is a fault in itself. `dress`: numbers aren't written as the form wants them, which is one, too.
   */
  readonly loses: 'nothing' | 'looks' | 'zeros' | 'dress';
  /** How long writing and reading takes, and whether it needs a program that may not be there. */
  readonly cost: 'cheap' | 'dear' | 'office' | 'browser';
  write(document: ReportDocument): Uint8Array | Promise<Uint8Array>;
}

/** A text as a file in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
