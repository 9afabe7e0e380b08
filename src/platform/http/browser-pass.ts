import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { MasterKeys } from '../master-keys.ts';
import { readToken, signToken } from '../signed-token.ts';

/** What a browser may look at for a while, e.g. one request after its number and query code were entered. */
export interface PassKind {
  /** Name of the cookie. */
  readonly name: string;
  /** Only addresses below it see the pass. */
  readonly path: string;
  /** How long it holds from the moment it was given, or given anew. */
  readonly minutes: number;
  /** How long it can be given anew, from the first time. */
  readonly longestMinutes: number;
}

/** A pass that a browser holds. */
export interface HeldPass {
  /** As it was given; parse it. */
  readonly body: unknown;
  /** When it was given first; say it when giving the pass anew. */
  readonly since: Date;
}

const content = z.object({ since: z.number(), body: z.unknown() });

/**
 * Gives the browser a pass. Whoever holds it can read what is in it (an identifier, no more) but not change it. `since`: of a
 * pass that is given anew; use prolongs it up to `longestMinutes` and no further.
 */
export function givePass(
  reply: FastifyReply,
  keys: MasterKeys,
  pass: { readonly kind: PassKind; readonly body: unknown; readonly now: Date; readonly since?: Date },
): void {
  const { kind, body, now, since = now } = pass;
  const end = Math.min(now.getTime() + kind.minutes * 60_000, since.getTime() + kind.longestMinutes * 60_000);
  const token = signToken(keys, {
    purpose: `pass ${kind.name}`,
    body: { since: since.getTime(), body },
    expiresAt: new Date(end),
  });
  const maxAge = Math.max(0, Math.floor((end - now.getTime()) / 1_000));
  reply.setCookie(kind.name, token, { ...options(reply, kind), maxAge });
}

/** The browser's pass; null when there is none, or none that still holds. */
export function readPass(
  request: FastifyRequest,
  keys: MasterKeys,
  pass: { readonly kind: PassKind; readonly now: Date },
): HeldPass | null {
  const token = request.cookies[pass.kind.name];
  if (token === undefined) return null;
  const read = readToken(keys, token, { purpose: `pass ${pass.kind.name}`, now: pass.now });
  const held = content.safeParse(read.ok ? read.body : null);
  return held.success ? { body: held.data.body, since: new Date(held.data.since) } : null;
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
