import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalDay, optionalLine } from '../../platform/http/shapes.ts';
import { TEXT_KINDS } from '../../text/text-finding.ts';

/** UTF-16 units of the longest text that is checked as one writes. */
export const LONGEST_DRAFT = 300_000;

/** UTF-16 units of the longest text that a visitor may send. */
export const MOST_PUBLIC = 50_000;

/** Parts of a document that are proofread. */
export const CHECKED_PARTS = ['title', 'summary', 'body', 'unseen', 'attachment'] as const;
/** One of the parts. */
export type CheckedPart = (typeof CHECKED_PARTS)[number];
/** Chinese names of the parts. */
export const CHECKED_PART_LABELS: Readonly<Record<CheckedPart, string>> = {
  title: '标题',
  summary: '内容概述',
  body: '正文',
  unseen: '图片说明、关键词和附件名称',
  attachment: '附件',
};

/** Where a finding of a draft stands. */
export const SIGHTING_STATES = ['open', 'mended', 'accepted', 'ignored', 'excepted'] as const;
/** One of the states. */
export type SightingState = (typeof SIGHTING_STATES)[number];
/** Chinese names of the states. */
export const SIGHTING_STATE_LABELS: Readonly<Record<SightingState, string>> = {
  open: '待核对',
  mended: '已改正',
  accepted: '核对无误',
  ignored: '忽略一次',
  excepted: '始终忽略',
};

/** What an office may add of its own. */
export const WORD_KINDS = ['word', 'name', 'expression', 'series', 'law', 'exception'] as const;
/** One of the kinds. */
export type WordKind = (typeof WORD_KINDS)[number];
/** Chinese names of the kinds. */
export const WORD_KIND_LABELS: Readonly<Record<WordKind, string>> = {
  word: '专用词',
  name: '人名和机构名',
  expression: '规范表述',
  series: '固定并列',
  law: '法规文件',
  exception: '例外',
};

const count = z.number().int();
const severity = z.enum(['gate', 'advice']);
const kind = z.enum(TEXT_KINDS);

/** A finding as it is shown. Offsets are UTF-16 units, the end exclusive. */
export const finding = z.object({
  start: count,
  end: count,
  kind,
  rule: z.string(),
  severity,
  suggestion: z.string().nullable(),
  reason: z.string(),
});

/** A finding of a document's current text, with what was decided about it. */
export const sighting = finding.extend({
  part: z.enum(CHECKED_PARTS),
  fingerprint: z.string(),
  /** Of the attachment that it stands in; left out for the text. */
  sha256: z.string().optional(),
  words: z.string(),
  before: z.string(),
  after: z.string(),
  state: z.enum(SIGHTING_STATES),
  decidedBy: z.string(),
  decidedAt: moment.nullable(),
  decisionReason: z.string(),
});

/** A part of a text, as the desk sends it. */
export const block = z.object({
  kind: z.enum(['heading', 'paragraph', 'cell']),
  start: count.min(0),
  end: count.min(0),
  table: count.min(0).optional(),
  row: count.min(0).optional(),
  column: count.min(0).optional(),
});

/** What an office knows of a statute or of a document with articles: a version of it, its end, or both. */
export const lawFields = z.object({
  /** The day from which the version holds. */
  from: optionalDay,
  lastArticle: z
    .number({ error: '请填写条数' })
    .int('条数应当是整数')
    .min(1, '条数从 1 起')
    .max(9_999, '条数不能超过 9999')
    .nullable()
    .default(null),
  /** The order that made it public: 国务院令第711号. */
  order: optionalLine(60, '公布令'),
  repealedBy: optionalLine(200, '代替它的规定'),
  repealedFrom: optionalDay,
});

/** A word of an office. */
export const officeWord = z.object({
  id,
  agencyId: id,
  agencyName: z.string(),
  kind: z.enum(WORD_KINDS),
  words: z.string(),
  right: z.string(),
  members: z.array(z.string()),
  rule: z.string(),
  law: lawFields.nullable(),
  source: z.string(),
  reason: z.string(),
  addedBy: z.string(),
  addedAt: moment,
  /** It comes from an agency above. */
  inherited: z.boolean(),
});

/** What is written when a word is added. */
export const wordFields = z.object({
  kind: z.enum(WORD_KINDS, { error: '请选择类别' }),
  words: line(200, '词语'),
  right: optionalLine(200, '规范写法'),
  members: z.array(line(60, '并列的词')).max(30, '并列的词最多 30 个').default([]),
  rule: optionalLine(20, '规则'),
  /** Of a law alone. */
  law: lawFields.nullable().default(null),
  source: optionalLine(200, '依据'),
  reason: optionalLine(500, '理由'),
});

/** A finding on the public site. */
export const siteFinding = z.object({
  documentId: id,
  title: z.string(),
  path: z.string(),
  agencyId: id,
  agencyName: z.string(),
  source: z.string(),
  sourceName: z.string(),
  fingerprint: z.string(),
  kind,
  rule: z.string(),
  severity,
  words: z.string(),
  before: z.string(),
  after: z.string(),
  suggestion: z.string().nullable(),
  reason: z.string(),
  firstSeenAt: moment,
  lastSeenAt: moment,
});

