import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { EDITION_STATES } from '../documents/documents.states.ts';

const year = z.coerce.number({ error: '请选择年份' }).int().min(2008, '年份不正确').max(2100, '年份不正确');

/** Name of a cell, e.g. `t3.open.natural`. */
const cellName = z.string().regex(/^t[234]\.[A-Za-z.]{2,40}$/, '没有这个数据项');

/** A cell's value: a whole number, or for the fee an amount in 万元 as exact text. */
const cellValue = z.union([z.number(), z.string()]);

/** All 200 cells by name. */
const cells = z.record(z.string(), cellValue);

/** A paragraph or heading of the narrative as people edit it; figures stand in it as `{政府工作动态条数}`. */
export const narrativeBlock = z.object({
  id: z.string().min(1).max(60),
  /** 0 is the opening, 1 to 6 the parts. */
  part: z.literal([0, 1, 2, 3, 4, 5, 6]),
  /** A continuation is a further sentence of the paragraph before it. */
  kind: z.enum(['heading', 'paragraph', 'continuation']),
  text: z.string().max(4000, '一段文字不能超过 4000 字'),
  /** Shown only when it holds, e.g. `requestsNew=0`; null: always. */
  when: z.string().max(200).nullable(),
  /** A statement of fact that the program can't know: a person must confirm it. */
  needsConfirmation: z.boolean(),
  confirmed: z.boolean(),
});

/** A block as the server keeps it and sends it. */
export type NarrativeBlock = z.output<typeof narrativeBlock>;

const figure = z.object({
  /** As it stands in the text, without braces. */
  token: z.string(),
  label: z.string(),
  value: z.string(),
  /** Whether records can be opened behind it. */
  traceable: z.boolean(),
});

/** Something the checks found in a report, with the reason that was given for it. */
export const answeredFinding = z.object({
  key: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  where: z.string(),
  message: z.string(),
  law: z.string(),
  /** Why a warning is right as it is. */
  answer: z.object({ reason: z.string(), byName: z.string(), at: moment }).nullable(),
});

const reportHead = z.object({
  id,
  agencyId: id,
  agencyName: z.string(),
  year: z.number().int(),
  documentId: id.nullable(),
  /** State of the report's document; `computing` before it was first frozen. */
  state: z.enum(['computing', ...EDITION_STATES]),
  frozenAt: moment.nullable(),
});

/** Where last year's figures come from: a report frozen here, or a file that a person confirmed. */
const previousSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own'), reportId: id }),
  z.object({
    kind: z.literal('read'),
    fileName: z.string(),
    confirmedByName: z.string(),
    confirmedAt: moment,
  }),
]);

/** How a figure of this year follows from last year's. `where` and `rule` name the finding beside it. */
const continuityLine = z.object({
  where: z.string(),
  rule: z.string(),
  cell: z.string(),
  label: z.string(),
  explanation: z.string(),
  holds: z.boolean(),
});

/** One 定稿. */
const reportVersion = z.object({
  number: z.number().int(),
  at: moment,
  byName: z.string(),
  /** Of a correction of what was published; otherwise empty. */
  reason: z.string(),
  /** State of the edition that it was printed into. */
  state: z.enum(EDITION_STATES),
  publishedAt: moment.nullable(),
  /** Whether a later 定稿 was printed into the same edition: then this one was never public. */
  replaced: z.boolean(),
  /** What differs from the 定稿 before. */
  changedCells: z.array(z.object({ cell: z.string(), before: cellValue, after: cellValue })),
  changedText: z.boolean(),
});

const report = reportHead.extend({
  version: z.number().int(),
  canEdit: z.boolean(),
  /** The level of the agency, on which the checks depend. */
  level: z.enum(['township', 'street', 'department', 'district', 'city', 'province']),
  /** 定稿 now would correct what was published: it needs a reason. */
  isCorrection: z.boolean(),
  /** Somebody changed the document itself after the 定稿: what says something else than the report can't be published. */
  documentEdited: z.boolean(),
  /** Every 定稿, the first one first. */
  versions: z.array(reportVersion),
  /** The registers count otherwise than the frozen report says. */
  changedSinceFrozen: z.boolean(),
  /** As reported: computed, with overrides in place and totals summed. */
  cells,
  /** As the registers count. */
  computed: cells,
  overrides: z.array(
    z.object({
      cell: z.string(),
      value: cellValue,
      computed: cellValue,
      reason: z.string(),
      byName: z.string(),
      at: moment,
    }),
  ),
  previousCells: cells.nullable(),
  previousSource: previousSource.nullable(),
  /** A file of last year's report was read and waits for confirmation. */
  previousWaits: z.boolean(),
  continuity: z.array(continuityLine),
  narrative: z.array(narrativeBlock),
  /** The same with figures filled in. */
  rendered: z.array(
    z.object({
      id: z.string(),
      part: z.number().int(),
      kind: z.enum(['heading', 'paragraph', 'continuation']),
      text: z.string(),
    }),
  ),
  figures: z.array(figure),
  /** Characters of part one, without spaces; at most 1000 in principle. */
  partOneCharacters: z.number().int(),
  findings: z.array(answeredFinding),
});

