import type { TxCtx } from '../../platform/context.ts';
import { nextCounter } from '../../platform/counters.ts';
import type { PlainDate } from '../../law/dates.ts';
import { counterPeriod, formatIndexNumber, missingCodes, validateTemplate } from '../../law/index-number.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { noIndexNumber } from './catalogue.errors.ts';

/**
 * The next 索引号 of an agency, allocated in the transaction that publishes: unique, without gaps, never given twice.
 * Throws `catalogue.index_number` that says what the agency still lacks for its template.
 */
export async function allocateIndexNumber(
  tx: TxCtx,
  input: {
    readonly agency: Pick<Agency, 'id' | 'name' | 'indexTemplate' | 'uscc' | 'areaCode'>;
    readonly on: PlainDate;
  },
): Promise<string> {
  const { agency, on } = input;
  const { indexTemplate: template, uscc, areaCode } = agency;
  const problems = [...validateTemplate(template), ...missingCodes(template, { uscc, areaCode })];
  if (problems.length > 0) throw noIndexNumber(agency.name, problems);
  const seq = await nextCounter(tx, `index:${agency.id}:${counterPeriod(template, on)}`);
  return formatIndexNumber(template, { uscc, areaCode, day: on, seq });
}
