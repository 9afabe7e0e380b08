import { z } from 'zod';
import { day, id, line, optionalDay, optionalLine } from '../../platform/http/shapes.ts';

/** What a person writes: the content of a revision. Runs in the browser too. */

/** 公开属性, decided when the text is written (源头认定): only `proactive` may be published. */
export const ATTRIBUTES = ['proactive', 'onRequest', 'withheld'] as const;
/** One of the attributes. */
export type Attribute = (typeof ATTRIBUTES)[number];
/** Chinese names of the attributes. */
export const ATTRIBUTE_LABELS: Readonly<Record<Attribute, string>> = {
  proactive: '主动公开',
  onRequest: '依申请公开',
  withheld: '不予公开',
};

/** 有效性, apart from the state of publication. */
export const VALIDITIES = ['valid', 'lapsed', 'repealed', 'amended'] as const;
/** One of the validities. */
export type Validity = (typeof VALIDITIES)[number];
/** Chinese names of the validities. */
export const VALIDITY_LABELS: Readonly<Record<Validity, string>> = {
  valid: '有效',
  lapsed: '失效',
  repealed: '废止',
  amended: '已修改',
};

/** Metadata of a disclosed item. Every member has a default, so that `{}` is a new draft's metadata. */
export const metadataSchema = z.object({
  documentNumber: optionalLine(60, '文号'),
  writtenOn: optionalDay,
  effectiveOn: optionalDay,
  lapsesOn: optionalDay,
  /** Validity at first publication; later changes are rows of their own. */
  validity: z.enum(VALIDITIES, { error: '请选择有效性' }).default('valid'),
  theme: optionalLine(60, '主题分类'),
  genre: optionalLine(60, '体裁分类'),
  facet: optionalLine(60, '组配分类'),
  keywords: z.array(line(30, '关键词')).max(10, '关键词最多 10 个').default([]),
  attribute: z.enum(ATTRIBUTES, { error: '请选择公开属性' }).default('proactive'),
  attributeReason: optionalLine(500, '不主动公开的理由'),
  audience: z.string().trim().max(60, '公开范围不能超过 60 个字').default('面向社会'),
  disclosureTerm: z.string().trim().max(60, '公开时限不能超过 60 个字').default('长期公开'),
  responsibleUnit: optionalLine(100, '责任部门'),
  contentSource: optionalLine(100, '信息来源'),
  /** 公示期's last day. */
  publicityUntil: optionalDay,
});

/** Metadata as stored. */
export type Metadata = z.output<typeof metadataSchema>;

/** Metadata as they are sent back: the same members, already checked. */
export const metadataView = z.object({
  documentNumber: z.string(),
  writtenOn: day.nullable(),
  effectiveOn: day.nullable(),
  lapsesOn: day.nullable(),
  validity: z.enum(VALIDITIES),
  theme: z.string(),
  genre: z.string(),
  facet: z.string(),
  keywords: z.array(z.string()),
  attribute: z.enum(ATTRIBUTES),
  attributeReason: z.string(),
  audience: z.string(),
  disclosureTerm: z.string(),
  responsibleUnit: z.string(),
  contentSource: z.string(),
  publicityUntil: day.nullable(),
});

/** Longest body in characters of HTML; pictures are attachments, not text. */
export const MAX_BODY = 2_000_000;

/** What is sent to be saved. The body is cleaned by the server. */
export const contentSchema = z.object({
  title: line(300, '标题'),
  summary: optionalLine(2_000, '内容概述'),
  bodyHtml: z.string().max(MAX_BODY, '正文过长，请将较长的内容改为附件').default(''),
  metadata: metadataSchema,
  /** In the order in which they are shown. */
  attachmentIds: z.array(id).max(100, '附件最多 100 个').default([]),
});

/** Content as stored; `z.input<typeof contentSchema>` is what may be left out. */
export type Content = z.output<typeof contentSchema>;

/** What is being written, finished or not: taken as it comes and never judged. */
export const autosaveContent = z.object({
  title: z.string().max(2_000).default(''),
  summary: z.string().max(20_000).default(''),
  bodyHtml: z
    .string()
    .max(MAX_BODY * 2)
    .default(''),
  metadata: z.record(z.string(), z.unknown()).default({}),
  attachmentIds: z.array(z.string().max(60)).max(500).default([]),
});

/** What an autosave keeps. */
export type AutosaveContent = z.output<typeof autosaveContent>;
