import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, moment, optionalLine } from '../../platform/http/shapes.ts';
import { importChoices } from './column-choice.ts';
import { IMPORT_STATES, ITEM_STATES } from './import-items.content.ts';

const count = z.number().int();
const params = z.object({ importId: id });
const counts = z.record(z.enum(ITEM_STATES), count);

/** An import in the list of an agency. */
export const importHead = z.object({
  id,
  source: z.string(),
  state: z.enum(IMPORT_STATES),
  formName: z.string(),
  createdByName: z.string(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  counts,
});

/** An import as a whole. */
export const importView = importHead.extend({
  agencyId: id,
  agencyName: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: count })),
  problems: z.array(z.string()),
  choices: importChoices,
  /** Columns that items name, with the one that was found or chosen for each; `name` is empty for items that name none. */
  columns: z.array(z.object({ name: z.string(), items: count, nodeId: id.nullable(), chosen: z.boolean() })),
  /** Columns that take documents. */
  nodes: z.array(z.object({ id, name: z.string() })),
  /** Waiting items of which a document would be made or changed; 0 once it is confirmed. */
  toImport: count,
  /** Waiting items that have no column yet. */
  withoutColumn: count,
  /** Imported drafts that nobody has submitted for review yet. */
  drafts: count,
  /** `go` is for who began it: adding files, deciding columns, starting. */
  may: z.object({ run: z.boolean(), go: z.boolean() }),
  maxBytes: count,
  /** Items that come from an address that can lead to them, and who allowed that; empty while nobody has. */
  oldAddresses: z.object({ count, allowedBy: z.string(), mayAllow: z.boolean() }),
  /** The day on which it ends by itself, and what was uploaded is removed, unless somebody goes on; null once it has ended. */
  lapsesOn: day.nullable(),
});

/** An item: what would become of it, or what became of it. */
export const importItem = z.object({
  position: count,
  place: z.string(),
  state: z.enum(ITEM_STATES),
  /** Of a waiting item what will be done with it: made, changed, left, refused. */
  does: z.enum(['create', 'revise', 'nothing', 'refuse']).nullable(),
  reason: z.string(),
  title: z.string(),
  columnName: z.string(),
  documentNumber: z.string(),
  writtenOn: day.nullable(),
  publishedOn: z.string().nullable(),
  attachments: z.array(z.string()),
  /** What a person has to look at. */
  notes: z.array(z.string()),
  /** The beginning of its text. */
  excerpt: z.string(),
  documentId: id.nullable(),
});

/** Interface of bulk imports. */
export const importsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/imports',
    summary: '本机关的批量导入，新的在前',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(importHead), may: z.object({ run: z.boolean() }) }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/imports',
    summary: '开始一次批量导入；随后上传文件',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      source: optionalLine(100, '来源名称'),
      nodeId: id.nullable().default(null),
      /** Of the files that will be sent: one that can't be taken is told before anything is begun. */
      fileNames: z.array(z.string().max(1_000)).max(1_000).default([]),
    }),
    response: z.object({ importId: id }),
  }),
  addFile: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/files',
    summary: '上传一个文件（multipart，一个文件）；同名的被替换',
    access: 'signed-in',
    params,
    response: done,
  }),
  read: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/reading',
    summary: '文件已上传完，开始读取；只预览，不写入文稿',
    access: 'signed-in',
    params,
    response: done,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/imports/:importId',
    summary: '一次导入的进度、栏目对应和问题',
    access: 'signed-in',
    params,
    response: importView,
  }),
  items: endpoint({
    method: 'GET',
    path: '/api/imports/:importId/items',
    summary: '导入的每一份：将要怎样处理，或者已经怎样处理',
    access: 'signed-in',
    params,
    query: z.object({
      state: z.enum(ITEM_STATES).optional(),
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({ items: z.array(importItem), next: count.nullable() }),
  }),
  choose: endpoint({
    method: 'PUT',
    path: '/api/imports/:importId/choices',
    summary: '选择放入的栏目',
    access: 'signed-in',
    params,
    body: importChoices,
    response: done,
  }),
  start: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/start',
    summary: '确认导入：在后台逐份建立草稿',
    access: 'signed-in',
    params,
    response: done,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/cancellation',
    summary: '取消导入；已经建立的草稿保留',
    access: 'signed-in',
    params,
    response: done,
  }),
  addresses: endpoint({
    method: 'PUT',
    path: '/api/imports/:importId/addresses',
    summary: '允许或者不再允许旧网址转到导入的文稿；文稿公开后生效',
    access: 'signed-in',
    params,
    body: z.object({ allowed: z.boolean() }),
    response: done,
  }),
  submit: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/submission',
    summary: '把导入的草稿送审，每次最多 50 份；不符合送审要求的说明原因',
    access: 'signed-in',
    params,
    body: z.object({ after: z.number().int().min(0).default(0) }),
    response: z.object({
      submitted: count,
      refused: z.array(z.object({ title: z.string(), documentId: id, reason: z.string() })),
      next: count.nullable(),
    }),
  }),
};

/** Where a file of an import is sent. */
export function importFilePath(importId: string): string {
  return `/api/imports/${importId}/files`;
}

/** The forms in which a report is downloaded. */
export const REPORT_FORMATS = ['xlsx', 'csv'] as const;

/** Where what became of each item is downloaded. */
export function importItemsReportPath(importId: string, format: (typeof REPORT_FORMATS)[number]): string {
  return `/api/imports/${importId}/report.${format}`;
}

/** Files that may be imported, for the file dialog of a browser. */
export const IMPORTABLE_FILES = '.zip,.docx,.doc,.wps,.rtf,.odt,.pdf,.ofd,.html,.htm,.txt,.xlsx,.xls,.csv';
