import type { PlainDate } from '../../../src/law/dates.ts';
import {
  FARMING_VILLAGES,
  TOWN,
  VILLAGES,
  datesFrom,
  inTurn,
  objectionPeriod,
  p,
  placeTable,
  signature,
  table,
  yuanAsWan,
} from '../compose.ts';
import { addWorkingDays } from '../calendar.ts';
import { type Random, seeded } from '../random.ts';
import { type DemoDocument, KEY_AREA_LABELS, KEY_AREA_NODES, type KeyAreaField } from '../types.ts';

/**
 * Notices of one sort, one for each period. Texts may hold {period}, {places} (how many villages the table has),
 * {sum1} … (sums of the table's number columns) and {wan1} … (such a sum of 元 as 万元).
 */
export interface Series {
  readonly key: string;
  readonly field: KeyAreaField;
  readonly unit: string;
  readonly theme: string;
  readonly keywords: readonly string[];
  /** Period and first day on which it may be published. */
  readonly items: readonly (readonly [string, PlainDate])[];
  readonly title: string;
  readonly summary: string;
  readonly openings: readonly string[];
  readonly head: readonly string[];
  readonly places: 'all' | 'farming';
  /** How many of the places the table has. */
  readonly count: readonly [number, number];
  readonly numbers: (random: Random, index: number) => readonly number[];
  /** The same places and the same draws for each period: figures that go on from one notice to the next. */
  readonly steady?: true;
  readonly details: readonly string[];
  /** Working days for objections; null when the notice only informs. */
  readonly objectionDays: number | null;
  /** Name of a spreadsheet with the table, when there is one. */
  readonly attachment?: string;
}

/** The documents of a series. The same seed gives the same figures. */
export function documentsOf(series: Series, seed: number): DemoDocument[] {
  return series.items.map(([period, day], index) =>
    documentOf(series, { period, day, index }, seeded(seed * 100 + (series.steady === true ? 0 : index))),
  );
}

function documentOf(
  series: Series,
  item: { period: string; day: PlainDate; index: number },
  random: Random,
): DemoDocument {
  const all = series.places === 'all' ? VILLAGES : FARMING_VILLAGES;
  const places = random.some(all, random.between(series.count[0], series.count[1]));
  const made = placeTable(series.head, places, () => series.numbers(random, item.index));
  const { writtenOn, publishOn } = datesFrom(item.day, random);
  const fill = (text: string): string =>
    text.replace(/\{(period|places|sum|wan)(\d?)\}/g, (_, what: string, column: string) => {
      if (what === 'period') return item.period;
      if (what === 'places') return String(places.length);
      const sum = made.sums[Number(column) - 1];
      if (sum === undefined) throw new RangeError(`${series.key}: no column ${column}`);
      return what === 'sum' ? String(sum) : yuanAsWan(sum);
    });
  const title = fill(series.title);
  return {
    key: `${series.key}-${item.index + 1}`,
    nodeKey: KEY_AREA_NODES[series.field],
    title,
    writtenOn,
    publishOn,
    ...(series.objectionDays === null
      ? {}
      : { publicityUntil: addWorkingDays(publishOn, series.objectionDays - 1) }),
    summary: fill(series.summary),
    bodyHtml:
      p(fill(inTurn(series.openings, item.index))) +
      table(made.rows) +
      p(fill(inTurn(series.details, item.index))) +
      (series.objectionDays === null ? '' : objectionPeriod(publishOn, series.objectionDays, item.index)) +
      signature(TOWN, writtenOn),
    theme: series.theme,
    genre: '公告',
    keywords: [...new Set([KEY_AREA_LABELS[series.field], ...series.keywords])],
    validity: 'valid',
    responsibleUnit: series.unit,
    ...(series.attachment === undefined
      ? {}
      : { attachments: [{ name: fill(series.attachment), kind: 'csv-table' as const, rows: made.rows }] }),
  };
}
