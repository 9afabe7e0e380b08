import { readFile } from 'node:fs/promises';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai, toChinese } from '../../law/dates.ts';
import { writeBoardSheet, type BoardPaper, type BoardSheet } from '../../files/board-sheet.ts';
import { htmlBlocks } from '../../files/html-blocks.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { metadataView } from '../documents/documents.content.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { channelsPolicy } from './channels.policy.ts';
import { publicItem } from './public-item.ts';

/** Bytes of a picture that is printed; larger ones slow the press down and are seen by the code. */
const LARGEST_PICTURE = 8 * 1024 * 1024;
const PRINTED: Readonly<Record<string, 'png' | 'jpg' | 'gif'>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** A public item as a sheet for boards, in large print with a code that leads to its page. The same bytes each time. */
export async function boardSheet(
  ctx: Ctx,
  input: { readonly documentId: string; readonly paper: BoardPaper },
): Promise<{ name: string; bytes: Buffer }> {
  const item = await publicItem(ctx.db, input.documentId);
  authorise(channelsPolicy.read(ctx.actor, await placeOf(ctx.db, item.agency_id)));
  const revision = await publishedContent(ctx.db, item.revision_id);
  const agency = await agencyById(ctx.db, item.agency_id);
  const { publicityUntil } = metadataView.parse(item.metadata);
  const day = dayInShanghai(item.public_since);
  const pictures = await picturesOf(ctx, revision);
  const files = revision.attachments.filter(({ id }) => !revision.bodyHtml.includes(id));
  const bytes = await writeBoardSheet({
    paper: input.paper,
    agencyName: agency.name,
    title: item.title,
    marks: [item.document_number ?? '', `${toChinese(day)}发布`].filter((part) => part !== '').join('　'),
    blocks: htmlBlocks(revision.bodyHtml),
    pictures,
    foot: [
      ...(publicityUntil === null ? [] : [`公示截止：${toChinese(publicityUntil)}`]),
      ...(agency.phone === '' ? [] : [`咨询、监督电话：${agency.phone}`]),
      ...(files.length === 0 ? [] : [`附件：${files.map(({ name }) => name).join('、')}`]),
      `索引号：${item.index_number}`,
      '扫描右侧二维码，在政府网站查看原文和附件。',
    ],
    address: `${await siteUrlOf(ctx, item.agency_id)}${item.path}`,
    day,
  });
  return { name: `${item.title}（${input.paper === 'a4' ? 'A4' : 'A3'}张贴版）.pdf`, bytes };
}

async function picturesOf(ctx: Ctx, revision: Revision): Promise<BoardSheet['pictures']> {
  const pictures = new Map<string, { bytes: Uint8Array; extension: 'png' | 'jpg' | 'gif' }>();
  for (const file of revision.attachments) {
    const extension = PRINTED[file.mediaType];
    if (extension === undefined || file.size > LARGEST_PICTURE || !revision.bodyHtml.includes(file.id))
      continue;
    pictures.set(file.id, { bytes: await readFile(ctx.storage.pathOf(file.sha256)), extension });
  }
  return pictures;
}
