import type { TextSeverity } from '../../text/text-finding.ts';

/** Changes when other things are found in the same file: what was found before is looked for anew. */
export const HIDDEN_RULES_VERSION = 2;

/** What may lie in a file that its reader doesn't see. */
export const HIDDEN_KINDS = [
  'hiddenSheet',
  'hiddenCells',
  'comments',
  'changes',
  'hiddenText',
  'coveredText',
  'embedded',
  'externalData',
  'pivotData',
  'leftovers',
  'earlierState',
  'place',
  'properties',
  'paths',
  'thumbnail',
  'script',
  'unchecked',
] as const;
/** One of them. */
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

/** Chinese names of the kinds. */
export const HIDDEN_KIND_LABELS: Readonly<Record<HiddenKind, string>> = {
  hiddenSheet: '隐藏的工作表',
  hiddenCells: '隐藏的行列',
  comments: '批注',
  changes: '修订痕迹',
  hiddenText: '隐藏的文字',
  coveredText: '遮盖的文字',
  embedded: '嵌入的文件',
  externalData: '外部数据',
  pivotData: '透视表缓存',
  leftovers: '残留内容',
  earlierState: '旧版本',
  place: '拍摄地点',
  properties: '文档属性',
  paths: '本机路径',
  thumbnail: '缩略图',
  script: '脚本',
  unchecked: '无法检查',
};

/** Where in a file, as far as its format knows. */
export interface AttachmentPlace {
  /** Of a file within the file: its path. */
  readonly within?: string;
  readonly sheet?: string;
  /** `B7`. */
  readonly cell?: string;
  /** From 1. */
  readonly page?: number;
  /** From 1, in the order of the text. */
  readonly paragraph?: number;
  /** From 1: the table, and row and column in it. */
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

/** Something that leaves the house with a file without being seen. It names what and where, never the words themselves. */
export interface HiddenFinding {
  readonly rule: 'I09';
  readonly kind: HiddenKind;
  /** `gate`: words or places that somebody meant to be hidden; `advice`: what programs write by themselves. */
  readonly severity: TextSeverity;
  readonly place: AttachmentPlace;
  /** Chinese: what lies where, and how it is taken away. */
  readonly reason: string;
}

/** What is hidden only by habit of programs is advice; what hides words stops a publication. */
const ADVICE: ReadonlySet<HiddenKind> = new Set([
  'properties',
  'paths',
  'thumbnail',
  'leftovers',
  'externalData',
  'embedded',
  'pivotData',
  'earlierState',
  'unchecked',
]);

/** A finding with the severity of its kind. */
export function hidden(
  kind: HiddenKind,
  reason: string,
  { place = {}, severity }: { readonly place?: AttachmentPlace; readonly severity?: TextSeverity } = {},
): HiddenFinding {
  return { rule: 'I09', kind, severity: severity ?? (ADVICE.has(kind) ? 'advice' : 'gate'), place, reason };
}

/** A place in words: `工作表“名单”B7`, `第3页`, `第2个表格第4行第3列`. Empty where nothing is known. */
export function placeInWords(place: AttachmentPlace): string {
  return [
    place.within === undefined ? '' : `“${place.within}”中`,
    place.page === undefined ? '' : `第${place.page}页`,
    place.sheet === undefined ? '' : `工作表“${place.sheet}”`,
    place.cell ?? '',
    place.paragraph === undefined ? '' : `第${place.paragraph}段`,
    place.table === undefined || place.sheet !== undefined ? '' : `第${place.table}个表格`,
    place.row === undefined || place.cell !== undefined ? '' : `第${place.row}行`,
    place.column === undefined || place.cell !== undefined ? '' : `第${place.column}列`,
  ].join('');
}
