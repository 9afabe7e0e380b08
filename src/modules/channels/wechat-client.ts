import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { callOut, type OutgoingHost } from '../../platform/outgoing-http.ts';
import { PUBLISH_STATUSES, WechatRefusal, WechatUnclear, type PublishStatus } from './wechat-faults.ts';

/** An account's key to the platform's interface. */
export interface WechatAccess {
  readonly host: OutgoingHost;
  readonly appId: string;
  readonly secret: string;
  /** The program ends: calls are given up, except the one that can't be repeated. */
  readonly ending?: AbortSignal | undefined;
}

/** An article as drafts hold it. */
export interface DraftArticle {
  readonly title: string;
  readonly author: string;
  readonly digest: string;
  readonly content: string;
  readonly contentSourceUrl: string;
  readonly thumbMediaId: string;
}

/** A picture to be sent. */
export interface WechatPicture {
  readonly bytes: Uint8Array;
  readonly extension: 'jpg' | 'png';
}

/** How a publication stands. */
export interface Publication {
  readonly status: PublishStatus;
  readonly articleId: string;
  /** Addresses of the articles by position, from 1. */
  readonly urls: ReadonlyMap<number, string>;
  /** Positions of the articles that failed. */
  readonly failed: readonly number[];
}

/** An article that stands on the platform. */
export interface PublishedArticle {
  readonly title: string;
  readonly url: string;
  /** Where its 阅读原文 leads. */
  readonly sourceUrl: string;
  readonly deleted: boolean;
}

/** What was published together, as the platform lists it. */
export interface PublishedIssue {
  readonly articleId: string;
  /** In milliseconds. */
  readonly updatedAt: number;
  /** Null where the list doesn't say. */
  readonly articles: readonly PublishedArticle[] | null;
}

/** The documented interface of drafts and publications. Every call throws `WechatRefusal`, `WechatUnclear` or `OutgoingFailure`. */
export interface WechatClient {
  /** media/uploadimg: a picture for a text; its address at the platform. */
  uploadPicture(picture: WechatPicture): Promise<string>;
  /** material/add_material: a picture for a cover; its permanent media_id. */
  addCover(picture: WechatPicture): Promise<string>;
  /** draft/add: the media_id of the draft. */
  addDraft(articles: readonly DraftArticle[]): Promise<string>;
  /** draft/update: one article of a draft; `index` counts from 0. */
  updateDraft(draft: {
    readonly mediaId: string;
    readonly index: number;
    readonly article: DraftArticle;
  }): Promise<void>;
  /** draft/get: how many articles a draft has. */
  draftLength(mediaId: string): Promise<number>;
  /** draft/delete: takes a draft from the account's draft box. */
  deleteDraft(mediaId: string): Promise<void>;
  /** freepublish/submit: the publish_id. */
  submit(mediaId: string): Promise<string>;
  /** freepublish/get */
  publication(publishId: string): Promise<Publication>;
  /** freepublish/batchget: a page of what was published, from 0, the newest first. */
  published(page: number): Promise<PublishedIssue[]>;
  /** freepublish/getarticle */
  article(articleId: string): Promise<PublishedArticle[]>;
  /** freepublish/delete: one article, `index` from 1, or all of them with 0. It can't be undone. */
  deleteArticle(article: { readonly articleId: string; readonly index: number }): Promise<void>;
}

const answer = z.looseObject({ errcode: z.number().optional(), errmsg: z.string().optional() });
const token = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const text = z.union([z.string(), z.number()]).transform(String);
const publication = z.object({
  publish_status: z.number(),
  article_id: z.string().default(''),
  article_detail: z
    .object({ item: z.array(z.object({ idx: z.number(), article_url: z.string() })).default([]) })
    .optional(),
  fail_idx: z.array(z.number()).default([]),
});
const published = z.object({
  news_item: z.array(
    z.object({
      title: z.string(),
      url: z.string(),
      content_source_url: z.string().default(''),
      is_deleted: z.boolean().default(false),
    }),
  ),
});
const publishedList = z.object({
  item: z
    .array(z.object({ article_id: z.string(), update_time: z.number(), content: published.optional() }))
    .default([]),
});
/** The most that a page of the list may have. */
const LISTED = 20;

/** A token is renewed so long before it runs out. */
const MARGIN_MS = 300_000;

