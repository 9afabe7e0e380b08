import type { PlainDate } from '../dates.ts';
import { isBoardDuty } from './board-duty.ts';
import type { StandardItem } from './standard-item.ts';

/** A column by its key in the catalogue: `statutory.art20-8`. */
export interface KeyedColumn {
  readonly key: string;
}

/** Items whose place isn't among the statutory columns: the 专栏 has a part of its own for annual reports (国办公开办函〔2019〕61号). */
const OWN_PARTS: ReadonlyMap<string, string> = new Map([
  ['statutory.art20-15-annual-report', 'annual-reports'],
]);

/**
 * The column that is meant for an item: the one of the same key (`statutory.art20-1-normative` is published in
 * `statutory.art20-1.normative`), that of its own part of the 专栏, or the one of its field among the 重点领域. Undefined where none
 * is there.
 */
export function columnOfItem<Column extends KeyedColumn>(
  { key, field }: { readonly key: string; readonly field: string },
  columns: readonly Column[],
): Column | undefined {
  return (
    columns.find((column) => flat(column.key) === flat(OWN_PARTS.get(key) ?? key)) ??
    columns.find((column) => /(?:^|\.)key-areas\.([a-z0-9-]+)$/.exec(column.key)?.[1] === field)
  );
}

/** What says whether an item needs a column. */
export type ColumnNeed = Pick<StandardItem, 'mode' | 'channels' | 'rule'> & {
  readonly nodeId: string | null;
  readonly retiredOn: PlainDate | null;
};

/**
 * Whether an item has no column though one would be of use: what appears there meets it, of any other publication a person has to say so.
 * What hangs on boards alone is met by sheets (`isBoardDuty`), what is revoked by its withdrawal (行政处罚法第48条), and what isn't counted
 * by nothing.
 */
export function lacksColumn({ nodeId, retiredOn, mode, channels, rule }: ColumnNeed): boolean {
  if (nodeId !== null || retiredOn !== null || mode !== 'proactive' || rule === null) return false;
  return rule.trigger !== 'revoked' && !isBoardDuty(channels);
}

function flat(key: string): string {
  return key.replaceAll('.', '-');
}
