import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { searchSettingsApi } from './search.api.ts';
import { getSearchSettings, retryFiles, saveSynonyms } from './search-settings.usecases.ts';

/** Registers what the administrator sees and sets of the search. */
export function registerSearchSettingsRoutes(app: FastifyInstance): void {
  serve(app, searchSettingsApi.read, async ({ ctx }) => getSearchSettings(ctx));
  serve(app, searchSettingsApi.saveSynonyms, async ({ ctx, body }) => {
    await saveSynonyms(ctx, body);
    return { ok: true as const };
  });
  serve(app, searchSettingsApi.retry, async ({ ctx }) => retryFiles(ctx));
}
