import {
  ITEM_TABLE_COLUMNS,
  type ItemTableField,
  itemTableRow,
} from '../law/obligations/item-tables/item-table-row.ts';
import type { TablesDocument } from './tables-document.ts';
import { type TableCell, type TableSpec, columnHeader, dataCell } from './table-spec.ts';

/** An office's 标准目录 as it is written into a file. */
export interface ItemCatalogue {
  readonly agencyName: string;
  /** 测试镇人民政府基层政务公开标准目录 */
  readonly title: string;
  /** The day whose state it shows, a PlainDate. */
  readonly day: string;
  readonly fields: readonly ItemTableField[];
}

/** The columns in which words begin at the left, by their place in `ITEM_TABLE_COLUMNS`. */
const LEFT = new Set([3, 4, 5, 7]);
const CATEGORY = 1;

/** The catalogue as its tables, one a field. */
export function itemTablesDocument({ agencyName, title, day, fields }: ItemCatalogue): TablesDocument {
  return {
    agencyName,
    title,
    day,
    opening: [],
    sections: fields.map((field, index) => ({
      heading: fieldHeading(field, index),
      sheetName: field.name,
      table: itemTableSpec(field),
    })),
  };
}

/** The heading over the table of a field: 一、农村危房改造. */
function fieldHeading({ name }: Pick<ItemTableField, 'name'>, index: number): string {
  return `${chineseNumber(index + 1)}、${name}`;
}

/** The official table of one field; a 一级事项 is one cell over all its items. */
function itemTableSpec(field: ItemTableField): TableSpec {
  return {
    caption: `${field.name}标准目录`,
    columnWidths: ITEM_TABLE_COLUMNS.map(({ width }) => width),
    headerRows: 2,
    fontSize: 9,
    rows: [...headRows(), ...itemRows(field)],
  };
}

function headRows(): TableCell[][] {
  const upper = [...Map.groupBy(ITEM_TABLE_COLUMNS, ({ heading }) => heading)].map(([heading, columns]) =>
    columns.length > 1
      ? columnHeader(heading, { colSpan: columns.length })
      : columnHeader(heading, { rowSpan: 2 }),
  );
  const lower = ITEM_TABLE_COLUMNS.flatMap(({ below }) => (below === null ? [] : [columnHeader(below)]));
  return [upper, lower];
}

function itemRows({ items }: ItemTableField): TableCell[][] {
  return items.map((item, index) =>
    itemTableRow(item, index + 1).flatMap((text, column): TableCell[] => {
      if (column !== CATEGORY) return [dataCell(text, LEFT.has(column) ? { align: 'left' } : {})];
      if (items[index - 1]?.category === item.category) return [];
      const next = items.findIndex((other, at) => at > index && other.category !== item.category);
      return [dataCell(text, { rowSpan: (next < 0 ? items.length : next) - index })];
    }),
  );
}

/** One to ninety-nine. */
function chineseNumber(number: number): string {
  const digits = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return digits[ones] ?? '';
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}
