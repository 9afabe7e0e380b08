import { z } from 'zod';

/**
 * What the platform documents of each call that the program makes: method, address, query, form of the body, members. Taken from
 * its own pages (developers.weixin.qq.com/doc/service/api/…, named at each call) as they were kept by others: there was no way to
 * ask the platform itself. Two things they leave open, and the server decides: a published draft leaves the draft box with the
 * success of its publication and not before, and which code answers a query or a body of another form.
 */
interface DocumentedCall {
  /** The page, below doc/service/api/. */
  readonly page: string;
  /** Parameters of the query: each must be there, with this value where there is one. */
  readonly query: Readonly<Record<string, string | null>>;
  /** A JSON body of this form, or a form with one file named `media`. */
  readonly body: z.ZodType | 'media';
}

/** One article of a draft, as `draft/add` and `draft/update` describe it; what else it may have the program never sends. */
export const articleShape = z.strictObject({
  article_type: z.literal('news'),
  title: z.string().min(1),
  author: z.string(),
  digest: z.string(),
  content: z.string().min(1),
  content_source_url: z.string(),
  thumb_media_id: z.string().min(1),
  need_open_comment: z.union([z.literal(0), z.literal(1)]),
  only_fans_can_comment: z.union([z.literal(0), z.literal(1)]),
});

/** Bodies by what they are for. */
export const BODIES = {
  token: z.strictObject({
    grant_type: z.literal('client_credential'),
    appid: z.string(),
    secret: z.string(),
    force_refresh: z.boolean().optional(),
  }),
  addDraft: z.strictObject({ articles: z.array(articleShape).min(1) }),
  // `articles` is one article here, in spite of its name.
  updateDraft: z.strictObject({ media_id: z.string(), index: z.int().min(0), articles: articleShape }),
  media: z.strictObject({ media_id: z.string() }),
  publication: z.strictObject({ publish_id: z.string() }),
  article: z.strictObject({ article_id: z.string() }),
  list: z.strictObject({
    offset: z.int().min(0),
    count: z.int().min(1).max(20),
    no_content: z.union([z.literal(0), z.literal(1)]).optional(),
  }),
  deletion: z.strictObject({ article_id: z.string(), index: z.int().min(0) }),
} as const;

const TOKEN = { access_token: null };

/** Every call that there is; each is a POST. */
export const DOCUMENTED_CALLS: Readonly<Record<string, DocumentedCall>> = {
  '/cgi-bin/stable_token': { page: 'base/api_getstableaccesstoken', query: {}, body: BODIES.token },
  '/cgi-bin/media/uploadimg': { page: 'material/permanent/api_uploadimage', query: TOKEN, body: 'media' },
  '/cgi-bin/material/add_material': {
    page: 'material/permanent/api_addmaterial',
    query: { ...TOKEN, type: 'image' },
    body: 'media',
  },
  '/cgi-bin/draft/add': { page: 'draftbox/draftmanage/api_draft_add', query: TOKEN, body: BODIES.addDraft },
  '/cgi-bin/draft/update': {
    page: 'draftbox/draftmanage/api_draft_update',
    query: TOKEN,
    body: BODIES.updateDraft,
  },
  '/cgi-bin/draft/get': { page: 'draftbox/draftmanage/api_getdraft', query: TOKEN, body: BODIES.media },
  '/cgi-bin/draft/delete': {
    page: 'draftbox/draftmanage/api_draft_delete',
    query: TOKEN,
    body: BODIES.media,
  },
  '/cgi-bin/freepublish/submit': { page: 'public/api_freepublish_submit', query: TOKEN, body: BODIES.media },
  '/cgi-bin/freepublish/get': { page: 'public/api_freepublish_get', query: TOKEN, body: BODIES.publication },
  '/cgi-bin/freepublish/batchget': {
    page: 'public/api_freepublish_batchget',
    query: TOKEN,
    body: BODIES.list,
  },
  '/cgi-bin/freepublish/getarticle': {
    page: 'public/api_freepublishgetarticle',
    query: TOKEN,
    body: BODIES.article,
  },
  '/cgi-bin/freepublish/delete': {
    page: 'public/api_freepublishdelete',
    query: TOKEN,
    body: BODIES.deletion,
  },
};

/** A request as it came in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly type: string;
  readonly body: Buffer;
}

/** Why a request isn't as documented, and the code with which the platform answers; null for one that is. */
export function undocumented(sent: Received): { readonly code: number; readonly why: string } | null {
  const known = DOCUMENTED_CALLS[sent.path];
  if (known === undefined) return { code: 404, why: `no such call: ${sent.path}` };
  if (sent.method !== 'POST') return { code: 43_002, why: `${sent.method} ${sent.path}` };
  const asked = [...sent.query.keys()].toSorted();
  const wanted = Object.keys(known.query).toSorted();
  if (asked.join() !== wanted.join())
    return { code: 41_001, why: `${sent.path}: query of ${asked.join()}, not of ${wanted.join()}` };
  for (const [name, value] of Object.entries(known.query))
    if (value !== null && sent.query.get(name) !== value)
      return { code: 40_004, why: `${sent.path}: ${name}` };
  if (known.body === 'media')
    return sent.type.startsWith('multipart/form-data; boundary=')
      ? null
      : { code: 41_005, why: `${sent.path}: ${sent.type}` };
  if (!/^application\/json(?:;|$)/.test(sent.type))
    return { code: 47_001, why: `${sent.path}: ${sent.type}` };
  return badBody(known.body, sent);
}

function badBody(shape: z.ZodType, { path, body }: Received): { code: number; why: string } | null {
  const written = body.toString('utf8');
  // The page on drafts forbids escapes: they would stand in the article as they are.
  if (/\\u[0-9a-f]{4}/i.test(written)) return { code: 47_001, why: `${path}: escapes` };
  const parsed = shape.safeParse(parseJson(written));
  return parsed.success ? null : { code: 47_001, why: `${path}: ${z.prettifyError(parsed.error)}` };
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
