import type { FastifyInstance } from 'fastify';
import { authorise } from '../../platform/actor.ts';
import { serve } from '../../platform/http/serve.ts';
import { agenciesApi } from './agencies.api.ts';
import { agenciesPolicy } from './agencies.policy.ts';
import { agencyTree } from './agencies.queries.ts';
import {
  addDuty,
  changeAgency,
  changeDuty,
  closeAgency,
  createAgency,
  getAgency,
} from './agencies.usecases.ts';

/** Registers the interface of agencies. */
export function registerAgenciesRoutes(app: FastifyInstance): void {
  serve(app, agenciesApi.list, async ({ ctx, query }) => {
    authorise(agenciesPolicy.read(ctx.actor));
    return { items: await agencyTree(ctx.db, query) };
  });
  serve(app, agenciesApi.get, async ({ ctx, params }) => getAgency(ctx, params));
  serve(app, agenciesApi.create, async ({ ctx, body }) => createAgency(ctx, body));
  serve(app, agenciesApi.change, async ({ ctx, params, body }) =>
    changeAgency(ctx, { ...body, id: params.id }),
  );
  serve(app, agenciesApi.close, async ({ ctx, params, body }) =>
    closeAgency(ctx, { ...body, id: params.id }),
  );
  serve(app, agenciesApi.addDuty, async ({ ctx, params, body }) =>
    addDuty(ctx, { ...body, agencyId: params.id }),
  );
  serve(app, agenciesApi.changeDuty, async ({ ctx, params, body }) => {
    await changeDuty(ctx, { ...body, agencyId: params.id, dutyId: params.dutyId });
    return { ok: true as const };
  });
}
