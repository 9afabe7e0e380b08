import type { FastifyInstance, FastifyRequest } from 'fastify';
import { must } from '../../platform/errors.ts';
import { RATE_LIMITS } from '../../platform/http/rate-limits.ts';
import { serve } from '../../platform/http/serve.ts';
import { sessionApi } from './accounts.api.ts';
import { tooManyAttempts } from './accounts.errors.ts';
import { showMe } from './accounts.views.ts';
import { clearToken, sendToken, sentToken } from './session-guard.ts';
import { changePassword, signIn, signOut } from './sessions.usecases.ts';

/** Registers signing in and out and the change of one's own password. */
export function registerSessionsRoutes(app: FastifyInstance): void {
  const limitByName = app.createRateLimit({
    max: RATE_LIMITS.signInPerName,
    timeWindow: 900_000,
    keyGenerator: (request) => nameOf(request),
  });
  serve(app, sessionApi.signIn, async ({ ctx, body, request, reply }) => {
    const limit = await limitByName(request);
    if (!limit.isAllowed && limit.isExceeded) throw tooManyAttempts(Math.ceil(limit.ttl / 60_000));
    // Whoever was signed in here before, it is nobody until the password is checked.
    const asPublic = { ...ctx, actor: { kind: 'public', ip: request.ip } } as const;
    const begun = await signIn(asPublic, { ...body, ...origin(request), previousToken: sentToken(request) });
    sendToken(reply, begun.token);
    return showMe(ctx, begun.signedIn);
  });
  serve(app, sessionApi.me, async ({ ctx, request }) => showMe(ctx, must(request.signedIn, 'session')));
  serve(app, sessionApi.current, async ({ ctx, request: { signedIn } }) => ({
    me: signedIn === null ? null : await showMe(ctx, signedIn),
  }));
  serve(app, sessionApi.signOut, async ({ ctx, reply }) => {
    await signOut(ctx);
    clearToken(reply);
    return { ok: true as const };
  });
  serve(app, sessionApi.changePassword, async ({ ctx, body, request, reply }) => {
    const begun = await changePassword(ctx, { ...body, ...origin(request) });
    sendToken(reply, begun.token);
    return showMe(ctx, begun.signedIn);
  });
}

function origin(request: FastifyRequest) {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}

/** The name as it will be looked up, so that spaces and capitals don't open a new count. */
function nameOf(request: FastifyRequest): string {
  const parsed = sessionApi.signIn.body?.safeParse(request.body);
  return parsed?.success === true ? parsed.data.username.normalize('NFKC').trim().toLowerCase() : '';
}
