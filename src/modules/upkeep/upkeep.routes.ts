import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { beginDraft } from './begin-draft.ts';
import { caseHistory, listCases } from './case-list.ts';
import { approveCases, carryOutCase, decideCases, raiseCase, returnCase } from './decide-cases.ts';
import { demandInterpretation, exemptFromInterpretation, listInterpretations } from './interpretations.ts';
import { exportNormativeList } from './normative-list.ts';
import { upkeepApi } from './upkeep.api.ts';
import { termsSchema } from './upkeep.content.ts';
import { showFigures } from './upkeep-figures.ts';
import { getTerms, setTerms } from './upkeep-terms.ts';
import { upkeepTodo } from './upkeep-todo.ts';

const DONE = { ok: true } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ofAgency = z.object({ agencyId: id });

/** Registers the staff's interface of 动态调整, 政策解读 and 规范性文件 that expire. */
export function registerUpkeepRoutes(app: FastifyInstance): void {
  registerCases(app);
  registerTerms(app);
  app.get(
    '/api/upkeep/normative.xlsx',
    { schema: { summary: '导出规范性文件清理目录', tags: ['upkeep'], querystring: ofAgency } },
    async (request, reply) => {
      const { fileName, bytes } = await exportNormativeList(request.ctx, ofAgency.parse(request.query));
      return reply
        .header('content-disposition', contentDisposition(fileName, 'attachment'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .type(XLSX)
        .send(bytes);
    },
  );
}

function registerCases(app: FastifyInstance): void {
  serve(app, upkeepApi.list, async ({ ctx, query }) => listCases(ctx, query));
  serve(app, upkeepApi.history, async ({ ctx, params }) => caseHistory(ctx, params));
  serve(app, upkeepApi.todo, async ({ ctx }) => upkeepTodo(ctx));
  serve(app, upkeepApi.raise, async ({ ctx, body }) => raiseCase(ctx, body));
  serve(app, upkeepApi.decide, async ({ ctx, body }) => {
    await decideCases(ctx, body);
    return DONE;
  });
  serve(app, upkeepApi.approve, async ({ ctx, body }) => approveCases(ctx, body));
  serve(app, upkeepApi.takeBack, async ({ ctx, params, body }) => {
    await returnCase(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, upkeepApi.carryOut, async ({ ctx, params, body }) => {
    await carryOutCase(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, upkeepApi.begin, async ({ ctx, params, body }) => beginDraft(ctx, { ...params, ...body }));
}

function registerTerms(app: FastifyInstance): void {
  serve(app, upkeepApi.terms, async ({ ctx, query }) => {
    const shown = await getTerms(ctx, query);
    return { ...shown, terms: termsSchema.parse(shown.terms) };
  });
  serve(app, upkeepApi.setTerms, async ({ ctx, body }) => {
    await setTerms(ctx, body);
    return DONE;
  });
  serve(app, upkeepApi.interpretations, async ({ ctx, query }) => listInterpretations(ctx, query));
  serve(app, upkeepApi.exempt, async ({ ctx, params, body }) => {
    await exemptFromInterpretation(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, upkeepApi.demand, async ({ ctx, params }) => {
    await demandInterpretation(ctx, params);
    return DONE;
  });
  serve(app, upkeepApi.figures, async ({ ctx, query }) => showFigures(ctx, query));
}
