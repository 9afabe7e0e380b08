import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../errors.ts';
import { deskPolicy } from './security-headers.ts';

/** Where the built desk lies. */
const DESK = join(import.meta.dirname, '../../../desk/dist');
const NONCE = '__CSP_NONCE__';

/**
 * Serves the desk under `/desk/`: its hashed files for ever, and for every other address its page, with a nonce
 * of its own in every answer.
 */
export async function serveDesk(app: FastifyInstance, root = DESK): Promise<void> {
  await app.register(staticFiles, {
    root: join(root, 'assets'),
    prefix: '/desk/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  app.get('/desk', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/desk/', 308));
  app.get('/desk/icon.svg', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('image/svg+xml').send(await readBuilt(join(root, 'icon.svg'))),
  );
  app.get('/desk/*', { schema: { hide: true } }, async (_request, reply) => sendPage(reply, root));
}

async function sendPage(reply: FastifyReply, root: string): Promise<FastifyReply> {
  const nonce = randomBytes(18).toString('base64');
  const page = (await readBuilt(join(root, 'index.html'))).replaceAll(NONCE, nonce);
  return reply
    .header('content-security-policy', deskPolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page);
}

async function readBuilt(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({
      code: 'desk.not_built',
      status: 503,
      message: '工作台还没有构建。请系统管理员在程序所在目录运行 npm run build，然后刷新本页。',
      cause,
    });
  });
}
