import { OUTCOME_ROWS, type OutcomeRow, REQUEST_COLUMNS, DISPUTE_COLUMNS, DISPUTE_KINDS } from './form.ts';

/**
 * The form of 国办公开办函〔2019〕60号, used for the years 2019 and 2020 and by some longer: one row of 其他处理 instead of three,
 * and other columns in table two. Only read and checked; nothing is written in it.
 */

/** The notice that prescribed the form. */
export const FORM_2019_SOURCE = '国办公开办函〔2019〕60号';

/** The results of the older form: the last three rows of 其他处理 were one. */
export const OUTCOME_ROWS_2019 = [
  ...OUTCOME_ROWS.filter((row): row is Exclude<OutcomeRow, `other.${string}`> => !row.startsWith('other.')),
  'other.single',
] as const;

/** All 23 rows of table three. */
export const REQUEST_ROWS_2019 = ['new', 'carryIn', ...OUTCOME_ROWS_2019, 'total', 'carryOut'] as const;

/** A row of the older table three. */
export type RequestRow2019 = (typeof REQUEST_ROWS_2019)[number];

/** A block of the older table two: an item of 条例第20条 with its columns and rows. */
export interface Table2Block2019 {
  readonly title: string;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly { readonly key: string; readonly label: string }[];
}

const COUNTED = [
  { key: 'previous', label: '上一年项目数量' },
  { key: 'change', label: '本年增/减' },
  { key: 'decisions', label: '处理决定数量' },
] as const;

/** Table two, block by block. `change` may be below zero; `purchase.amount` is an amount. */
export const TABLE2_BLOCKS_2019: readonly Table2Block2019[] = [
  {
    title: '第二十条第（一）项',
    columns: [
      { key: 'made', label: '本年新制作数量' },
      { key: 'opened', label: '本年新公开数量' },
      { key: 'total', label: '对外公开总数量' },
    ],
    rows: [
      { key: 'rules', label: '规章' },
      { key: 'docs', label: '规范性文件' },
    ],
  },
  {
    title: '第二十条第（五）项',
    columns: COUNTED,
    rows: [
      { key: 'permit', label: '行政许可' },
      { key: 'otherSvc', label: '其他对外管理服务事项' },
    ],
  },
  {
    title: '第二十条第（六）项',
    columns: COUNTED,
    rows: [
      { key: 'punish', label: '行政处罚' },
      { key: 'coerce', label: '行政强制' },
    ],
  },
  {
    title: '第二十条第（八）项',
    columns: COUNTED.slice(0, 2),
    rows: [{ key: 'fee', label: '行政事业性收费' }],
  },
  {
    title: '第二十条第（九）项',
    columns: [
      { key: 'items', label: '采购项目数量' },
      { key: 'amount', label: '采购总金额' },
    ],
    rows: [{ key: 'purchase', label: '政府集中采购' }],
  },
];

/** The names of all cells of the older form, in its order: `t2.permit.change`, `t3.other.single.total`. */
export const CELL_NAMES_2019: readonly string[] = [
  ...TABLE2_BLOCKS_2019.flatMap(({ rows, columns }) =>
    rows.flatMap((row) => columns.map((column) => `t2.${row.key}.${column.key}`)),
  ),
  ...REQUEST_ROWS_2019.flatMap((row) => REQUEST_COLUMNS.map((column) => `t3.${row}.${column}`)),
  ...DISPUTE_KINDS.flatMap((kind) => DISPUTE_COLUMNS.map((column) => `t4.${kind}.${column}`)),
];
