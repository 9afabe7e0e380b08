import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressFiles, type AddressAnswer } from './answered-files.ts';
import { contentDisposition } from './content-disposition.ts';
import { errorPage } from './error-page.ts';
import { errorBody, noSuchEndpoint } from './error-replies.ts';
import { isPackedCopy, mayBePacked, packedCopy } from './packed-file.ts';
import { INERT_POLICY, isApi, PUBLIC_PAGE_POLICY } from './security-headers.ts';
import { SITES_FOLDER, sitePlaces } from './site-places.ts';

/** Browsers refuse to open their PDF reader in a sandbox; it runs nothing of ours in any case. */
const UNBOXED = /\.pdf$/i;

/** A page is at most a minute old in a cache, so that a withdrawal takes effect. */
const BRIEFLY = 'public, max-age=60';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Where the site's files lie, and what is answered where there is none: both written by the program beforehand. */
export interface SiteFolders {
  readonly root: string;
  readonly addresses: string;
  /** How packed copies are found; left out: as they lie beside their pages. */
  readonly findCopy?: typeof packedCopy;
}

/**
 * Serves the public site from its folder, without the database; what has moved leads on, what is gone for good says so, what
 * isn't there gets the site's own 404 page. Must be registered after everything else: it takes every address that is left.
 */
export async function serveSite(app: FastifyInstance, folders: SiteFolders): Promise<void> {
  const { root } = folders;
  const answerAt = addressFiles(folders.addresses);
  const placeOf = sitePlaces(folders.addresses);
  /** In which folder of the root the site that is asked keeps what stands at an address. */
  const folderOf = (request: FastifyRequest, path: string): string => {
    const place = placeOf(request.hostname, path);
    return place.kind === 'here' ? place.folder : '';
  };
  await app.register(staticFiles, {
    root,
    serve: false,
    index: ['index.html'],
    redirect: true,
    cacheControl: false,
    setHeaders: (reply, path) => setFileHeaders(reply, path.slice(root.length).replaceAll('\\', '/')),
  });
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'HEAD'],
    url: '/*',
    schema: { hide: true },
    errorHandler: async (error, request, reply) => {
      if (!isGone(error) || reply.raw.headersSent) throw error;
      return replyAnew(request, reply, (path) => folderOf(request, path));
    },
    handler: async (request, reply) => {
      const path = `/${request.params['*']}`;
      if (!isPublicPath(path)) return reply.callNotFound();
      const answer = answerAt(path);
      return answer === null
        ? sendFile(request, reply, {
            root,
            path: `${folderOf(request, path)}${path}`,
            findCopy: folders.findCopy ?? packedCopy,
          })
        : sendAnswer(reply, { root, path, answer });
    },
  });
  app.setNotFoundHandler(async (request, reply) =>
    replyNotFound(request, reply, { root, folderOf: (path) => folderOf(request, path) }),
  );
}

/** Whether the address can be one of the site's: nothing hidden, nothing half written, no way out of the folder. */
function isPublicPath(path: string): boolean {
  if (/[\\\0]/.test(path) || path.endsWith('.tmp') || isPackedCopy(path)) return false;
  // Asked for by the names of their sites, and in no other way.
  if (`${path}/`.startsWith(`${SITES_FOLDER}/`)) return false;
  const segments = path.slice(1).split('/');
  return segments.every(
    (segment, index) => !segment.startsWith('.') && (segment !== '' || index === segments.length - 1),
  );
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { root, path, findCopy }: { root: string; path: string; findCopy: typeof packedCopy },
): Promise<FastifyReply> {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  // Of an answer that is no file, such as the way to the address with its slash; files and 404 say it themselves.
  reply.header('cache-control', BRIEFLY);
  if (!mayBePacked(file)) return reply.sendFile(path);
  const copy = await findCopy(join(root, file), {
    acceptEncoding: request.headers['accept-encoding'],
    range: request.headers.range,
  });
  reply.header('vary', 'accept-encoding');
  if (copy === null) return reply.sendFile(path);
  return reply.header('content-encoding', copy.encoding).sendFile(`${file}${copy.ending}`);
}

async function sendAnswer(
  reply: FastifyReply,
  { root, path, answer }: { root: string; path: string; answer: AddressAnswer },
): Promise<FastifyReply> {
  reply.header('cache-control', BRIEFLY);
  if (answer.kind === 'redirect') return reply.redirect(answer.to, 301);
  const page = await readFile(join(root, path), 'utf8').catch(() =>
    errorPage({ status: 410, message: '这条信息已经永久移除，不再公开。' }),
  );
  return reply.status(410).type('text/html; charset=utf-8').send(page);
}

/** `within`: the file that is sent, from the root; of a packed copy its kind is that of the page. */
function setFileHeaders(reply: HeaderTarget, within: string): void {
  if (within.startsWith('/files/')) {
    const name = within.slice(within.lastIndexOf('/') + 1);
    reply.header('cache-control', BRIEFLY);
    reply.header('content-security-policy', UNBOXED.test(name) ? INERT_POLICY : `${INERT_POLICY}; sandbox`);
    reply.header('content-disposition', contentDisposition(name));
    return;
  }
  const page = isPackedCopy(within) ? within.replace(/\.\w+$/, '') : within;
  reply.header('cache-control', page.startsWith('/assets/') ? FOR_EVER : BRIEFLY);
  const type = page.endsWith('feed.xml') ? FEED : TYPES[page.slice(page.lastIndexOf('.') + 1)];
  if (type !== undefined) reply.header('content-type', `${type}; charset=utf-8`);
}

interface HeaderTarget {
  header(name: string, value: string): unknown;
}

const FEED = 'application/atom+xml';
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
};

/** What the answer that failed said of the file. */
const OF_A_FILE = [
  'content-encoding',
  'content-length',
  'content-type',
  'content-disposition',
  'accept-ranges',
  'content-range',
  'etag',
  'last-modified',
];

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * A file was found and taken away before it was opened, as when a page is replaced or withdrawn at that moment: of a packed copy the
 * page itself is sent, of a page that there is none.
 */
async function replyAnew(
  request: FastifyRequest,
  reply: FastifyReply,
  folderOf: (path: string) => string,
): Promise<FastifyReply | void> {
  const wasPacked = reply.hasHeader('content-encoding');
  for (const name of OF_A_FILE) {
    reply.removeHeader(name);
    reply.raw.removeHeader(name);
  }
  if (!wasPacked) return reply.callNotFound();
  const path = decodeURIComponent(request.url.replace(/\?.*$/s, ''));
  return reply.status(200).sendFile(`${folderOf(path)}${path}`);
}

async function replyNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  { root, folderOf }: { root: string; folderOf: (path: string) => string },
): Promise<FastifyReply> {
  if (reply.hasHeader('content-encoding')) {
    // The packed copy was taken away between the look and the sending, as before a page is replaced: its page is still sent.
    reply.removeHeader('content-encoding');
    const path = decodeURIComponent(request.url.replace(/\?.*$/s, ''));
    return reply.status(200).sendFile(`${folderOf(path)}${path}`);
  }
  reply.status(404).header('cache-control', 'no-store');
  if (isApi(request.url)) return reply.send(errorBody(noSuchEndpoint()));
  const page = await readFile(join(root, folderOf('/404.html'), '404.html'), 'utf8').catch(() =>
    errorPage({ status: 404, message: '地址可能输入有误，或者页面已经移走。' }),
  );
  return reply
    .header('content-security-policy', PUBLIC_PAGE_POLICY)
    .type('text/html; charset=utf-8')
    .send(page);
}
