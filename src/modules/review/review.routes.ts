import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { reviewApi } from './review.api.ts';
import { timelineOf } from './review.timeline.ts';
import { todoOf } from './review.todo.ts';
import {
  approveStep,
  recall,
  recordSecrecyReview,
  returnDocument,
  submitForReview,
} from './review.usecases.ts';
import { viewReview } from './review.view.ts';

/** Registers the interface of reviews. */
export function registerReviewRoutes(app: FastifyInstance): void {
  serve(app, reviewApi.todo, async ({ ctx, query }) => todoOf(ctx, query));
  serve(app, reviewApi.get, async ({ ctx, params }) => viewReview(ctx, params));
  serve(app, reviewApi.submit, async ({ ctx, params, body }) => submitForReview(ctx, { ...params, ...body }));
  serve(app, reviewApi.approveStep, async ({ ctx, params, body }) =>
    approveStep(ctx, { ...params, ...body }),
  );
  serve(app, reviewApi.returnDocument, async ({ ctx, params, body }) =>
    returnDocument(ctx, { ...params, ...body }),
  );
  serve(app, reviewApi.recall, async ({ ctx, params, body }) => recall(ctx, { ...params, ...body }));
  serve(app, reviewApi.recordSecrecyReview, async ({ ctx, params, body }) =>
    recordSecrecyReview(ctx, { ...params, ...body }),
  );
  serve(app, reviewApi.timeline, async ({ ctx, params }) => timelineOf(ctx, params));
}
