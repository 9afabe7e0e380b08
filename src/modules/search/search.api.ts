import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, moment } from '../../platform/http/shapes.ts';

/** How the public search is set up, and which files it couldn't read. */
export const searchSettingsApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/search-settings',
    summary: '同义词表，以及附件文字的读取情况',
    access: 'signed-in',
    response: z.object({
      /** A line for words that mean the same, with 、 between them. */
      synonyms: z.string(),
      /** The list that comes with the program. */
      shipped: z.string(),
      version: z.number().int(),
      files: z.object({
        waiting: z.number().int(),
        read: z.number().int(),
        refused: z.number().int(),
        /** The hundred newest that weren't read. */
        problems: z.array(
          z.object({
            name: z.string(),
            /** Its public address. */
            href: z.string(),
            problem: z.string(),
            attempts: z.number().int(),
            /** When it is tried again; null: not by itself. */
            dueAt: moment.nullable(),
          }),
        ),
        /** Of which only the beginning is searched, the newest hundred. */
        cut: z.array(z.object({ name: z.string(), href: z.string() })),
      }),
      /** Titles of documents that are too long, with their attachments, to be searched to the end; the newest hundred. */
      cutDocuments: z.array(z.string()),
    }),
  }),
  saveSynonyms: endpoint({
    method: 'PUT',
    path: '/api/search-settings',
    summary: '保存同义词表，立即生效',
    access: 'signed-in',
    body: z.object({
      synonyms: z.string().max(100_000, '同义词表过长'),
      version: z.number().int().nonnegative(),
    }),
    response: done,
  }),
  retry: endpoint({
    method: 'POST',
    path: '/api/search-settings/retry',
    summary: '重新读取没有读成的附件',
    access: 'signed-in',
    response: z.object({ files: z.number().int() }),
  }),
};
