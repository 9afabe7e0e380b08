import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { approveTogether, publishTogether, reviewSecrecyTogether } from './import-batch-deeds.ts';
import { batchTodo } from './import-batch-todo.ts';
import { viewBatch } from './import-batch.ts';
import { importBatchApi } from './import-batch.api.ts';

/** Registers the interface of 成批办理. */
export function registerImportBatchRoutes(app: FastifyInstance): void {
  serve(app, importBatchApi.todo, async ({ ctx }) => batchTodo(ctx));
  serve(app, importBatchApi.get, async ({ ctx, params, query }) => viewBatch(ctx, { ...params, ...query }));
  serve(app, importBatchApi.approve, async ({ ctx, params, body }) =>
    approveTogether(ctx, { ...params, ...body }),
  );
  serve(app, importBatchApi.reviewSecrecy, async ({ ctx, params, body }) =>
    reviewSecrecyTogether(ctx, { ...params, ...body }),
  );
  serve(app, importBatchApi.publish, async ({ ctx, params, body }) =>
    publishTogether(ctx, { ...params, ...body }),
  );
}
