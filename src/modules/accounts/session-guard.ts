import { timingSafeEqual } from 'node:crypto';
import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../platform/context.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import { comesFromElsewhere } from '../../platform/http/same-site.ts';
import { signInFirst } from '../../platform/http/serve.ts';
import { isApi } from '../../platform/http/security-headers.ts';
import { CSRF_HEADER, sessionApi } from './accounts.api.ts';
import { forged, passwordChangeRequired } from './accounts.errors.ts';
import { actorOfSession, type SignedIn } from './accounts.queries.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session of this request, or null. Set before any handler runs. */
    signedIn: SignedIn | null;
  }
}

const COOKIE = 'gongkai_session';
/** What works before a first or expired password is changed. */
const BEFORE_CHANGE: readonly Endpoint[] = [
  sessionApi.me,
  sessionApi.current,
  sessionApi.changePassword,
  sessionApi.signOut,
];

/**
 * Gives every request its context and its person. Refuses requests that another site has forged, those of nobody
 * to what isn't open to all, and those of people who must first change their password. Requests outside the
 * interface never touch the database: the public site answers without it.
 */
export function guardSessions(app: FastifyInstance, base: Ctx): void {
  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', async (request) => {
    request.ctx = { ...base, actor: { kind: 'public', ip: request.ip } };
    if (!isApi(request.url)) return;
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && comesFromElsewhere(whence(request, base))) throw forged();
    const signedIn = await findSignedIn(request, base);
    if (signedIn === null) {
      // Before any input is looked at: who isn't signed in learns nothing from complaints about it.
      const { url, config } = request.routeOptions;
      // Addresses that don't exist are answered by the public site's route or by none.
      if (url !== undefined && isApi(url) && config.open !== true) throw signInFirst();
      return;
    }
    request.signedIn = signedIn;
    request.ctx = { ...base, actor: signedIn.actor };
    // Signing in replaces the session, so the old one's token isn't asked for.
    if (changes && !isEndpoint(request, sessionApi.signIn)) requireToken(request, signedIn);
    if (signedIn.mustChangePassword !== null && !isOpenBeforeChange(request)) {
      throw passwordChangeRequired(signedIn.mustChangePassword);
    }
  });
}

/** The token that the browser sent, whether or not it still means anything. */
export function sentToken(request: FastifyRequest): string | null {
  const token = request.cookies[COOKIE];
  return token === undefined || token === '' || token.length > 100 ? null : token;
}

/** Gives the browser the session's token. Scripts can't read it, other sites' requests don't carry it. */
export function sendToken(reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, cookieOptions(reply));
}

/** Takes the token from the browser. */
export function clearToken(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, cookieOptions(reply));
}

function cookieOptions(reply: FastifyReply) {
  return {
    path: '/api',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
  } as const;
}

async function findSignedIn(request: FastifyRequest, base: Ctx): Promise<SignedIn | null> {
  const token = sentToken(request);
  if (token === null) return null;
  return actorOfSession(base.db, token, {
    now: base.clock.now(),
    idleMinutes: base.config.idleMinutes,
    ip: request.ip,
  });
}

function requireToken(request: FastifyRequest, signedIn: SignedIn): void {
  const sent = request.headers[CSRF_HEADER];
  const given = Buffer.from(typeof sent === 'string' ? sent : '');
  const expected = Buffer.from(signedIn.csrfToken);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw forged();
}

function isOpenBeforeChange(request: FastifyRequest): boolean {
  return [...BEFORE_CHANGE, sessionApi.signIn].some((endpoint) => isEndpoint(request, endpoint));
}

function isEndpoint(request: FastifyRequest, endpoint: Endpoint): boolean {
  return request.method === endpoint.method && request.routeOptions.url === endpoint.path;
}

function whence(request: FastifyRequest, base: Ctx) {
  const site = request.headers['sec-fetch-site'];
  return {
    origin: request.headers.origin,
    secFetchSite: typeof site === 'string' ? site : undefined,
    host: request.host,
    siteUrl: base.config.siteUrl,
  };
}
