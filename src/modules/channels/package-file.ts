import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { writeXlsxOf } from '../../files/xlsx-writer.ts';
import { zipStream, type ZipEntry } from '../../files/zip-stream.ts';
import { html, raw } from '../../portal/html.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { channelsPolicy } from './channels.policy.ts';
import { cmsEntry, publishedOn, type CmsEntry } from './cms-entry.ts';
import { findPackage } from './cms-packages.repository.ts';
import { findConnection } from './connections.repository.ts';
import { unnamedOf } from './public-item.ts';

/** How packages are written; a program that reads them looks at it first. */
const FORMAT = 'gongkai-package';
const FORMAT_VERSION = 1;

/**
 * The file of a package: `items.json` and `items.xlsx` with what is known of each item, a page for each, its attachments, and at
 * the end `manifest.json` with the size and SHA-256 of every file. The same bytes whenever it is asked for, but for items of which
 * not even the name may be told any more: those are left out, and the manifest says where.
 */
export async function packageFile(
  ctx: Ctx,
  input: { readonly packageId: string },
): Promise<{ name: string; bytes: Readable }> {
  const row = await findPackage(ctx.db, input.packageId);
  if (row === null) throw notFound('这个报送包');
  const connection = must(await findConnection(ctx.db, row.connection_id), 'connection of the package');
  authorise(channelsPolicy.read(ctx.actor, await placeOf(ctx.db, connection.agency_id)));
  const agency = await agencyById(ctx.db, connection.agency_id);
  const entries = cmsEntry.array().parse(row.entries);
  const unnamed = await unnamedOf(
    ctx.db,
    entries.map(({ documentId }) => documentId),
  );
  // Every item keeps its number, so that the others lie where they lay.
  const numberedEntries = entries.map((entry, index) => ({ entry, index }));
  const shown = numberedEntries.filter(({ entry }) => isShown(entry, unnamed));
  const leftOut = numberedEntries.filter(({ entry }) => !isShown(entry, unnamed));
  const files = [
    textFile(
      'items.json',
      `${JSON.stringify({ items: shown.map(({ entry, index }) => told(entry, index)) }, null, 1)}\n`,
    ),
    bytesFile('items.xlsx', async () => sheetOf(shown.map(({ entry }) => entry))),
    ...shown.flatMap(({ entry, index }) => (entry.action === 'put' ? filesOf(ctx, entry, index) : [])),
  ];
  const site = await siteUrlOf(ctx, agency.id);
  const zip = zipStream(
    files,
    (written) => ({
      name: 'manifest.json',
      text: `${JSON.stringify(
        {
          format: FORMAT,
          version: FORMAT_VERSION,
          agency: agency.name,
          uscc: agency.uscc,
          site,
          number: row.number,
          previous: row.number - 1,
          madeAt: row.made_at.toISOString(),
          items: shown.length,
          ...(leftOut.length > 0 && {
            leftOut: leftOut.map(({ index }) => ({ at: index + 1, why: '已从网站撤下，不再提供。' })),
          }),
          files: written,
        },
        null,
        1,
      )}\n`,
    }),
    { at: row.made_at },
  );
  return {
    name: `${agency.shortName}报送包-${String(row.number).padStart(4, '0')}.zip`,
    bytes: Readable.from(zip),
  };
}

/** A withdrawal without a name tells nothing; everything else of an unnamed item would. */
function isShown(entry: CmsEntry, unnamed: ReadonlySet<string>): boolean {
  return !unnamed.has(entry.documentId) || (entry.action === 'withdraw' && entry.title === '');
}

function told(entry: CmsEntry, index: number): object {
  const { attachments, fingerprint: _fingerprint, ...rest } = entry;
  return {
    ...rest,
    ...(entry.action === 'put' && { page: pageName(index) }),
    attachments: attachments.map((file) => ({ ...file, file: fileName(index, file) })),
  };
}

function filesOf(ctx: Ctx, entry: CmsEntry, index: number): ZipEntry[] {
  return [
    bytesFile(pageName(index), async () => Buffer.from(await pageOf(ctx, entry, index), 'utf8')),
    ...entry.attachments.map((file) => ({
      name: fileName(index, file),
      packed: !/^(txt|csv|rtf|doc|xls|ppt)$/.test(file.extension),
      open: async () => createReadStream(ctx.storage.pathOf(file.sha256)),
    })),
  ];
}

/** The item's text as a page that shows its pictures from beside it. */
async function pageOf(ctx: Ctx, entry: CmsEntry, index: number): Promise<string> {
  const { bodyHtml } = await publishedContent(ctx.db, entry.revisionId);
  const files = new Map(entry.attachments.map((file) => [file.id, file]));
  const body = bodyHtml.replace(/data-attachment-id="([0-9a-f-]{36})"/g, (_whole, id: string) => {
    const file = files.get(id);
    return file === undefined
      ? ''
      : `src="../${fileName(index, file).split('/').map(encodeURIComponent).join('/')}"`;
  });
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="PubDate" content="${publishedOn(entry)}">
<link rel="canonical" href="${entry.url}">
<title>${entry.title}</title>
</head>
<body>
<h1>${entry.title}</h1>
<p>${[entry.publisher, entry.documentNumber, publishedOn(entry)].filter((part) => part !== '').join('　')}</p>
${raw(body)}
</body>
</html>
`.value;
}

async function sheetOf(entries: readonly CmsEntry[]): Promise<Buffer> {
  return writeXlsxOf<CmsEntry>({
    sheetName: '报送目录',
    columns: [
      ['动作', ({ action }) => (action === 'put' ? '发布或者更新' : '撤下')],
      ['标题', ({ title }) => title],
      ['索引号', ({ indexNumber }) => indexNumber],
      ['文号', ({ documentNumber }) => documentNumber],
      ['栏目', ({ column }) => column],
      ['文稿类别', ({ kind }) => kind],
      ['发布机构', ({ publisher }) => publisher],
      ['成文日期', ({ writtenOn }) => writtenOn],
      ['发布日期', publishedOn],
      ['有效性', ({ validity }) => validity],
      ['原文网址', ({ url }) => url],
      ['附件', ({ attachments }) => attachments.map(({ name }) => name).join('\n')],
      ['撤下说明', ({ notice }) => notice],
    ],
    items: entries,
  });
}

function pageName(index: number): string {
  return `html/${numbered(index)}.html`;
}

function fileName(index: number, file: { readonly name: string }): string {
  return `files/${numbered(index)}/${file.name}`;
}

function numbered(index: number): string {
  return String(index + 1).padStart(4, '0');
}

function textFile(name: string, text: string): ZipEntry {
  return bytesFile(name, async () => Buffer.from(text, 'utf8'));
}

function bytesFile(name: string, make: () => Promise<Uint8Array>): ZipEntry {
  return { name, packed: false, open: async () => Readable.from([await make()]) };
}
