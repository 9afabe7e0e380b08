import { parsePlainDate } from '../../dates.ts';
import { PART_TITLES } from '../form.ts';
import { CELL_NAMES_2019 } from '../form-2019.ts';
import { cellNames } from '../tables.ts';
import { type NumberKind, readNumber } from './read-number.ts';
import type { FormVersion, ReadCell, ReadPart, ReadReport } from './read-report.ts';

/** A report that another system sent, or in Chinese why it is none. */
export type ReportFromJson = { readonly report: ReadReport } | { readonly problem: string };

/**
 * A report in the open format of docs/law/report-json.md, as this program or another writes it: the cells by table (`table2`,
 * `table3`, `table4`) or by name (`cells`); what `report check --json` prints is such a report, too. Cells that are missing stay missing; a value that is no number stays as it is, for the checks to find.
 */
export function reportFromJson(json: unknown): ReportFromJson {
  if (!isObject(json)) return { problem: '应当是一个 JSON 对象。' };
  const format = formatIn(json);
  const cells = cellsIn(json, format);
  const year = json['year'];
  const parts = partsIn(json['parts']);
  if (cells.size === 0 && parts.length === 0)
    return { problem: '没有找到年报的表格和文字，请核对各字段的名称。' };
  return {
    report: {
      form: cells.size === 0 ? null : format,
      title: textAt(json, 'title'),
      agencyName: textAt(json, 'agency'),
      year: typeof year === 'number' && Number.isInteger(year) ? year : null,
      publishedOn: parsePlainDate(textAt(json, 'publishedOn') ?? ''),
      opening: textAt(json, 'opening') ?? '',
      parts,
      cells,
      notes: [],
    },
  };
}

/** `format` of the open format, `form` of what a check prints; a number is as good as text. */
function formatIn(json: Readonly<Record<string, unknown>>): FormVersion {
  const said = [json['format'], json['form']].find((each) => each !== undefined && each !== null);
  return String(said) === '2019' ? '2019' : '2021';
}

function cellsIn(json: Readonly<Record<string, unknown>>, format: FormVersion): Map<string, ReadCell> {
  const names: readonly string[] = format === '2021' ? cellNames() : CELL_NAMES_2019;
  const byName = isObject(json['cells']) ? json['cells'] : null;
  return new Map(
    names.flatMap((name) => {
      const value = byName === null ? valueIn(json, name) : byName[name];
      return value === undefined ? [] : [[name, cellOf(name, value)] as const];
    }),
  );
}

/** What can't stand in a cell is kept as it is and left to the checks, as in any other file. */
function cellOf(name: string, value: unknown): ReadCell {
  const raw = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return { ...readNumber(raw, kindOf(name)), raw, place: {} };
}

function kindOf(name: string): NumberKind {
  if (name.endsWith('.amount')) return 'amount';
  return name.endsWith('.change') ? 'change' : 'count';
}

/** `t3.deny.secret.total` is `table3["deny.secret"].total`. */
function valueIn(json: Readonly<Record<string, unknown>>, name: string): unknown {
  const [table = '', ...rest] = name.split('.');
  const rows = json[`table${table.slice(1)}`];
  const row = isObject(rows) ? rows[rest.slice(0, -1).join('.')] : undefined;
  return isObject(row) ? row[rest.at(-1) ?? ''] : undefined;
}

function partsIn(json: unknown): ReadPart[] {
  if (!Array.isArray(json)) return [];
  return json.filter(isObject).map((part, at): ReadPart => {
    const heading = textAt(part, 'title') ?? '';
    const number = PART_TITLES.findIndex((title) => title === heading.trim()) + 1;
    const said = part['number'];
    return {
      number: number > 0 ? number : typeof said === 'number' && said >= 1 && said <= 6 ? said : null,
      heading: heading === '' ? (PART_TITLES[at] ?? '') : heading,
      text: textAt(part, 'text') ?? '',
      place: {},
    };
  });
}

function textAt(json: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = json[key];
  return typeof value === 'string' ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