/** What a person confirms and what the checks point at is known by its identifier: there is one of each. */
const blocks = z
  .array(narrativeBlock)
  .min(1, '年报文字不能为空')
  .max(80, '年报文字不能超过 80 段')
  .refine(
    (all) => new Set(all.map((block) => block.id)).size === all.length,
    '有两段文字的编号相同，请刷新页面后重试',
  );

const params = z.object({ reportId: id });
const version = z.number().int().positive();

/** Annual reports: computed figures, text, overrides, answers to findings, 定稿. */
export const reportsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/reports',
    summary: '本人可见机构的年度报告',
    access: 'signed-in',
    response: z.object({ items: z.array(reportHead) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/reports',
    summary: '建立一个机构某年的年度报告',
    access: 'signed-in',
    body: z.object({ agencyId: id, year }),
    response: z.object({ id }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/reports/:reportId',
    summary: '年度报告：由登记簿算出的数据、文字、检查结果',
    access: 'signed-in',
    params,
    response: report,
  }),
  saveNarrative: endpoint({
    method: 'PUT',
    path: '/api/reports/:reportId/narrative',
    summary: '保存年报文字',
    access: 'signed-in',
    params,
    body: z.object({ version, blocks }),
    response: z.object({ version }),
  }),
  records: endpoint({
    method: 'GET',
    path: '/api/reports/:reportId/records',
    summary: '打开一个数据背后的记录',
    access: 'signed-in',
    params,
    query: z.object({
      /** A cell (`t3.open.natural`) or a figure of the text (`政府工作动态条数`). */
      name: z.string().min(1).max(60),
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
    }),
    response: z.object({
      label: z.string(),
      total: z.number().int(),
      items: z.array(
        z.object({
          id,
          /** Which register or list it stands in. */
          source: z.string(),
          title: z.string(),
          on: z.string().nullable(),
          detail: z.string(),
        }),
      ),
    }),
  }),
  override: endpoint({
    method: 'POST',
    path: '/api/reports/:reportId/overrides',
    summary: '人工改动一个数据，须说明理由，改动始终可见',
    access: 'signed-in',
    params,
    body: z.object({
      cell: cellName,
      value: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, '应为不小于 0 的数'),
      reason: line(500, '改动的理由'),
    }),
    response: done,
  }),
  removeOverride: endpoint({
    method: 'DELETE',
    path: '/api/reports/:reportId/overrides/:cell',
    summary: '取消人工改动，恢复为登记簿算出的数',
    access: 'signed-in',
    params: z.object({ reportId: id, cell: cellName }),
    response: done,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/reports/:reportId/answers',
    summary: '对一条提示说明理由',
    access: 'signed-in',
    params,
    body: z.object({ finding: z.string().min(1).max(200), reason: line(500, '理由') }),
    response: done,
  }),
  freeze: endpoint({
    method: 'POST',
    path: '/api/reports/:reportId/freeze',
    summary: '定稿：按当前数据和文字生成年报文稿及 DOCX、PDF 附件，随后送审',
    access: 'signed-in',
    params,
    body: z.object({
      version,
      /** Why a published report is corrected; needed there, printed on it. */
      reason: optionalLine(300, '更正的原因'),
    }),
    response: z.object({ documentId: id }),
  }),
  restorePrinted: endpoint({
    method: 'POST',
    path: '/api/reports/:reportId/restore-printed',
    summary: '恢复定稿：把手工改过的年报文稿恢复成定稿时的样子',
    access: 'signed-in',
    params,
    response: z.object({ documentId: id }),
  }),
};

/** Formats in which a report can be downloaded: `GET /api/reports/:reportId/export/:format`. */
export const EXPORT_FORMATS = ['json', 'html', 'docx', 'pdf'] as const;

/** One of the formats. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
