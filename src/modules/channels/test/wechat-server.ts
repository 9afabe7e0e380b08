import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load } from 'cheerio';
import type { z } from 'zod';
import { BODIES, undocumented, type articleShape } from './wechat-contract.ts';

/** What the platform's interface was asked, in order: path and what was sent. */
export interface Asked {
  readonly path: string;
  readonly body: unknown;
}

/** A server that answers as the documented interface of drafts and publications does, and refuses what it would refuse. */
export interface WechatServer {
  readonly base: string;
  readonly appId: string;
  readonly secret: string;
  readonly asked: readonly Asked[];
  /** Requests that weren't as the platform documents them, and why. */
  readonly undocumented: readonly string[];
  /** Drafts by media_id. */
  readonly drafts: ReadonlyMap<string, readonly Article[]>;
  /** Positions of articles that were deleted, by article_id; 0: all. */
  readonly deleted: ReadonlyMap<string, readonly number[]>;
  /** The next call of a path is refused with this code. */
  refuseNext(path: string, code: number): void;
  /** The next call of a path is carried out, but what comes back is this, as from a gateway before the platform. */
  loseNext(path: string, instead: { readonly status: number; readonly text: string }): void;
  /** Every call of a path from now on is answered by a gateway's error, until `mendPaths`. */
  breakPath(path: string): void;
  mendPaths(): void;
  /** What happens elsewhere while the next call of a path is answered. */
  during(path: string, work: () => Promise<unknown>): void;
  /** What its clock says; the machine's where nobody sets it. */
  clock(now: () => Date): void;
  /** What is listed of publications has no articles, as some answers haven't. */
  listBarely(): void;
  /** How publications stand from now on: the code of `publish_status`. */
  publishAs(status: number): void;
  /** All tokens given until now are refused, as after their time. */
  expireTokens(code: 40001 | 42001): void;
  close(): Promise<void>;
}

type Article = z.output<typeof articleShape>;

/** An answer with a code instead of what was wanted. */
class Refused extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`refused with ${code}`);
    this.code = code;
  }
}