/** Talks to the platform for one account. The token is kept as long as it holds and fetched anew when it is refused. */
export function wechatClient(access: WechatAccess, now: () => number = Date.now): WechatClient {
  let held: { readonly value: string; readonly until: number } | null = null;

  const fetchToken = async (force: boolean, ending?: AbortSignal): Promise<string> => {
    const body = {
      grant_type: 'client_credential',
      appid: access.appId,
      secret: access.secret,
      ...(force && { force_refresh: true }),
    };
    const got = token.parse(await send(access.host, '/cgi-bin/stable_token', { ...json(body), ending }));
    held = { value: got.access_token, until: now() + got.expires_in * 1_000 - MARGIN_MS };
    return got.access_token;
  };
  const withToken = async <T>(call: (value: string) => Promise<T>, ending?: AbortSignal): Promise<T> => {
    const first = held !== null && now() < held.until ? held.value : await fetchToken(false, ending);
    try {
      return await call(first);
    } catch (error) {
      if (!(error instanceof WechatRefusal) || error.remedy !== 'token') throw error;
      // The platform gives the same token as long as it holds: one that it refuses itself must be forced away.
      const second = await fetchToken(false, ending);
      return call(second === first ? await fetchToken(true, ending) : second);
    }
  };
  const ask = async (path: string, sent: Sent): Promise<unknown> =>
    withToken(async (value) => send(access.host, addressWith(path, value), sent), sent.ending);
  const call = async (path: string, sent: Sent): Promise<unknown> =>
    ask(path, { ...sent, ending: access.ending });

  return {
    uploadPicture: async (picture) =>
      z.object({ url: z.string().min(1) }).parse(await call('/cgi-bin/media/uploadimg', form(picture))).url,
    addCover: async (picture) =>
      z
        .object({ media_id: z.string().min(1) })
        .parse(await call('/cgi-bin/material/add_material?type=image', form(picture))).media_id,
    addDraft: async (articles) =>
      z
        .object({ media_id: z.string().min(1) })
        .parse(await call('/cgi-bin/draft/add', json({ articles: articles.map(articleBody) }))).media_id,
    updateDraft: async ({ mediaId, index, article }) => {
      await call('/cgi-bin/draft/update', json({ media_id: mediaId, index, articles: articleBody(article) }));
    },
    draftLength: async (mediaId) =>
      z
        .object({ news_item: z.array(z.unknown()) })
        .parse(await call('/cgi-bin/draft/get', json({ media_id: mediaId }))).news_item.length,
    deleteDraft: async (mediaId) => {
      await call('/cgi-bin/draft/delete', json({ media_id: mediaId }));
    },
    submit: async (mediaId) =>
      z
        .object({ publish_id: text })
        // Given up, nobody would know whether it was published.
        .parse(await ask('/cgi-bin/freepublish/submit', json({ media_id: mediaId }))).publish_id,
    publication: async (publishId) =>
      toPublication(
        publication.parse(await call('/cgi-bin/freepublish/get', json({ publish_id: publishId }))),
      ),
    article: async (articleId) =>
      published
        .parse(await call('/cgi-bin/freepublish/getarticle', json({ article_id: articleId })))
        .news_item.map(toArticle),
    published: async (page) =>
      publishedList
        .parse(
          await call(
            '/cgi-bin/freepublish/batchget',
            json({ offset: page * LISTED, count: LISTED, no_content: 1 }),
          ),
        )
        .item.map(({ article_id: articleId, update_time: seconds, content }) => ({
          articleId,
          updatedAt: seconds * 1_000,
          articles: content?.news_item.map(toArticle) ?? null,
        })),
    deleteArticle: async ({ articleId, index }) => {
      await call('/cgi-bin/freepublish/delete', json({ article_id: articleId, index }));
    },
  };
}

function addressWith(path: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(value)}`;
}

function articleBody(article: DraftArticle): object {
  return {
    article_type: 'news',
    title: article.title,
    author: article.author,
    digest: article.digest,
    content: article.content,
    content_source_url: article.contentSourceUrl,
    thumb_media_id: article.thumbMediaId,
    need_open_comment: 0,
    only_fans_can_comment: 0,
  };
}

function toArticle(one: z.output<typeof published>['news_item'][number]): PublishedArticle {
  const { title, url, content_source_url: sourceUrl, is_deleted: deleted } = one;
  return { title, url, sourceUrl, deleted };
}

function toPublication(got: z.output<typeof publication>): Publication {
  const status = Object.entries(PUBLISH_STATUSES).find(([code]) => Number(code) === got.publish_status)?.[1];
  return {
    status: status ?? 'unknown',
    articleId: got.article_id,
    urls: new Map((got.article_detail?.item ?? []).map(({ idx, article_url: url }) => [idx, url])),
    failed: got.fail_idx,
  };
}

interface Sent {
  readonly type: string;
  readonly body: Uint8Array;
  readonly ending?: AbortSignal | undefined;
}

function json(body: object): Sent {
  // Chinese stays as it is: the platform takes escapes for the text itself.
  return { type: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(body), 'utf8') };
}

function form({ bytes, extension }: WechatPicture): Sent {
  const boundary = `gongkai-${randomBytes(16).toString('hex')}`;
  const type = extension === 'png' ? 'image/png' : 'image/jpeg';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="picture.${extension}"\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

async function send(host: OutgoingHost, path: string, sent: Sent): Promise<unknown> {
  const got = await callOut(host, {
    method: 'POST',
    path,
    headers: { 'content-type': sent.type },
    body: sent.body,
    ending: sent.ending,
  });
  const parsed = answer.safeParse(parseJson(got.text));
  const { errcode = 0, errmsg = '' } = parsed.success ? parsed.data : {};
  if (errcode !== 0) throw new WechatRefusal(errcode, errmsg);
  if (got.status !== 200 || !parsed.success) throw new WechatUnclear(got.status);
  return parsed.data;
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
