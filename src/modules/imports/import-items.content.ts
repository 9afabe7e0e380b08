import { z } from 'zod';
import { contentSchema } from '../documents/documents.content.ts';
import { known } from './known.ts';

/** What is known of an item before its files are read. */
export const itemPlan = z.object({
  /** The page or document that is its text. */
  body: z.string().nullable(),
  /** A data file of our own site that says everything. */
  data: z.string().nullable(),
  /** From a row of a list, or from an export's data. */
  known,
  attachments: z.array(z.object({ path: z.string(), name: z.string() })),
  /** Names of the folders in which it stands. */
  folders: z.array(z.string()),
  notes: z.array(z.string()),
  /** Chinese: why it is not imported, known already. */
  refusal: z.string().nullable(),
  /** The key of the item for which it is kept back: when that one can't be read, this one may have its place. */
  sameAs: z.string().nullable().default(null),
});

/** The same as a type. */
export type ItemPlan = z.output<typeof itemPlan>;

/** What is written when an item is imported. */
export const itemProposal = z.object({
  content: contentSchema,
  /** Whether its page says that it is an article; documents always are. */
  isArticle: z.boolean(),
  columns: z.array(z.string()),
  publishedOn: z.string().nullable(),
  indexNumber: z.string(),
  url: z.string(),
  /** `marks` stand in the text for a picture, until it has an identifier of its own. */
  files: z.array(z.object({ path: z.string(), name: z.string(), marks: z.array(z.string()) })),
  notes: z.array(z.string()),
});

/** The same as a type. */
export type ItemProposal = z.output<typeof itemProposal>;

/** How a source is called to people; one that nobody named is an empty text, and nothing is known again by it. */
export function sourceLabel(source: string): string {
  return source === '' ? '未写来源的文件' : source;
}

/** How an import stands. */
export const IMPORT_STATES = [
  'collecting',
  'reading',
  'ready',
  'importing',
  'done',
  'cancelled',
  'unreadable',
] as const;

/** Chinese names of the states. */
export const IMPORT_STATE_LABELS: Readonly<Record<(typeof IMPORT_STATES)[number], string>> = {
  collecting: '上传文件',
  reading: '正在读取',
  ready: '等待确认',
  importing: '正在导入',
  done: '已完成',
  cancelled: '已取消',
  unreadable: '不能读取',
};

/** How an item stands. */
export const ITEM_STATES = [
  'unread',
  'waiting',
  'imported',
  'updated',
  'unchanged',
  'skipped',
  'refused',
  'failed',
] as const;

/** One of them. */
export type ItemState = (typeof ITEM_STATES)[number];

/** Chinese names of the states. */
export const ITEM_STATE_LABELS: Readonly<Record<ItemState, string>> = {
  unread: '未读取',
  waiting: '待导入',
  imported: '已导入',
  updated: '已更新',
  unchanged: '没有变化',
  skipped: '不是文稿',
  refused: '不能导入',
  failed: '出错',
};

/** Chinese names of the kinds of collection. */
export const FORM_LABELS = {
  files: '逐个文件',
  list: '元数据清单',
  site: '网站导出的网页',
  package: '本系统的报送包或网站存档',
} as const;
