import { dayInShanghai, yearInShanghai } from '../../law/dates.ts';
import type { Ctx } from '../../platform/context.ts';
import type { StreamedColumn } from '../../files/xlsx-stream.ts';
import { agencyBySlug } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { namesFromTop } from '../catalogue/catalogue.tree.ts';
import { listedLink } from './page-items.ts';
import { publicOfYear, type TabledItem } from './tabled-items.repository.ts';
import { siteUrlOf } from './site-frames.ts';

/** What the table says of each document: what 条例第12条 wants in the 公开目录 (索引、名称、内容概述、生成日期), and where it stands. */
export const TABLE_COLUMNS: readonly StreamedColumn[] = [
  { heading: '索引号', width: 26 },
  { heading: '名称', width: 60 },
  { heading: '内容概述', width: 60 },
  { heading: '成文日期', width: 12 },
  { heading: '公开日期', width: 12 },
  { heading: '栏目', width: 36 },
  { heading: '文号', width: 24 },
  { heading: '有效性', width: 10 },
  { heading: '网址', width: 50 },
];

/** The documents of an agency that became public in a year, here or elsewhere before, as a table. */
export interface DocumentTable {
  readonly agencyName: string;
  /** Oldest first; read as they are taken. */
  readonly rows: AsyncGenerator<readonly string[]>;
}

/** So many rows are read at once. */
const BATCH = 500;

/** The table of what is public at the moment; null where there is no such agency. */
export async function documentTable(
  ctx: Ctx,
  asked: { readonly agency: string; readonly year: number; readonly batch?: number },
): Promise<DocumentTable | null> {
  const agency = await agencyBySlug(ctx.db, asked.agency);
  if (agency === null) return null;
  return { agencyName: agency.name, rows: rowsOf(ctx, { ...asked, agencyId: agency.id }) };
}

async function* rowsOf(
  ctx: Ctx,
  { agencyId, year, batch = BATCH }: { agencyId: string; year: number; batch?: number },
): AsyncGenerator<readonly string[]> {
  const siteUrl = await siteUrlOf(ctx, agencyId);
  const columns = namesFromTop(await nodesOf(ctx.db, agencyId));
  let after: TabledItem | null = null;
  for (;;) {
    const items: TabledItem[] = await publicOfYear(ctx.db, {
      agencyId,
      ...yearInShanghai(year),
      after,
      limit: batch,
    });
    for (const item of items)
      yield rowOf(item, { column: (columns.get(item.node_id) ?? []).join(' / '), siteUrl });
    after = items.at(-1) ?? null;
    if (items.length < batch) return;
  }
}

function rowOf(item: TabledItem, { column, siteUrl }: { column: string; siteUrl: string }): string[] {
  const link = listedLink(item);
  return [
    link.indexNumber,
    link.title,
    link.summary.replaceAll(/\s*\n\s*/g, ' '),
    link.writtenOn ?? '',
    dayInShanghai(item.public_since),
    column,
    link.documentNumber,
    link.validity,
    `${siteUrl}${link.href}`,
  ];
}
