import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { itemsJson } from '../../law/obligations/item-tables/items-json.ts';
import {
  FLAT_HEADINGS,
  flatItemRows,
  itemTableFields,
} from '../../law/obligations/item-tables/item-table-row.ts';
import { writeCsv } from '../../files/csv-writer.ts';
import { itemTablesDocument, type ItemCatalogue } from '../../files/item-tables.ts';
import { writeTablesDocx } from '../../files/tables-docx.ts';
import { writeTablesHtml } from '../../files/tables-html.ts';
import { writeTablesXlsx } from '../../files/tables-xlsx.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import type { ITEM_FORMATS } from './item-imports.api.ts';
import { itemView } from './item-list.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { itemsOfAgency } from './standard-items.repository.ts';

/** A file that somebody takes along. */
export interface MadeFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const MEDIA_TYPES: Readonly<Record<(typeof ITEM_FORMATS)[number], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** An agency's 标准目录, what is in force today, in a form to be published or worked on. */
export async function exportItems(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly format: (typeof ITEM_FORMATS)[number] },
): Promise<MadeFile> {
  const { agencyId, format } = input;
  authorise(obligationsPolicy.readItems(ctx.actor, await placeOf(ctx.db, agencyId)));
  const agency = await agencyById(ctx.db, agencyId);
  const rows = (await itemsOfAgency(ctx.db, agencyId)).filter(({ retired_on: retired }) => retired === null);
  const items = rows.map((row) => itemView(row));
  const day = dayInShanghai(ctx.clock.now());
  const catalogue: ItemCatalogue = {
    agencyName: agency.name,
    title: `${agency.name}基层政务公开标准目录`,
    day,
    fields: itemTableFields(items),
  };
  const bytes =
    format === 'json'
      ? itemsJson({ agencyName: agency.name, day, items })
      : await written(format, catalogue, items);
  return {
    fileName: `${catalogue.title}.${format}`,
    mediaType: MEDIA_TYPES[format],
    bytes: Buffer.from(bytes),
  };
}

async function written(
  format: 'docx' | 'xlsx' | 'html' | 'csv',
  catalogue: ItemCatalogue,
  items: Parameters<typeof flatItemRows>[0],
): Promise<Buffer | string> {
  switch (format) {
    case 'docx':
      return writeTablesDocx(itemTablesDocument(catalogue));
    case 'xlsx':
      return writeTablesXlsx(itemTablesDocument(catalogue));
    case 'html':
      return writeTablesHtml(itemTablesDocument(catalogue));
    case 'csv':
      return writeCsv([[...FLAT_HEADINGS], ...flatItemRows(items)]);
  }
}
