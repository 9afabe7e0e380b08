/** The public log in files: entries of a part never change once it is full, and the parts before it never do. */

/** Entries in one file. */
export const LOG_PART_SIZE = 200;

/** The part in which an entry stands, from 1. */
export function logPartOf(seq: number): number {
  return Math.max(1, Math.ceil(seq / LOG_PART_SIZE));
}

/** Numbers of the entries in a part. */
export function entriesOfPart(part: number): { from: number; to: number } {
  return { from: (part - 1) * LOG_PART_SIZE + 1, to: part * LOG_PART_SIZE };
}