/** A look over the whole site. */
export const siteScan = z.object({
  id,
  startedBy: z.string(),
  startedAt: moment,
  total: count,
  done: count,
  found: count,
  mended: count,
  finishedAt: moment.nullable(),
});

/** Figures of an agency in a month. */
export const monthFigures = z.object({
  month: z.string(),
  agencyId: id,
  agencyName: z.string(),
  checked: count,
  characters: count,
  found: count,
  gate: count,
  mended: count,
  accepted: count,
  ignored: count,
  open: count,
  /** Faults that had to be mended and were, before anybody outside could see them. */
  stopped: count,
});

const agencyQuery = z.object({ agencyId: id });
const documentParams = z.object({ documentId: id });

/** The staff's interface of 内容质量. */
export const qualityApi = {
  check: endpoint({
    method: 'POST',
    path: '/api/quality/check',
    summary: '检查正在编写的文字，返回每一处的位置、类别、建议和理由；不保存',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      text: z.string().max(LONGEST_DRAFT, '文字过长，请保存后在审核页核对'),
      blocks: z.array(block).max(20_000).optional(),
      title: z.string().max(2_000).default(''),
      documentNumber: z.string().max(200).default(''),
      date: optionalDay,
      attachments: z.array(z.string().max(300)).max(500).default([]),
    }),
    response: z.object({ findings: z.array(finding) }),
  }),
  document: endpoint({
    method: 'POST',
    path: '/api/quality/documents/:documentId/check',
    summary: '检查一份文稿的当前内容，返回每一处和处理情况',
    access: 'signed-in',
    params: documentParams,
    response: z.object({
      revisionId: id,
      findings: z.array(sighting),
      openGate: count,
      may: z.object({ decide: z.boolean(), decidePersonal: z.boolean(), except: z.boolean() }),
    }),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/api/quality/documents/:documentId/decide',
    summary: '处理一处核对结果：核对无误、忽略一次、始终忽略或者重新核对',
    access: 'signed-in',
    params: documentParams,
    body: z.object({
      revisionId: id,
      fingerprint: z.string().min(1).max(64),
      decision: z.enum(['accepted', 'ignored', 'excepted', 'open']),
      reason: optionalLine(500, '理由'),
    }),
    response: done,
  }),
  words: endpoint({
    method: 'GET',
    path: '/api/quality/words',
    summary: '一个机构的词表，包括上级机构的',
    access: 'signed-in',
    query: agencyQuery,
    response: z.object({ items: z.array(officeWord), may: z.object({ edit: z.boolean() }) }),
  }),
  addWord: endpoint({
    method: 'POST',
    path: '/api/quality/words',
    summary: '添加词条',
    access: 'signed-in',
    body: wordFields.extend({ agencyId: id }),
    response: z.object({ id }),
  }),
  removeWord: endpoint({
    method: 'POST',
    path: '/api/quality/words/:wordId/remove',
    summary: '删去词条；记录保留',
    access: 'signed-in',
    params: z.object({ wordId: id }),
    body: z.object({ reason: line(500, '理由') }),
    response: done,
  }),
  importWords: endpoint({
    method: 'POST',
    path: '/api/quality/words/import',
    summary: '从 CSV 导入词条；有一行不能读取的，一条也不导入',
    access: 'signed-in',
    body: z.object({ agencyId: id, csv: z.string().max(2_000_000, '文件过大') }),
    response: z.object({ added: count, known: count }),
  }),
  exportWords: endpoint({
    method: 'GET',
    path: '/api/quality/words/export',
    summary: '把本机构的词条导出为 CSV',
    access: 'signed-in',
    query: agencyQuery,
    response: z.object({ csv: z.string() }),
  }),
  site: endpoint({
    method: 'GET',
    path: '/api/quality/site',
    summary: '全站检查发现的问题，按机构、类别、规则和程度筛选',
    access: 'signed-in',
    query: z.object({
      agencyId: id,
      kind: kind.optional(),
      rule: z.string().max(20).optional(),
      severity: severity.optional(),
      page: z.coerce.number().int().min(1).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({
      items: z.array(siteFinding),
      total: count,
      /** Public texts that couldn't be checked at the last look. */
      unread: count,
      scan: siteScan.nullable(),
      may: z.object({ scan: z.boolean() }),
    }),
  }),
  scan: endpoint({
    method: 'POST',
    path: '/api/quality/site/scan',
    summary: '立即检查全站',
    access: 'signed-in',
    body: agencyQuery,
    response: z.object({ id }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/quality/todo',
    summary: '等发布员改正的公开内容，按机构',
    access: 'signed-in',
    response: z.object({
      items: z.array(z.object({ agencyId: id, agencyName: z.string(), count })),
      total: count,
    }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/quality/figures',
    summary: '一个机构和下级机构每月的内容质量数据',
    access: 'signed-in',
    query: z.object({ agencyId: id, from: day, to: day }),
    response: z.object({ items: z.array(monthFigures) }),
  }),
} as const;

/** 文字检查 for everybody: nothing is kept. */
export const publicTextCheck = endpoint({
  method: 'POST',
  path: '/api/text-check',
  summary: '检查一段文字，返回每一处的位置（UTF-16）、类别、建议和理由；不需要登录，不留存',
  access: 'public',
  body: z.object({ text: z.string().max(MOST_PUBLIC, '文字过长，请分成几段检查') }),
  response: z.object({ findings: z.array(finding) }),
});
