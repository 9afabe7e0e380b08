/** Typed kinds of document and, as data, which metadata each kind shows and needs. Runs in the browser too. */

export const DOCUMENT_KINDS = [
  'news',
  'policy',
  'normative',
  'notice',
  'keyArea',
  'budget',
  'finalAccounts',
  'interpretation',
  'organisation',
  'guide',
  'institution',
  'annualReport',
  'other',
] as const;

/** One of the kinds. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Members of the metadata that a form can show. */
export const METADATA_FIELDS = [
  'documentNumber',
  'writtenOn',
  'effectiveOn',
  'lapsesOn',
  'validity',
  'theme',
  'genre',
  'facet',
  'keywords',
  'attribute',
  'attributeReason',
  'audience',
  'disclosureTerm',
  'publicityUntil',
  'responsibleUnit',
  'contentSource',
] as const;

/** One of the members. */
export type MetadataField = (typeof METADATA_FIELDS)[number];

/** Chinese names of the metadata. */
export const METADATA_LABELS: Readonly<Record<MetadataField, string>> = {
  documentNumber: '文号',
  writtenOn: '成文日期',
  effectiveOn: '施行日期',
  lapsesOn: '失效日期',
  validity: '有效性',
  theme: '主题分类',
  genre: '体裁分类',
  facet: '组配分类',
  keywords: '关键词',
  attribute: '公开属性',
  attributeReason: '不主动公开的理由',
  audience: '公开范围',
  disclosureTerm: '公开时限',
  publicityUntil: '公示截止日期',
  responsibleUnit: '责任部门',
  contentSource: '信息来源',
};

/** What a kind is called and asks for. `required` and `advised` are parts of `fields`. */
export interface KindSpec {
  readonly label: string;
  /** Metadata in the order in which the form shows them. */
  readonly fields: readonly MetadataField[];
  /** Without these it can't be submitted for review. */
  readonly required: readonly MetadataField[];
  /** Missing ones are pointed out and hinder nothing. */
  readonly advised: readonly MetadataField[];
  /** Whether it has a validity of its own (有效、失效、废止、已修改). */
  readonly hasValidity: boolean;
  /** Whether it may stand without text when it has an attachment. */
  readonly attachmentMayReplaceBody: boolean;
}

/** Asked of every kind. 条例第12条: the catalogue gives index, name, summary and date of writing. */
const ALWAYS = ['attribute', 'attributeReason', 'writtenOn'] as const;
const CLASSES = ['theme', 'genre', 'facet', 'keywords'] as const;
const TAIL = ['audience', 'disclosureTerm', 'responsibleUnit', 'contentSource'] as const;
const FORCE = ['effectiveOn', 'lapsesOn', 'validity'] as const;

function spec(label: string, more: Partial<Omit<KindSpec, 'label'>> = {}): KindSpec {
  return {
    label,
    fields: [...ALWAYS, ...CLASSES, ...TAIL],
    required: ['writtenOn'],
    advised: [],
    hasValidity: false,
    attachmentMayReplaceBody: false,
    ...more,
  };
}

/** All kinds. A form, the requirements and the portal read this table; none of them names a kind. */
export const KIND_SPECS: Readonly<Record<DocumentKind, KindSpec>> = {
  news: spec('工作动态', { fields: [...ALWAYS, 'keywords', ...TAIL], advised: ['contentSource'] }),
  policy: spec('政策文件', {
    fields: ['documentNumber', ...ALWAYS, ...FORCE, ...CLASSES, ...TAIL],
    required: ['documentNumber', 'writtenOn'],
    advised: ['theme', 'genre'],
    hasValidity: true,
    attachmentMayReplaceBody: true,
  }),
  normative: spec('行政规范性文件', {
    fields: ['documentNumber', ...ALWAYS, ...FORCE, ...CLASSES, ...TAIL],
    required: ['documentNumber', 'writtenOn', 'effectiveOn'],
    advised: ['theme', 'genre', 'lapsesOn'],
    hasValidity: true,
    attachmentMayReplaceBody: true,
  }),
  notice: spec('公示公告', {
    fields: ['documentNumber', ...ALWAYS, 'publicityUntil', ...CLASSES, ...TAIL],
    attachmentMayReplaceBody: true,
  }),
  keyArea: spec('重点领域公示', {
    fields: ['documentNumber', ...ALWAYS, 'publicityUntil', ...CLASSES, ...TAIL],
    advised: ['publicityUntil', 'responsibleUnit'],
    attachmentMayReplaceBody: true,
  }),
  budget: spec('财政预算', { advised: ['responsibleUnit'], attachmentMayReplaceBody: true }),
  finalAccounts: spec('财政决算', { advised: ['responsibleUnit'], attachmentMayReplaceBody: true }),
  interpretation: spec('政策解读', { advised: ['contentSource'] }),
  organisation: spec('机构职能', { fields: [...ALWAYS, 'keywords', ...TAIL] }),
  guide: spec('政府信息公开指南', { fields: [...ALWAYS, ...TAIL] }),
  institution: spec('政府信息公开制度', {
    fields: ['documentNumber', ...ALWAYS, ...FORCE, ...TAIL],
    hasValidity: true,
    attachmentMayReplaceBody: true,
  }),
  annualReport: spec('政府信息公开工作年度报告', { fields: [...ALWAYS, ...TAIL] }),
  other: spec('其他', {
    fields: ['documentNumber', ...ALWAYS, ...CLASSES, ...TAIL],
    attachmentMayReplaceBody: true,
  }),
};

/** Whether a text names a kind; catalogue nodes keep it as text. */
export function isDocumentKind(text: string | null): text is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === text);
}
