import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { REVIEW_ROLES } from '../catalogue/catalogue.api.ts';
import { idsUnderReview } from '../documents/documents.queries.ts';
import type { importBatchApi } from './import-batch.api.ts';
import { importsThatMade } from './import-batch.repository.ts';
import { countBatch } from './import-batch.ts';
import { sourceLabel } from './import-items.content.ts';
import { loadImport } from './imports.ts';

type Todo = ResponseOf<typeof importBatchApi.todo>;

const ROLES: ReadonlySet<string> = new Set([...REVIEW_ROLES, 'secrecyReviewer', 'publisher']);

/** The imports of which something waits that the actor may handle together. Their documents are on the to-do one by one, too. */
export async function batchTodo(ctx: Ctx): Promise<Todo> {
  const items: Todo['items'] = [];
  for (const importId of await importsAtWork(ctx)) {
    const row = await loadImport(ctx, importId, 'read');
    const deeds = (await countBatch(ctx, row))
      .filter(({ count }) => count > 0)
      .map(({ deed, count }) => ({ deed, count }));
    if (deeds.length === 0) continue;
    const { shortName: agencyName } = await agencyById(ctx.db, row.agency_id);
    items.push({ importId, source: sourceLabel(row.source), agencyName, deeds });
  }
  return { items };
}

/** Imports of which documents are in review or approved where the actor has a part in that. */
async function importsAtWork(ctx: Ctx): Promise<string[]> {
  if (ctx.actor.kind !== 'account') return [];
  const agencyIds = ctx.actor.grants.filter(({ role }) => ROLES.has(role)).map(({ agencyId }) => agencyId);
  return importsThatMade(ctx.db, await idsUnderReview(ctx.db, [...new Set(agencyIds)]));
}
