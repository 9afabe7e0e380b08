/** What a column of a list may say of an item. */
export const LIST_FIELDS = [
  'key',
  'title',
  'documentNumber',
  'indexNumber',
  'writtenOn',
  'publishedOn',
  'effectiveOn',
  'lapsesOn',
  'validity',
  'columns',
  'attribute',
  'attributeReason',
  'audience',
  'disclosureTerm',
  'keywords',
  'summary',
  'theme',
  'genre',
  'facet',
  'contentSource',
  'responsibleUnit',
  'url',
  'body',
  'attachments',
] as const;

/** One of them. */
export type ListField = (typeof LIST_FIELDS)[number];

/** Chinese names of the fields, as the preview shows them. */
export const LIST_FIELD_LABELS: Readonly<Record<ListField, string>> = {
  key: '编号',
  title: '标题',
  documentNumber: '文号',
  indexNumber: '索引号',
  writtenOn: '成文日期',
  publishedOn: '公开日期',
  effectiveOn: '施行日期',
  lapsesOn: '失效日期',
  validity: '有效性',
  columns: '栏目',
  attribute: '公开属性',
  attributeReason: '不主动公开的理由',
  audience: '公开范围',
  disclosureTerm: '公开时限',
  keywords: '关键词',
  summary: '内容概述',
  theme: '主题分类',
  genre: '体裁分类',
  facet: '组配分类',
  contentSource: '信息来源',
  responsibleUnit: '责任部门',
  url: '原网址',
  body: '正文',
  attachments: '附件',
};

/** What offices call the columns of their lists. */
const NAMES: Readonly<Record<ListField, string>> = {
  key: '编号 信息编号 唯一标识 标识 id 信息id 文章id 稿件编号',
  title: '标题 名称 信息名称 信息标题 文件名称 文件标题 题名 文章标题 公开信息名称 主题',
  documentNumber: '文号 发文字号 发文文号 文件编号 文件文号',
  indexNumber: '索引号 索引 信息索引号 索引编号 信息索引',
  writtenOn: '成文日期 成文时间 生成日期 生成时间 形成日期 制发日期 制作日期 落款日期 发文日期 印发日期',
  publishedOn: '公开日期 发布日期 发布时间 公开时间 公布日期 上网日期 上传时间',
  effectiveOn: '施行日期 实施日期 生效日期',
  lapsesOn: '失效日期 有效期至 废止日期 截止日期',
  validity: '有效性 效力状态 有效状态 效力',
  columns: '栏目 栏目名称 所属栏目 公开栏目 信息分类 信息类别 分类 目录 所属目录 发布栏目',
  attribute: '公开属性 公开方式 公开类型 公开类别 公开形式',
  attributeReason: '不主动公开的理由 不主动公开理由 不公开理由 不予公开理由 不予公开依据 理由',
  audience: '公开范围 公开对象',
  disclosureTerm: '公开时限 公开期限',
  keywords: '关键词 关键字 主题词',
  summary: '内容概述 概述 信息概述 摘要 内容简介 内容摘要 简介',
  theme: '主题分类 主题类别',
  genre: '体裁分类 体裁 文种',
  facet: '组配分类',
  contentSource: '信息来源 来源 内容来源 发布机构 发布机关 公开机构 发文机关 制发机关',
  responsibleUnit: '责任部门 责任科室 承办部门 承办科室 内设机构 责任单位 提供单位',
  url: '原网址 原文网址 网址 链接 原链接 url 信息地址',
  body: '正文文件 正文文件名 正文 正文内容 内容 文件 文件名 原文 原文文件',
  attachments: '附件 附件文件 附件名称 附件文件名 附件名 相关附件',
};

const FIELD_OF: ReadonlyMap<string, ListField> = new Map(
  LIST_FIELDS.flatMap((field) => NAMES[field].split(' ').map((name) => [name, field] as const)),
);
/** Columns that every list may have and that say nothing of an item. */
const NUMBERING = /^(?:序号|序|行号|no\.?|#|备注)$/iu;
const HEADING_ROWS = 10;

/** Where a list's rows begin, and what its columns say. */
export interface ListHeadings {
  /** From 0: the row with the headings. */
  readonly row: number;
  readonly fields: ReadonlyMap<number, ListField>;
  /** Headings that aren't understood; what stands below them isn't imported. */
  readonly unknown: readonly string[];
  /** Headings that say what another says already. */
  readonly repeated: readonly string[];
}

/** Finds the headings among the first rows: the title or a body file and at least one more. Null for a table that is no list. */
export function headingsIn(rows: readonly (readonly string[])[]): ListHeadings | null {
  for (const [row, cells] of rows.slice(0, HEADING_ROWS).entries()) {
    const headings = headingsOfRow(cells);
    const found = new Set(headings.fields.values());
    if ((found.has('title') || found.has('body')) && found.size >= 2) return { row, ...headings };
  }
  return null;
}

function headingsOfRow(cells: readonly string[]): Omit<ListHeadings, 'row'> {
  const fields = new Map<number, ListField>();
  const unknown: string[] = [];
  const repeated: string[] = [];
  for (const [column, cell] of cells.entries()) {
    const heading = bare(cell);
    const field = FIELD_OF.get(heading);
    if (heading === '' || NUMBERING.test(heading)) continue;
    if (field === undefined) unknown.push(cell.trim());
    else if ([...fields.values()].includes(field)) repeated.push(cell.trim());
    else fields.set(column, field);
  }
  return { fields, unknown, repeated };
}

/** `* 成文 日期（必填）：` is 成文日期. */
function bare(cell: string): string {
  return cell
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)|[\s*:：]/gu, '')
    .toLowerCase();
}
