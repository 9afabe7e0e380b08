import { sql, type RawBuilder } from 'kysely';
import { firstDayOf, lastDayOf } from '../../law/dates.ts';
import type { NormativeReading } from '../../law/annual-report/classify.ts';

/** The registers that the report's cells count. */
export const COUNTED_REGISTERS = ['requests', 'normative', 'decisions', 'fees', 'disputes'] as const;

/** One of them. */
export type CountedRegister = (typeof COUNTED_REGISTERS)[number];

/**
 * A register's records that count for a year, with the groups that they count in, as a subquery for FROM. The rules are
 * those of law/annual-report/classify.ts, written once more in SQL so that a hundred thousand records stay where they are.
 */
export function countedRows(
  register: CountedRegister,
  scope: { readonly agencyId: string; readonly year: number },
  reading: NormativeReading,
): RawBuilder<unknown> {
  const first = sql`${firstDayOf(scope.year)}::date`;
  const last = sql`${lastDayOf(scope.year)}::date`;
  const own = sql`agency_id = ${scope.agencyId} AND removed_at IS NULL`;
  switch (register) {
    case 'requests':
      return sql`(
        SELECT id, number, received_on, decided_on, applicant_kind,
          CASE WHEN received_on >= ${first} THEN 'new' ELSE 'carryIn' END AS arrived,
          CASE WHEN decided_on <= ${last} THEN outcome ELSE 'carryOut' END AS result
        FROM requests
        WHERE ${own} AND received_on <= ${last} AND (decided_on IS NULL OR decided_on >= ${first})) AS counted`;
    case 'normative':
      return normativeRows({ first, last, own, reading });
    case 'decisions':
      return sql`(
        SELECT id, kind, number, subject, decided_on FROM admin_decisions
        WHERE ${own} AND decided_on BETWEEN ${first} AND ${last}) AS counted`;
    case 'fees':
      return sql`(
        SELECT id, item, collected_on, amount_wan FROM fees
        WHERE ${own} AND collected_on BETWEEN ${first} AND ${last}) AS counted`;
    case 'disputes':
      return sql`(
        SELECT id, kind, number, authority, filed_on,
          CASE WHEN closed_on <= ${last} THEN outcome ELSE 'pending' END AS result
        FROM disputes
        WHERE ${own} AND original_actor AND filed_on <= ${last}
          AND (closed_on IS NULL OR closed_on >= ${first})) AS counted`;
  }
}

/** Made in the year, ended in the year, in force on its last day: up to three measures a document. */
function normativeRows(input: {
  first: RawBuilder<unknown>;
  last: RawBuilder<unknown>;
  own: RawBuilder<unknown>;
  reading: NormativeReading;
}): RawBuilder<unknown> {
  const { first, last, own, reading } = input;
  const endCounts =
    reading.lapse === 'countedAsRepealed' ? sql`end_on IS NOT NULL` : sql`end_how = 'repealed'`;
  return sql`(
    SELECT id, kind, title, document_number, made_on, end_on AS ended_on, measures
    FROM (
      SELECT *, array_remove(ARRAY[
        CASE WHEN made_on BETWEEN ${first} AND ${last} THEN 'made' END,
        CASE WHEN end_on BETWEEN ${first} AND ${last} AND ${endCounts} THEN 'repealed' END,
        CASE WHEN made_on <= ${last} AND (end_on IS NULL OR end_on > ${last}) THEN 'valid' END], NULL) AS measures
      FROM (
        SELECT id, kind, title, document_number, made_on,
          CASE WHEN by_hand THEN ended_on ELSE valid_until + 1 END AS end_on,
          CASE WHEN by_hand THEN ended_how ELSE 'lapsed' END AS end_how
        FROM (
          SELECT *, ended_on IS NOT NULL AND (valid_until IS NULL OR ended_on <= valid_until + 1) AS by_hand
          FROM normative_documents WHERE ${own}) AS registered) AS ended) AS measured
    WHERE cardinality(measures) > 0) AS counted`;
}
