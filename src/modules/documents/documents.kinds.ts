import { DOCUMENT_KIND_LABELS, KINDS_WITH_VALIDITY, type DocumentKind } from '../../law/document-kinds.ts';

/** Which metadata each kind of document shows and needs, as data. Runs in the browser too. */

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

function spec(kind: DocumentKind, more: Partial<Omit<KindSpec, 'label' | 'hasValidity'>> = {}): KindSpec {
  return {
    label: DOCUMENT_KIND_LABELS[kind],
    fields: [...ALWAYS, ...CLASSES, ...TAIL],
    required: ['writtenOn'],
    advised: [],
    hasValidity: KINDS_WITH_VALIDITY.has(kind),
    attachmentMayReplaceBody: false,
    ...more,
  };
}

/** All kinds. A form, the requirements and the portal read this table; none of them names a kind. */
export const KIND_SPECS: Readonly<Record<DocumentKind, KindSpec>> = {
  news: spec('news', { fields: [...ALWAYS, 'keywords', ...TAIL], advised: ['contentSource'] }),
  policy: spec('policy', {
    fields: ['documentNumber', ...ALWAYS, ...FORCE, ...CLASSES, ...TAIL],
    required: ['documentNumber', 'writtenOn'],
    advised: ['theme', 'genre'],
    attachmentMayReplaceBody: true,
  }),
  normative: spec('normative', {
    fields: ['documentNumber', ...ALWAYS, ...FORCE, ...CLASSES, ...TAIL],
    required: ['documentNumber', 'writtenOn', 'effectiveOn'],
    advised: ['theme', 'genre', 'lapsesOn'],
    attachmentMayReplaceBody: true,
  }),
  notice: spec('notice', {
    fields: ['documentNumber', ...ALWAYS, 'publicityUntil', ...CLASSES, ...TAIL],
    attachmentMayReplaceBody: true,
  }),
  keyArea: spec('keyArea', {
    fields: ['documentNumber', ...ALWAYS, 'publicityUntil', ...CLASSES, ...TAIL],
    advised: ['publicityUntil', 'responsibleUnit'],
    attachmentMayReplaceBody: true,
  }),
  budget: spec('budget', { advised: ['responsibleUnit'], attachmentMayReplaceBody: true }),
  finalAccounts: spec('finalAccounts', { advised: ['responsibleUnit'], attachmentMayReplaceBody: true }),
  interpretation: spec('interpretation', { advised: ['contentSource'] }),
  organisation: spec('organisation', { fields: [...ALWAYS, 'keywords', ...TAIL] }),
  guide: spec('guide', { fields: [...ALWAYS, ...TAIL] }),
  institution: spec('institution', {
    fields: ['documentNumber', ...ALWAYS, ...FORCE, ...TAIL],
    attachmentMayReplaceBody: true,
  }),
  annualReport: spec('annualReport', { fields: [...ALWAYS, ...TAIL] }),
  general: spec('general', {
    fields: ['documentNumber', ...ALWAYS, ...CLASSES, ...TAIL],
    attachmentMayReplaceBody: true,
  }),
};