/** Starts one on a free port of this machine. */
export async function openWechatServer(): Promise<WechatServer> {
  const appId = 'wx0123456789abcdef';
  const secret = 'a-secret-that-nobody-may-see';
  const asked: Asked[] = [];
  const wrong: string[] = [];
  const drafts = new Map<string, Article[]>();
  const covers = new Set<string>();
  const publications = new Map<string, { draft: string; articles: Article[]; at: Date }>();
  let timeNow = (): Date => new Date();
  let barely = false;
  const articles = new Map<string, Article[]>();
  const deleted = new Map<string, number[]>();
  const refusals = new Map<string, number>();
  const losses = new Map<string, { readonly status: number; readonly text: string }>();
  const broken = new Set<string>();
  const meanwhile = new Map<string, () => Promise<unknown>>();
  let tokens = new Set<string>();
  let current = '';
  let expired: 40001 | 42001 = 40001;
  let status = 0;
  let count = 0;
  const next = (what: string): string => `${what}-${(count += 1)}`;

  const giveToken = (body: Buffer): object => {
    const wanted = read(BODIES.token, body);
    if (wanted.appid !== appId) throw new Refused(40013);
    if (wanted.secret !== secret) throw new Refused(40125);
    if (current === '' || wanted.force_refresh === true) {
      current = next('token');
      tokens = new Set([current]);
    }
    return { access_token: current, expires_in: 7200 };
  };

  const handle = (path: string, query: URLSearchParams, sent: { type: string; body: Buffer }): object => {
    const refusal = refusals.get(path);
    refusals.delete(path);
    if (refusal !== undefined) throw new Refused(refusal);
    if (path === '/cgi-bin/stable_token') return giveToken(sent.body);
    if (!tokens.has(query.get('access_token') ?? '')) throw new Refused(expired);
    switch (path) {
      case '/cgi-bin/media/uploadimg': {
        const { type, size } = picture(sent);
        if (!['image/jpeg', 'image/png'].includes(type)) throw new Refused(40005);
        if (size >= 1_000_000) throw new Refused(40009);
        return {
          errcode: 0,
          errmsg: 'ok',
          url: `http://mmbiz.qpic.cn/mmbiz_png/${next('picture')}/0?from=appmsg`,
        };
      }
      case '/cgi-bin/material/add_material': {
        if (picture(sent).size > 10_000_000) throw new Refused(40009);
        const id = next('cover');
        covers.add(id);
        return { media_id: id, url: `http://mmbiz.qpic.cn/mmbiz_png/${id}/0?wx_fmt=png` };
      }
      case '/cgi-bin/draft/add': {
        const wanted = read(BODIES.addDraft, sent.body);
        if (wanted.articles.length > 8) throw new Refused(45008);
        for (const one of wanted.articles) check(one, covers);
        const id = next('draft');
        drafts.set(id, wanted.articles);
        return { media_id: id, item: [] };
      }
      case '/cgi-bin/draft/update': {
        const wanted = read(BODIES.updateDraft, sent.body);
        const draft = drafts.get(wanted.media_id);
        if (draft?.[wanted.index] === undefined) throw new Refused(40007);
        check(wanted.articles, covers);
        draft[wanted.index] = wanted.articles;
        return { errcode: 0, errmsg: 'ok' };
      }
      case '/cgi-bin/draft/get': {
        const draft = drafts.get(read(BODIES.media, sent.body).media_id);
        if (draft === undefined) throw new Refused(40007);
        return { news_item: draft };
      }
      case '/cgi-bin/draft/delete':
        if (!drafts.delete(read(BODIES.media, sent.body).media_id)) throw new Refused(40007);
        return { errcode: 0, errmsg: 'ok' };
      case '/cgi-bin/freepublish/submit': {
        const { media_id: id } = read(BODIES.media, sent.body);
        const draft = drafts.get(id);
        if (draft === undefined) throw new Refused(40007);
        const publishId = next('100000');
        publications.set(publishId, { draft: id, articles: draft, at: timeNow() });
        return { errcode: 0, errmsg: 'ok', publish_id: publishId, msg_data_id: next('2247') };
      }
      case '/cgi-bin/freepublish/get':
        return publicationOf(read(BODIES.publication, sent.body).publish_id);
      case '/cgi-bin/freepublish/batchget': {
        const { offset, count: most, no_content: bare } = read(BODIES.list, sent.body);
        return listed({ offset, most, bare: bare === 1 });
      }
      case '/cgi-bin/freepublish/getarticle': {
        const { article_id: id } = read(BODIES.article, sent.body);
        const found = articles.get(id);
        if (found === undefined) throw new Refused(53600);
        return { news_item: found.map((one, index) => shown(one, { id, index: index + 1 })) };
      }
      case '/cgi-bin/freepublish/delete': {
        const { article_id: id, index } = read(BODIES.deletion, sent.body);
        if (!articles.has(id)) throw new Refused(53600);
        deleted.set(id, [...(deleted.get(id) ?? []), index]);
        return { errcode: 0, errmsg: 'ok' };
      }
      default:
        throw new Refused(404);
    }
  };

  const publicationOf = (publishId: string): object => {
    const found = publications.get(publishId);
    if (found === undefined) throw new Refused(53502);
    const { articles: draft } = found;
    const fail = status === 2 || status === 4 ? [1] : [];
    if (status !== 0) return { publish_id: publishId, publish_status: status, fail_idx: fail };
    const id = `article-of-${publishId}`;
    articles.set(id, draft);
    // What is published leaves the draft box.
    drafts.delete(found.draft);
    const item = draft.map((_one, index) => ({ idx: index + 1, article_url: urlOf(id, index + 1) }));
    return {
      publish_id: publishId,
      publish_status: 0,
      article_id: id,
      article_detail: { count: draft.length, item },
      fail_idx: [],
    };
  };
  const listed = (page: { offset: number; most: number; bare: boolean }): object => {
    // What was handed in is published whether or not somebody asks for it.
    if (status === 0) for (const id of publications.keys()) publicationOf(id);
    const all = [...publications]
      .filter(([id]) => articles.has(`article-of-${id}`))
      .map(([publishId, { articles: draft, at }]) => {
        const id = `article-of-${publishId}`;
        const news = draft.map(({ content, ...one }, index) => ({
          ...shown({ ...one, content: '' }, { id, index: index + 1 }),
          ...(page.bare ? { content: undefined } : { content }),
        }));
        return {
          article_id: id,
          update_time: Math.floor(at.getTime() / 1_000),
          ...(!barely && { content: { news_item: news } }),
        };
      })
      .toSorted((one, other) => other.update_time - one.update_time);
    const item = all.slice(page.offset, page.offset + page.most);
    return { total_count: all.length, item_count: item.length, item };
  };
  const shown = (one: Article, at: { id: string; index: number }): object => ({
    ...one,
    show_cover_pic: 0,
    url: urlOf(at.id, at.index),
    is_deleted: (deleted.get(at.id) ?? []).some((index) => index === 0 || index === at.index),
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const type = request.headers['content-type'] ?? '';
    const isJson = type.startsWith('application/json');
    asked.push({ path: url.pathname, body: isJson ? parsed(body) : type });
    let reply: object;
    const elsewhere = meanwhile.get(url.pathname);
    meanwhile.delete(url.pathname);
    await elsewhere?.();
    try {
      const received = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        type,
        body,
      };
      const fault = undocumented(received);
      if (fault !== null) {
        wrong.push(fault.why);
        throw new Refused(fault.code);
      }
      reply = handle(url.pathname, url.searchParams, { type, body });
    } catch (error) {
      reply = { errcode: error instanceof Refused ? error.code : 47_001, errmsg: String(error) };
    }
    const lost = broken.has(url.pathname) ? { status: 502, text: '' } : losses.get(url.pathname);
    losses.delete(url.pathname);
    response.statusCode = lost?.status ?? 200;
    response.setHeader('content-type', 'application/json; encoding=utf-8');
    response.end(lost?.text ?? JSON.stringify(reply));
  };
  const server: Server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    appId,
    secret,
    asked,
    undocumented: wrong,
    drafts,
    deleted,
    refuseNext: (path, code) => void refusals.set(path, code),
    loseNext: (path, instead) => void losses.set(path, instead),
    breakPath: (path) => void broken.add(path),
    mendPaths: () => broken.clear(),
    during: (path, work) => void meanwhile.set(path, work),
    clock: (now) => {
      timeNow = now;
    },
    listBarely: () => {
      barely = true;
    },
    publishAs: (wanted) => {
      status = wanted;
    },
    expireTokens: (code) => {
      expired = code;
      // The platform gives the next one when it is asked again.
      if (code === 42001) current = '';
      tokens = new Set();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

function urlOf(id: string, index: number): string {
  return `http://mp.weixin.qq.com/s?__biz=MzA&mid=${encodeURIComponent(id)}&idx=${index}`;
}

function read<Schema extends z.ZodType>(schema: Schema, body: Buffer): z.output<Schema> {
  return schema.parse(JSON.parse(body.toString('utf8')));
}

function check(one: Article, covers: ReadonlySet<string>): void {
  if ([...one.title].length > 64) throw new Refused(45003);
  if ([...one.author].length > 16) throw new Refused(45110);
  if ([...one.digest].length > 120) throw new Refused(45004);
  if ([...one.content].length >= 20_000 || Buffer.byteLength(one.content) >= 1_000_000)
    throw new Refused(45002);
  if (Buffer.byteLength(one.content_source_url) > 1_024) throw new Refused(45005);
  if (!covers.has(one.thumb_media_id)) throw new Refused(40007);
  const $ = load(one.content, null, false);
  const foreign = $('img')
    .toArray()
    .some((image) => !/^https?:\/\/mmbiz\.qpic\.cn\//.test($(image).attr('src') ?? ''));
  const stripped =
    $('script, style, iframe, link, [id], [class], [onclick], [data-attachment-id]').length > 0;
  if (foreign || stripped) throw new Refused(45166);
}

function picture(sent: { type: string; body: Buffer }): { type: string; size: number } {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(sent.type)?.[1];
  if (boundary === undefined) throw new Refused(41005);
  const written = sent.body.toString('latin1');
  const found = new RegExp(
    `^--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="[^"]+"\r\nContent-Type: ([a-z/]+)\r\n\r\n([\\s\\S]*)\r\n--${boundary}--\r\n$`,
  ).exec(written);
  if (found === null) throw new Refused(41005);
  const content = found[2] ?? '';
  const known = content.startsWith('\u0089PNG')
    ? 'image/png'
    : content.startsWith('\u00ff\u00d8')
      ? 'image/jpeg'
      : '';
  if (known !== found[1]) throw new Refused(40005);
  return { type: known, size: content.length };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}
