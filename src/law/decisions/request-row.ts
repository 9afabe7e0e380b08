import { OUTCOME_ROWS, type OutcomeRow } from '../annual-report/form.ts';

/**
 * Which row a request counts in whose items all ended without disclosure, but differently. 国办公开办函〔2021〕30号 counts a
 * request once and says nothing about this case. The reading here: a result on the substance goes before one that finds
 * nothing to give, this before one that declines to look, and this before one that ends the procedure; within a group the
 * order of the form. The form's rows stand in just this order; what stands first counts.
 */
export const ROW_PRECEDENCE: readonly OutcomeRow[] = OUTCOME_ROWS.filter(
  (row) => row !== 'open' && row !== 'partial',
);

/**
 * The one row of table three in which a request counts, out of those of its items (国办公开办函〔2021〕30号: 区分处理的，只计
 * 部分公开). All alike: that row. Something disclosed together with anything that wasn't: 部分公开. Nothing disclosed: the
 * first by `precedence`. Throws a RangeError without items.
 */
export function requestRow(
  itemRows: readonly OutcomeRow[],
  precedence: readonly OutcomeRow[] = ROW_PRECEDENCE,
): OutcomeRow {
  const rows = new Set(itemRows);
  const [first] = rows;
  if (first === undefined) throw new RangeError('a request without items has no row');
  if (rows.size === 1) return first;
  if (rows.has('open') || rows.has('partial')) return 'partial';
  const found = precedence.find((row) => rows.has(row));
  if (found === undefined) throw new RangeError(`no precedence among ${[...rows].join(', ')}`);
  return found;
}
