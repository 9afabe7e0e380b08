import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A second click comes within a moment; whoever sends the same again later means it. */
const MOMENT_MS = 2_000;

/** The last change that a session asked for, and how it was answered. */
interface LastChange {
  readonly fingerprint: string;
  readonly answer: Promise<Answer | null>;
  readonly settle: (answer: Answer | null) => void;
  answeredAt: number | null;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly payload: string;
}

/**
 * Answers a change that is sent twice in a row by the same session, as a double click sends it, once: the second gets
 * the answer of the first, and nothing is created twice. Another change in between makes the same one a new one. Must be
 * called after whatever gives requests their person.
 */
export function answerRepetitionsOnce(app: FastifyInstance): void {
  const lastOf = new Map<string, LastChange>();
  const own = new WeakMap<FastifyRequest, { session: string; change: LastChange }>();

  app.addHook('preHandler', async (request, reply) => {
    const session = sessionOf(request);
    if (session === null || !isChange(request)) return;
    const fingerprint = fingerprintOf(request);
    const last = lastOf.get(session);
    if (last?.fingerprint === fingerprint && isRecent(last)) {
      const answer = await last.answer;
      if (answer !== null) return send(reply, answer);
    }
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    const change: LastChange = { fingerprint, answer: promise, settle: resolve, answeredAt: null };
    lastOf.set(session, change);
    own.set(request, { session, change });
    return undefined;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const found = own.get(request);
    if (found === undefined) return;
    const { session, change } = found;
    change.answeredAt = Date.now();
    change.settle(repeatable(reply, payload));
    setTimeout(() => forget(lastOf, session, change), MOMENT_MS).unref();
  });
  // However a request ends: nobody waits for its answer any longer.
  app.addHook('onResponse', async (request) => own.get(request)?.change.settle(null));
  app.addHook('onRequestAbort', async (request) => own.get(request)?.change.settle(null));
}

/** Files come as forms, and forms are read by their handlers; only JSON can be compared. */
function isChange(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  return request.headers['content-type']?.startsWith('multipart/') !== true;
}

function sessionOf(request: FastifyRequest): string | null {
  const { actor } = request.ctx;
  return actor.kind === 'account' ? actor.sessionId : null;
}

function fingerprintOf(request: FastifyRequest): string {
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  return hash.update(JSON.stringify(request.body ?? null)).digest('base64');
}

function isRecent(change: LastChange): boolean {
  return change.answeredAt === null || Date.now() - change.answeredAt < MOMENT_MS;
}

/** What failed may be tried again at once, and a cookie is for one answer only. */
function repeatable(reply: FastifyReply, payload: unknown): Answer | null {
  const { statusCode: status } = reply;
  if (status >= 300 || typeof payload !== 'string' || reply.hasHeader('set-cookie')) return null;
  return { status, payload, contentType: String(reply.getHeader('content-type')) };
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.status(answer.status).type(answer.contentType).serializer(String).send(answer.payload);
}

function forget(lastOf: Map<string, LastChange>, session: string, change: LastChange): void {
  if (lastOf.get(session) === change) lastOf.delete(session);
}
