import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { must } from '../../platform/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { wechatSettings } from './connections.api.ts';
import type { ConnectionRow } from './connections.repository.ts';
import { dropAtPlatform } from './tidy-drafts.ts';
import { picturesIn, withPictures } from './wechat-article.ts';
import type { DraftArticle, WechatClient, WechatPicture } from './wechat-client.ts';
import { contentOf, coverOf, type ArticleContent } from './wechat-content.ts';
import { drawnCover } from './wechat-cover.ts';
import { WechatRefusal } from './wechat-faults.ts';
import {
  articlesOf,
  forgetCovers,
  keepDraft,
  keepMedia,
  knownMedia,
  type ArticleRow,
  type IssueRow,
} from './wechat-issues.repository.ts';

/** An item of the issue was withdrawn or has a newer edition: nothing goes out that wasn't approved. */
export class IssueOutdated extends Error {
  override readonly name = 'IssueOutdated';
}

interface Desk {
  readonly ctx: Ctx;
  readonly connection: ConnectionRow;
  readonly client: WechatClient;
}

const NO_SUCH_MEDIA = 40007;

/**
 * Brings the draft of an approved issue to the platform: pictures first, each once, then the draft, a known one updated. Returns
 * its media_id. May be repeated after a crash: at worst a draft too many lies at the platform, nothing is published.
 */
export async function bringDraft(desk: Desk, issue: IssueRow): Promise<string> {
  const { ctx, client } = desk;
  const rows = await articlesOf(ctx.db, [issue.id]);
  const articles: DraftArticle[] = [];
  for (const row of rows) articles.push(await draftArticle(desk, row));
  if (issue.media_id !== '') {
    const updated = await updateDraft(client, issue.media_id, articles);
    if (updated) return issue.media_id;
    await dropAtPlatform(client, issue.media_id);
  }
  const mediaId = await client.addDraft(articles).catch(async (error: unknown) => {
    // A cover that was deleted at the platform is uploaded anew the next time.
    if (error instanceof WechatRefusal && error.code === NO_SUCH_MEDIA)
      await forgetCovers(ctx.db, desk.connection.id);
    throw error;
  });
  await keepDraft(ctx.db, issue.id, mediaId);
  return mediaId;
}

/** False where the draft is gone or has another number of articles. */
async function updateDraft(
  client: WechatClient,
  mediaId: string,
  articles: readonly DraftArticle[],
): Promise<boolean> {
  try {
    // An article too many would be published with the others.
    if ((await client.draftLength(mediaId)) !== articles.length) return false;
    for (const [index, article] of articles.entries()) await client.updateDraft({ mediaId, index, article });
    return true;
  } catch (error) {
    if (error instanceof WechatRefusal && error.code === NO_SUCH_MEDIA) return false;
    throw error;
  }
}

async function draftArticle(desk: Desk, row: ArticleRow): Promise<DraftArticle> {
  const content = await contentOf(desk.ctx, row);
  if (content === null || content.item.revision_id !== row.revision_id) throw new IssueOutdated(row.title);
  const addresses = new Map<string, string>();
  for (const id of picturesIn(content.html)) {
    const file = content.pictures.get(id);
    if (file !== undefined)
      addresses.set(id, await uploaded(desk, 'picture', await pictureOf(desk.ctx, file)));
  }
  const cover = coverOf(row, content);
  const { author } = wechatSettings.parse(desk.connection.settings);
  return {
    title: row.title,
    author,
    digest: row.digest,
    content: withPictures(content.html, addresses),
    contentSourceUrl: content.sourceUrl,
    thumbMediaId: await uploaded(
      desk,
      'cover',
      cover === null ? await ownCover(desk.ctx, content) : await pictureOf(desk.ctx, cover),
    ),
  };
}

async function ownCover(ctx: Ctx, content: ArticleContent): Promise<WechatPicture> {
  return drawnCover((await agencyById(ctx.db, content.item.agency_id)).name);
}

async function pictureOf(
  ctx: Ctx,
  file: { readonly sha256: string; readonly mediaType: string },
): Promise<WechatPicture> {
  const bytes = await readFile(ctx.storage.pathOf(file.sha256));
  return { bytes, extension: file.mediaType === 'image/png' ? 'png' : 'jpg' };
}

async function uploaded(desk: Desk, kind: 'picture' | 'cover', picture: WechatPicture): Promise<string> {
  const { ctx, client, connection } = desk;
  const sha256 = createHash('sha256').update(picture.bytes).digest('hex');
  const known = await knownMedia(ctx.db, { connectionId: connection.id, kind, sha256 });
  if (known !== null) return known;
  const reference = kind === 'picture' ? await client.uploadPicture(picture) : await client.addCover(picture);
  const at = ctx.clock.now();
  await keepMedia(ctx.db, {
    connection_id: connection.id,
    kind,
    sha256,
    reference: must(reference, kind),
    at,
  });
  return reference;
}
