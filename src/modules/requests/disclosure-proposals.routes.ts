import type { FastifyInstance } from 'fastify';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { decideProposal, linkProposal, proposeDisclosure } from './disclosure-proposals.ts';
import { disclosureProposalsApi, proposalFilter } from './disclosure-proposals.api.ts';
import { exportProposals, listProposals } from './list-proposals.ts';
import { takeUpRequest } from './take-up-request.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Registers the interface of proposals to publish, and of taking up registered requests. */
export function registerProposalRoutes(app: FastifyInstance): void {
  serve(app, disclosureProposalsApi.list, async ({ ctx, query }) => listProposals(ctx, query));
  serve(app, disclosureProposalsApi.propose, async ({ ctx, body }) => proposeDisclosure(ctx, body));
  serve(app, disclosureProposalsApi.decide, async ({ ctx, params, body }) => {
    await decideProposal(ctx, { ...params, ...body });
    return { ok: true as const };
  });
  serve(app, disclosureProposalsApi.link, async ({ ctx, params, body }) => {
    await linkProposal(ctx, { ...params, ...body });
    return { ok: true as const };
  });
  serve(app, disclosureProposalsApi.takeUp, async ({ ctx, body }) => takeUpRequest(ctx, body));
  app.get(
    '/api/disclosure-proposals/export.xlsx',
    { schema: { summary: '导出转主动公开建议', tags: ['requests'], querystring: proposalFilter } },
    async (request, reply) => {
      const { fileName, bytes } = await exportProposals(request.ctx, proposalFilter.parse(request.query));
      return reply
        .header('content-disposition', contentDisposition(fileName, 'attachment'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .type(XLSX)
        .send(bytes);
    },
  );
}
