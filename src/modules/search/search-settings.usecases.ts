import { authorise, type Place } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agencyTree, placeOf } from '../agencies/agencies.queries.ts';
import type { searchSettingsApi } from './search.api.ts';
import { badSynonyms, synonymsChanged } from './search.errors.ts';
import { searchPolicy } from './search.policy.ts';
import { fileStates, retryRefused } from './search-files.repository.ts';
import { readSynonymList, writeSynonymList } from './search-settings.repository.ts';
import { cutTitles } from './search-texts.repository.ts';
import { SHIPPED_SYNONYMS } from './shipped-synonyms.ts';
import { synonymFaults } from './synonyms.ts';

/** The list of synonyms, and how the reading of attachments stands. */
export async function getSearchSettings(ctx: Ctx): Promise<ResponseOf<typeof searchSettingsApi.read>> {
  authorise(searchPolicy.manage(ctx.actor, await topPlace(ctx.db)));
  const { counts, refused, cut } = await fileStates(ctx.db);
  return {
    ...(await readSynonymList(ctx.db)),
    shipped: SHIPPED_SYNONYMS.trim(),
    files: {
      ...counts,
      cut: [...cut],
      problems: refused.map((one) => ({ ...one, dueAt: one.dueAt?.toISOString() ?? null })),
    },
    cutDocuments: await cutTitles(ctx.db),
  };
}

/** Writes another list. Throws `common.invalid` naming lines of a single word, `search.synonyms_changed`. */
export async function saveSynonyms(ctx: Ctx, input: { synonyms: string; version: number }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(searchPolicy.manage(tx.actor, await topPlace(tx.db)));
    const faults = synonymFaults(input.synonyms);
    if (faults.length > 0) throw badSynonyms(faults);
    const before = await readSynonymList(tx.db);
    if (!(await writeSynonymList(tx.db, input))) throw synonymsChanged();
    tx.record({
      type: 'search.synonyms_changed',
      agencyId: null,
      subject: { kind: 'system', id: 'search' },
      before: { synonyms: before.synonyms },
      after: { synonyms: input.synonyms },
    });
  });
}

/** Has all files tried again that weren't read; how many. */
export async function retryFiles(ctx: Ctx): Promise<{ files: number }> {
  return inTransaction(ctx, async (tx) => {
    authorise(searchPolicy.manage(tx.actor, await topPlace(tx.db)));
    const files = await retryRefused(tx.db, tx.clock.now());
    tx.record({
      type: 'search.files_retried',
      agencyId: null,
      subject: { kind: 'system', id: 'search' },
      after: { files },
    });
    return { files };
  });
}

async function topPlace(db: Db): Promise<Place> {
  const [top] = await agencyTree(db, { closed: 'with' });
  return top === undefined ? { agencyId: '', agencyPath: [] } : placeOf(db, top.id);
}
