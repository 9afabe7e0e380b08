import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { answerFeedback, handOnFeedback } from './answer-feedback.ts';
import { changeFeedbackSettings } from './feedback-settings.ts';
import { feedbackFigures, feedbackTodo, listFeedback } from './feedback-view.ts';
import { feedbackApi } from './feedback.api.ts';
import { registerPublicFeedbackRoutes } from './public-feedback.routes.ts';

const DONE = { ok: true } as const;

/** Registers 网页纠错: the public form and the answers to it, and the staff's interface. */
export function registerFeedbackRoutes(app: FastifyInstance): void {
  registerPublicFeedbackRoutes(app);
  serve(app, feedbackApi.list, async ({ ctx, query }) => listFeedback(ctx, query));
  serve(app, feedbackApi.figures, async ({ ctx, query }) => feedbackFigures(ctx, query));
  serve(app, feedbackApi.todo, async ({ ctx }) => feedbackTodo(ctx));
  serve(app, feedbackApi.answer, async ({ ctx, params, body }) => {
    await answerFeedback(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, feedbackApi.handOn, async ({ ctx, params, body }) => {
    await handOnFeedback(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, feedbackApi.changeSettings, async ({ ctx, body }) => {
    await changeFeedbackSettings(ctx, body);
    return DONE;
  });
}
