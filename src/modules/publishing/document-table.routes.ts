import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { dayInShanghai, yearOf } from '../../law/dates.ts';
import { csvLine } from '../../files/csv-writer.ts';
import { xlsxStream } from '../../files/xlsx-stream.ts';
import { invalidInput } from '../../platform/errors.ts';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { INERT_POLICY } from '../../platform/http/security-headers.ts';
import { documentTable, TABLE_COLUMNS } from './list-documents.ts';

const params = z.object({ agency: z.string().regex(/^[a-z0-9-]{1,60}$/) });
const query = z.object({
  year: z
    .string()
    .regex(/^(?:19|20|21)\d\d$/)
    .transform(Number)
    .optional(),
});

const KINDS = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
} as const;

/**
 * `/{agency}/catalogue/documents.csv` and `.xlsx`: the documents of an agency one by one, a year at a time, beside its catalogue's
 * files. No files, for each publication would have to write the whole of it anew: the program writes them as they are read.
 */
export function registerDocumentTableRoutes(app: FastifyInstance): void {
  for (const kind of ['csv', 'xlsx'] as const) {
    app.get(`/:agency/catalogue/documents.${kind}`, { schema: { hide: true } }, async (request, reply) => {
      const { ctx } = request;
      const named = params.safeParse(request.params);
      const asked = query.safeParse(request.query);
      if (!asked.success) throw invalidInput('年份应是四位数字，例如 year=2024。');
      const year = asked.data.year ?? yearOf(dayInShanghai(ctx.clock.now()));
      const table = named.success ? await documentTable(ctx, { agency: named.data.agency, year }) : null;
      if (table === null) return reply.callNotFound();
      const title = `${table.agencyName}${year}年公开的信息`;
      const { type, write } = KINDS[kind];
      // What is withdrawn is gone from the next answer.
      return reply
        .type(type)
        .header('cache-control', 'no-store')
        .header('access-control-allow-origin', '*')
        .header('content-security-policy', INERT_POLICY)
        .header('content-disposition', contentDisposition(`${title}.${kind}`, 'attachment'))
        .send(Readable.from(write(`${year}年公开的信息`, table.rows)));
    });
  }
}

async function* csvOf(_title: string, rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(TABLE_COLUMNS.map(({ heading }) => heading))}`;
  for await (const row of rows) yield csvLine(row);
}

function xlsxOf(title: string, rows: AsyncIterable<readonly string[]>): AsyncGenerator<Uint8Array> {
  return xlsxStream({ sheetName: title, columns: TABLE_COLUMNS, rows });
}
