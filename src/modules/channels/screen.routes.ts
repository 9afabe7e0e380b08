import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PUBLIC_PAGE_POLICY } from '../../platform/http/security-headers.ts';
import { SCREEN } from '../../portal/paths.ts';
import { screenOf } from './screen.ts';

const MOST_COLUMNS = 20;
const uuid = z.uuid();
const one = z.object({ agency: z.string().regex(/^[a-z0-9-]{1,60}$/) });

/** What stands in the address of a screen is taken as it comes; nonsense is answered like nothing. */
const asked = z.object({
  column: z
    .union([z.array(z.string()), z.string().transform((only) => [only])])
    .catch([])
    .transform((all) => all.filter((each) => uuid.safeParse(each).success).slice(0, MOST_COLUMNS)),
  page: z.coerce.number().int().min(1).max(100).catch(1),
  seconds: z.coerce.number().int().min(0).max(600).catch(20),
});

/** Nobody sits at it: after an error it comes back by itself. */
const AGAIN = { againAfter: 30 };

/** `/screen/{agency}`, for the screen of a service hall: made on demand, kept for a moment by what stands between. */
export function registerScreenRoutes(app: FastifyInstance): void {
  app.get(`${SCREEN}/:agency`, { schema: { hide: true }, config: AGAIN }, async (request, reply) => {
    const agency = one.safeParse(request.params);
    const { column: columns, page, seconds } = asked.parse(request.query);
    const shown = agency.success
      ? await screenOf(request.ctx, { agency: agency.data.agency, columns, page, seconds })
      : null;
    if (shown === null) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'public, max-age=10')
      .header('content-security-policy', PUBLIC_PAGE_POLICY)
      .send(shown);
  });
}
