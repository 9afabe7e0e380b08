import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, moment } from '../../platform/http/shapes.ts';
import { ITEM_OUTCOMES, ROW_CHOICES } from '../../law/obligations/item-tables/compare-items.ts';

const count = z.number().int();
const params = z.object({ importId: id });

/** What a person decided about a file's sections and rows, by their numbers from 0. */
export const importChoices = z.object({
  sections: z.record(z.string().regex(/^\d{1,4}$/), z.string().regex(/^[a-z0-9-]{1,60}$/)),
  rows: z.record(z.string().regex(/^\d{1,4}$/), z.enum(ROW_CHOICES)),
});

const doubt = z.object({ weight: z.enum(['ask', 'note']), message: z.string() });

/** What would become of each row of a file, before anything is written. */
export const importPreview = z.object({
  id,
  fileName: z.string(),
  sha256: z.string(),
  readByName: z.string(),
  readAt: moment,
  appliedByName: z.string().nullable(),
  appliedAt: moment.nullable(),
  sections: z.array(
    z.object({ heading: z.string(), field: z.string().nullable(), fieldName: z.string(), rows: count }),
  ),
  rows: z.array(
    z.object({
      index: count,
      section: count,
      place: z.string(),
      outcome: z.enum(ITEM_OUTCOMES),
      category: z.string(),
      name: z.string(),
      limitText: z.string(),
      /** What the register counts by, in words; empty where it doesn't count. */
      counted: z.string(),
      changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
      doubts: z.array(doubt),
      choices: z.array(z.enum(ROW_CHOICES)),
    }),
  ),
  counts: z.record(z.enum(ITEM_OUTCOMES), count),
  /** Items of the file's fields that the file doesn't have; they stay. */
  absent: z.array(z.object({ id, category: z.string(), name: z.string() })),
  remarks: z.array(z.string()),
  problems: z.array(z.string()),
});

/** Interface of reading 标准目录 from files. */
export const itemImportsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/item-imports',
    summary: '读入过的标准目录文件',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          fileName: z.string(),
          readByName: z.string(),
          readAt: moment,
          appliedAt: moment.nullable(),
        }),
      ),
    }),
  }),
  upload: endpoint({
    method: 'POST',
    path: '/api/agencies/:agencyId/item-imports',
    summary: '读入标准目录文件（multipart，一个文件），只预览，不写入',
    access: 'signed-in',
    params: z.object({ agencyId: id }),
    response: z.object({ importId: id }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/item-imports/:importId/preview',
    summary: '按所作的选择预览导入的结果',
    access: 'signed-in',
    params,
    body: importChoices,
    response: importPreview,
  }),
  apply: endpoint({
    method: 'POST',
    path: '/api/item-imports/:importId/application',
    summary: '按预览写入标准目录；不会删除或者停用任何事项',
    access: 'signed-in',
    params,
    body: importChoices.extend({ expected: z.object({ added: count, changed: count }) }),
    response: z.object({ added: count, changed: count, unchanged: count, left: count }),
  }),
};

/** Where a 标准目录 file is sent. */
export function itemImportPath(agencyId: string): string {
  return `/api/agencies/${agencyId}/item-imports`;
}

/** The largest file that is read, in bytes. */
export const ITEM_FILE_MAX_BYTES = 20 * 1024 * 1024;

/** Files that may be a 标准目录. */
export const ITEM_FILES = '.xlsx,.xls,.et,.docx,.doc,.wps,.html,.htm,.mht,.pdf,.ofd,.csv';

/** The forms in which a 标准目录 is downloaded. */
export const ITEM_FORMATS = ['docx', 'xlsx', 'html', 'json', 'csv'] as const;

/** Where an agency's 标准目录 is downloaded. */
export function itemsFilePath(agencyId: string, format: (typeof ITEM_FORMATS)[number]): string {
  return `/api/agencies/${agencyId}/standard-items.${format}`;
}

/** Where what an import found is downloaded, row by row. */
export function importReportPath(importId: string): string {
  return `/api/item-imports/${importId}/report.xlsx`;
}

/** Where the register is downloaded, with the filter of the list. */
export function registerFilePath(query: Readonly<Record<string, string>>): string {
  return `/api/obligations/export.xlsx?${new URLSearchParams(query).toString()}`;
}
