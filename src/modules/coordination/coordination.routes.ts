import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { answerOther, askOther, escalate, rule, settle, withdrawQuestion } from './coordinate.ts';
import { getCoordinationSettings, setCoordinationSettings } from './coordination-settings.ts';
import { coordinationTodo } from './coordination-todo.ts';
import { agenciesToAsk, listCoordinations, openCoordination } from './coordination-view.ts';
import { coordinationApi } from './coordination.api.ts';

const DONE = { ok: true } as const;

/** Registers the staff's interface of 信息发布协调. */
export function registerCoordinationRoutes(app: FastifyInstance): void {
  serve(app, coordinationApi.list, async ({ ctx, query }) => listCoordinations(ctx, query));
  serve(app, coordinationApi.others, async ({ ctx, query }) => agenciesToAsk(ctx, query));
  serve(app, coordinationApi.todo, async ({ ctx }) => coordinationTodo(ctx));
  serve(app, coordinationApi.open, async ({ ctx, params }) => openCoordination(ctx, params));
  serve(app, coordinationApi.ask, async ({ ctx, body }) => askOther(ctx, body));
  serve(app, coordinationApi.answer, async ({ ctx, params, body }) => {
    await answerOther(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, coordinationApi.escalate, async ({ ctx, params, body }) => {
    await escalate(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, coordinationApi.rule, async ({ ctx, params, body }) => {
    await rule(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, coordinationApi.settle, async ({ ctx, params, body }) => {
    await settle(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, coordinationApi.withdraw, async ({ ctx, params, body }) => {
    await withdrawQuestion(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, coordinationApi.settings, async ({ ctx, query }) => getCoordinationSettings(ctx, query));
  serve(app, coordinationApi.setSettings, async ({ ctx, body }) => {
    await setCoordinationSettings(ctx, body);
    return DONE;
  });
}
