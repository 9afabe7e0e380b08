import type { Appearance, TxCtx } from '../../platform/context.ts';
import type { PlainDate } from '../../law/dates.ts';
import { isPeriodic } from '../../law/obligations/born-duties.ts';
import { nilPeriodMetBy } from '../../law/obligations/nil-report.ts';
import { storedRule } from './disclosure-rule.ts';
import { nilPeriodsOf, type ObligationRow } from './obligations.repository.ts';
import type { ItemRow } from './standard-items.repository.ts';

/**
 * The period that was signed as having nothing to publish and that a publication in its column tells of, where the column has one item
 * that goes by periods. An edition may be a correction: only one that bears a day is about a period. Null where there is none.
 */
export async function nilPeriodOfColumn(
  tx: TxCtx,
  items: readonly ItemRow[],
  { how, on, writtenOn }: { how: Appearance; on: PlainDate; writtenOn: PlainDate | null },
): Promise<ObligationRow | null> {
  if (how === 'restored' || (how === 'edition' && writtenOn === null)) return null;
  const periodic = items.filter(({ rule }) => rule !== null && isPeriodic(storedRule(rule).limit));
  const [only] = periodic;
  if (only === undefined || periodic.length > 1) return null;
  const signed = (await nilPeriodsOf(tx.db, only.id)).flatMap((row) =>
    row.period_from === null || row.period_to === null
      ? []
      : [{ from: row.period_from, to: row.period_to, row }],
  );
  return nilPeriodMetBy(signed, { publishedOn: on, writtenOn })?.row ?? null;
}
