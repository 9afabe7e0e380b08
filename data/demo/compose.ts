import { type PlainDate, toChinese } from '../../src/law/dates.ts';
import { addWorkingDays, workingDayFrom, workingDaysBefore } from './calendar.ts';
import type { Random } from './random.ts';

/** Full name of the town. */
export const TOWN = '重庆市綦江区三角镇人民政府';
/** The town's office telephone, as its published report gives it. */
export const TOWN_PHONE = '023-48400009';

/** Villages and communities of the demo; all names are invented. */
export const VILLAGES = [
  '和顺社区',
  '场口社区',
  '桐垭村',
  '青杠坪村',
  '柏香湾村',
  '岩口桥村',
  '白果岭村',
  '梨坪村',
  '石笋坡村',
  '云梯村',
] as const;

/** The ten without the two communities. */
export const FARMING_VILLAGES = VILLAGES.slice(2);

/** A cell of a table. */
export type Cell = string | number;

/** A paragraph. Texts of the demo hold no markup of their own. */
export function p(text: string): string {
  return `<p>${text}</p>`;
}

/** A heading. */
export function h2(text: string): string {
  return `<h2>${text}</h2>`;
}

/** An unordered list. */
export function ul(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** A table whose first row and first column are its headings. */
export function table(rows: readonly (readonly Cell[])[]): string {
  const [head = [], ...body] = rows;
  const headRow = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const bodyRow = ([first = '', ...rest]: readonly Cell[]): string =>
    `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return `<table><thead><tr>${headRow}</tr></thead><tbody>${body.map(bodyRow).join('')}</tbody></table>`;
}

/** The end of a 公文: who signs, and when. */
export function signature(name: string, day: PlainDate): string {
  return p(name) + p(toChinese(day));
}

/** Hundredths of 万元 (百元) as 万元 with two decimals. */
export function wan(hundredths: number): string {
  const sign = hundredths < 0 ? '-' : '';
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount in 元 as 万元, as short as it can be written: 126000 is 12.6. */
export function yuanAsWan(yuan: number): string {
  const fraction = String(yuan % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  const whole = String(Math.floor(yuan / 10_000));
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A table of places with its last row 合计. */
export interface PlaceTable {
  readonly rows: readonly (readonly Cell[])[];
  /** Sums of the number columns, in their order. */
  readonly sums: readonly number[];
  readonly places: readonly string[];
}

/** A table of places by numbers; the row 合计 sums the columns. */
export function placeTable(
  head: readonly string[],
  places: readonly string[],
  numbers: (place: string, index: number) => readonly number[],
): PlaceTable {
  const body = places.map((place, index) => numbers(place, index));
  const sums = (body[0] ?? []).map((_, column) => body.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const rows = places.map((place, index): Cell[] => [place, ...(body[index] ?? [])]);
  return { rows: [head, ...rows, ['合计', ...sums]], sums, places };
}

/** One of several wordings, in turn. */
export function inTurn(wordings: readonly string[], index: number): string {
  return wordings[index % wordings.length] ?? '';
}

/** A day of writing and a day of publishing: the first working day from `day` on, and up to two working days before. */
export function datesFrom(day: PlainDate, random: Random): { writtenOn: PlainDate; publishOn: PlainDate } {
  const publishOn = workingDayFrom(day);
  return { publishOn, writtenOn: workingDaysBefore(publishOn, random.between(0, 2)) };
}

/** The paragraph about the time in which objections are taken, from the day of publishing on. */
export function objectionPeriod(publishOn: PlainDate, days: number, index: number): string {
  const first = toChinese(publishOn);
  const last = toChinese(addWorkingDays(publishOn, days - 1));
  return p(
    inTurn(
      [
        `公示期为${days}个工作日，自${first}起至${last}止。公示期内对公示内容有异议的，可以实名向镇党政综合办公室反映，也可以到便民服务大厅政务公开专区当面提出，监督电话：${TOWN_PHONE}。`,
        `现予公示，公示时间为${first}至${last}（${days}个工作日）。群众如有不同意见，请在公示期内以书面或者电话方式反映，联系电话：${TOWN_PHONE}。反映情况应当实事求是，我镇对反映人的信息严格保密。`,
        `以上内容自${first}起公示${days}个工作日，至${last}结束。公示期内接受社会监督，如有异议，请拨打${TOWN_PHONE}，或者书面送至三角镇向阳街12号。逾期无异议的，按程序办理。`,
      ],
      index,
    ),
  );
}
