import type { Ctx } from '../../platform/context.ts';
import { isQueryCode, missingKeyOfCode } from '../../platform/query-code.ts';
import { casesByNumber, type CaseRow } from './requests.repository.ts';

/** Two agencies may have chosen the same word for their numbers; more than this many never have. */
const ALIKE = 4;

/**
 * The request that number and query code belong to, or null. A number that doesn't exist costs the same look into the
 * database and the same number of comparisons as a wrong code, and says no more.
 */
export async function caseOfCode(
  ctx: Ctx,
  typed: { readonly number: string; readonly code: string },
): Promise<CaseRow | null> {
  const given = typed.number.trim().slice(0, 100);
  const rows = await casesByNumber(ctx.db, [given, requestNumber(given)], ALIKE);
  let found: CaseRow | null = null;
  for (let at = 0; at < ALIKE; at += 1) {
    const row = rows[at] ?? null;
    const of = { number: row?.number ?? given, typed: typed.code, hash: row?.query_code_hash ?? null };
    if (isQueryCode(ctx.keys, of)) found = row;
    const missing = row === null ? null : missingKeyOfCode(ctx.keys, row.query_code_hash);
    // Whoever runs the program must hear of it; the visitor gets the answer of any wrong code.
    if (missing !== null) ctx.log.error('a query code needs a key that is missing', { key: missing });
  }
  return found;
}

/** A number as it is written in registers, however somebody types its brackets and figures. */
export function requestNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[([{【〔〖［]/gu, '〔')
    .replace(/[)\]}】〕〗］]/gu, '〕')
    .replace(/(〕)第?0*(\d+)号?$/u, '$1$2号');
}
