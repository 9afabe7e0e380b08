import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MasterKeys } from '../master-keys.ts';
import { readToken, signToken } from '../signed-token.ts';

/** What a browser may look at for a while, e.g. one request after its number and query code were entered. */
export interface PassKind {
  /** Name of the cookie. */
  readonly name: string;
  /** Only addresses below it see the pass. */
  readonly path: string;
  readonly minutes: number;
}

/** Gives the browser a pass. Whoever holds it can read what is in it (an identifier, no more) but not change it. */
export function givePass(
  reply: FastifyReply,
  keys: MasterKeys,
  pass: { readonly kind: PassKind; readonly body: unknown; readonly now: Date },
): void {
  const { kind, body, now } = pass;
  const expiresAt = new Date(now.getTime() + kind.minutes * 60_000);
  const token = signToken(keys, { purpose: `pass ${kind.name}`, body, expiresAt });
  reply.setCookie(kind.name, token, { ...options(reply, kind), maxAge: kind.minutes * 60 });
}

/** What is in the browser's pass; parse it. Null when there is none, or none that still holds. */
export function readPass(
  request: FastifyRequest,
  keys: MasterKeys,
  pass: { readonly kind: PassKind; readonly now: Date },
): unknown {
  const token = request.cookies[pass.kind.name];
  if (token === undefined) return null;
  const read = readToken(keys, token, { purpose: `pass ${pass.kind.name}`, now: pass.now });
  return read.ok ? read.body : null;
}

/** Takes the pass from the browser. */
export function takePass(reply: FastifyReply, kind: PassKind): void {
  reply.clearCookie(kind.name, options(reply, kind));
}

/** Scripts can't read it, and no other site's page can use it. */
function options(reply: FastifyReply, kind: PassKind) {
  return {
    path: kind.path,
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
  } as const;
}
