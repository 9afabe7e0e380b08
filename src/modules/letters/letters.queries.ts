import type { Db } from '../../platform/database/connect.ts';
import { findLetter, lettersOf } from './letters.repository.ts';
import type { IssuedLetter } from './letters.types.ts';

/** What other modules read about letters. Nothing here asks who reads: letters hold names of applicants. */

/** One letter, or null. */
export async function letterById(db: Db, id: string): Promise<IssuedLetter | null> {
  return findLetter(db, id);
}

/** The letters of a request, in the order in which they were issued, voided ones too. */
export async function lettersOfSubject(db: Db, subjectId: string): Promise<IssuedLetter[]> {
  return lettersOf(db, subjectId);
}
