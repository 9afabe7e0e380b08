import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import type { PublicItem } from './public-item.ts';
import { fits, picturesIn, wechatArticle, type WechatArticleText } from './wechat-article.ts';
import type { ArticleRow } from './wechat-issues.repository.ts';
import { WECHAT_LIMITS } from './wechat-limits.ts';

/** An article with what it is made of. */
export interface ArticleContent extends WechatArticleText {
  readonly item: PublicItem;
  readonly revision: Revision;
  /** 阅读原文: the page on the portal. */
  readonly sourceUrl: string;
  /** Attachments that the platform takes as pictures of the text, by identifier. */
  readonly pictures: ReadonlyMap<string, Revision['attachments'][number]>;
}

/** The article of a public item's revision; null once the item isn't public any more. */
export async function contentOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  article: Pick<ArticleRow, 'document_id' | 'revision_id'>,
): Promise<ArticleContent | null> {
  const item = await itemOf(ctx.db, article.document_id);
  if (item === undefined || item.state !== 'public') return null;
  const revision = await publishedContent(ctx.db, article.revision_id);
  const agency = await agencyById(ctx.db, item.agency_id);
  const shown = new Set(picturesIn(revision.bodyHtml));
  const made = wechatArticle({
    bodyHtml: revision.bodyHtml,
    summary: revision.summary,
    publisher: agency.name,
    publishedOn: dayInShanghai(item.public_since),
    documentNumber: item.document_number ?? '',
    indexNumber: item.index_number,
    files: revision.attachments.filter(({ id }) => !shown.has(id)).map(({ name }) => name),
  });
  const pictures = new Map(
    revision.attachments
      .filter((file) => isPicture(file) && file.size < WECHAT_LIMITS.pictureBytes)
      .map((file) => [file.id, file]),
  );
  const sourceUrl = `${await siteUrlOf(ctx, item.agency_id)}${item.path}`;
  return { ...made, item, revision, sourceUrl, pictures };
}

/** What an editor should know before it goes out. None of it stops the article. */
export function hintsOn(article: Pick<ArticleRow, 'title' | 'digest'>, content: ArticleContent): string[] {
  const lost = picturesIn(content.html).filter((id) => !content.pictures.has(id)).length;
  return [
    ...([...article.title].length > WECHAT_LIMITS.titleHint
      ? [`标题超过 ${WECHAT_LIMITS.titleHint} 字，公众平台可能不接受，建议缩短。`]
      : []),
    ...(article.digest === '' ? ['没有摘要，公众平台会自动截取正文开头。'] : []),
    ...(content.shortened ? ['正文超过公众平台的上限，只发摘要，全文由“阅读原文”查看。'] : []),
    ...(lost > 0 ? [`有 ${lost} 张图片不是 JPG、PNG 或者超过 1 MB，公众号里以文字代替。`] : []),
    ...(content.revision.id === content.item.revision_id ? [] : ['网站已经有新版次，请重新保存后再审定。']),
    ...(fits(content.html) ? [] : ['摘要仍超过公众平台的上限，请缩短摘要。']),
  ];
}

/** The attachment that is to stand on the cover; null: the program draws one. */
export function coverOf(article: Pick<ArticleRow, 'cover_id'>, content: ArticleContent) {
  if (article.cover_id === null) return null;
  const file = must(
    content.revision.attachments.find(({ id }) => id === article.cover_id) ?? null,
    `cover ${article.cover_id}`,
  );
  return isPicture(file) && file.size < WECHAT_LIMITS.coverBytes ? file : null;
}

/** Whether the platform takes a file as a picture. */
export function isPicture(file: { readonly mediaType: string }): boolean {
  return file.mediaType === 'image/jpeg' || file.mediaType === 'image/png';
}
