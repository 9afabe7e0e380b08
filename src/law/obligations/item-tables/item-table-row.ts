import { KEY_AREAS } from '../../catalogue/key-areas.ts';
import { CHANNELS, type Channel, type StandardItem } from '../standard-item.ts';
import { STATUTORY_FIELD, fieldName } from './field-of-words.ts';

/** The columns of the official table, in its order (国办发〔2019〕54号), with the heading over those that share one. */
export const ITEM_TABLE_COLUMNS = [
  { heading: '序号', below: null, width: 4 },
  { heading: '公开事项', below: '一级事项', width: 8 },
  { heading: '公开事项', below: '二级事项', width: 10 },
  { heading: '公开内容（要素）', below: null, width: 22 },
  { heading: '公开依据', below: null, width: 16 },
  { heading: '公开时限', below: null, width: 12 },
  { heading: '公开主体', below: null, width: 9 },
  { heading: '公开渠道和载体', below: null, width: 16 },
  { heading: '公开对象', below: '全社会', width: 4 },
  { heading: '公开对象', below: '特定群体', width: 7 },
  { heading: '公开方式', below: '主动', width: 4 },
  { heading: '公开方式', below: '依申请公开', width: 5 },
  { heading: '公开层级', below: '县级', width: 4 },
  { heading: '公开层级', below: '乡级', width: 4 },
] as const;

/** An item as a table shows it. */
export type TableItem = Omit<StandardItem, 'key' | 'rule'>;

/** A field of a 标准目录 with its items, in the order in which a table lists them. */
export interface ItemTableField<Item extends TableItem = TableItem> {
  readonly field: string;
  /** 农村危房改造 */
  readonly name: string;
  readonly items: readonly Item[];
}

const TICK = '√';
const BOX = '■';

/** The items field by field: what law names first, then the fields in the order of 国办发〔2019〕54号, then an office's own. */
export function itemTableFields<Item extends TableItem>(items: readonly Item[]): ItemTableField<Item>[] {
  const byField = Map.groupBy(items, ({ field }) => field);
  const order = [STATUTORY_FIELD, ...KEY_AREAS.map(({ slug }) => slug)];
  const rank = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length);
  return [...byField]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([field, own]) => ({ field, name: fieldName(field), items: groupedByCategory(own) }));
}

/** What stands in each column of `ITEM_TABLE_COLUMNS` for an item. Channels are boxes, a line each. */
export function itemTableRow(item: TableItem, number: number): string[] {
  const { audience, mode, levels } = item;
  return [
    String(number),
    item.category,
    item.name,
    item.content,
    item.basis,
    item.limitText,
    item.discloser,
    channelBoxes(item.channels),
    tick(audience.kind === 'everyone'),
    audience.kind === 'group' ? `${TICK}\n${audience.group}` : '',
    tick(mode === 'proactive'),
    tick(mode === 'onRequest'),
    tick(levels.includes('county')),
    tick(levels.includes('township')),
  ];
}

/** The headings of a list without merged cells: 公开对象：全社会. The field comes first, for the list has all of them. */
export const FLAT_HEADINGS: readonly string[] = [
  '领域',
  ...ITEM_TABLE_COLUMNS.map(({ heading, below }) =>
    below === null ? heading : below.endsWith('事项') ? below : `${heading}：${below}`,
  ),
];

/** All items as rows of one list, for CSV and spreadsheets that are worked on; channels are names, no boxes. */
export function flatItemRows(items: readonly TableItem[]): string[][] {
  return itemTableFields(items).flatMap(({ name, items: own }) =>
    own.map((item, index) => {
      const row = itemTableRow(item, index + 1);
      return [name, ...row.with(7, item.channels.map((channel) => CHANNELS[channel]).join('；'))];
    }),
  );
}

/** Items of a 一级事项 stand together, in the order of the first of each: their cell is one. */
function groupedByCategory<Item extends TableItem>(items: readonly Item[]): Item[] {
  return [...Map.groupBy(items, ({ category }) => category).values()].flat();
}

function channelBoxes(chosen: readonly Channel[]): string {
  const named = Object.entries(CHANNELS).filter(([channel]) => chosen.some((each) => each === channel));
  return named.map(([, label]) => `${BOX}${label}`).join('\n');
}

function tick(on: boolean): string {
  return on ? TICK : '';
}
