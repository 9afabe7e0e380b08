import type { ColumnRole } from './column-roles.ts';
import { isPersonName } from './person-names.ts';

/** Rows of plain text in which an empty cell has left no trace: each piece is put under the head that it fits best. */

const MOST_MISSING = 4;

/** The column of each piece, in order; null when too many cells are missing to tell. */
export function alignedColumns(roles: readonly ColumnRole[], pieces: readonly string[]): number[] | null {
  const missing = roles.length - pieces.length;
  if (missing < 1 || missing > MOST_MISSING || pieces.length === 0) return null;
  // best[p]: the score of the pieces up to p, the last of which stands in the column that is looked at or before it.
  let best: { score: number; columns: readonly number[] }[] = [{ score: 0, columns: [] }];
  for (const [column, role] of roles.entries()) {
    const next = best.map((one) => one);
    for (const [count, one] of best.entries()) {
      const piece = pieces[count];
      if (piece === undefined) continue;
      const score = one.score + fitOf(role, piece);
      const rival = next[count + 1];
      if (rival === undefined || score > rival.score) {
        next[count + 1] = { score, columns: [...one.columns, column] };
      }
    }
    best = next;
  }
  return [...(best[pieces.length]?.columns ?? [])];
}

const DIGITS = /^[（(]?[\d*×０-９]/u;

function fitOf(role: ColumnRole, piece: string): number {
  const length = piece.replaceAll(/[^\d*×XxＸ０-９]/gu, '').length;
  switch (role) {
    case 'name':
    case 'childName':
      return isPersonName(piece) || /^\p{sc=Han}{1,2}[*×某Xx]/u.test(piece) ? 3 : -3;
    case 'identity':
      return DIGITS.test(piece) && (length === 18 || length === 15) ? 3 : -3;
    case 'mobile':
      return /^[+＋（(]?[\d*０-９]/u.test(piece) && length >= 11 && length <= 13 ? 3 : -3;
    case 'bank':
      return DIGITS.test(piece) && length >= 16 ? 3 : -3;
    case 'age':
      return /^\d{1,3}岁?$/u.test(piece) ? 2 : -3;
    case 'amount':
      return /^[\d,]{1,9}(?:\.\d{1,2})?$/u.test(piece) ? 1 : -2;
    case 'sensitive':
    case 'remark':
      return /\d{4,}/u.test(piece) || /[男女]|[村居]$|社区$/u.test(piece) ? -2 : 1;
    case 'address':
      return /[村路镇街区号室组]/u.test(piece) ? 2 : -2;
    case 'passport':
    case 'permit':
    case 'socialSecurity':
    case 'schoolRoll':
    case 'plate':
    case 'code':
      return /\d{4,}/u.test(piece) ? 1 : -2;
    default:
      return DIGITS.test(piece) && length > 8 ? -1 : 0;
  }
}
