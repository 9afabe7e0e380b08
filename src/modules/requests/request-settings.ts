import { sql } from 'kysely';
import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { DEFAULT_REQUEST_SETTINGS, type RequestSettings } from './requests.definitions.ts';
import { settingsChanged } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';

/** How an agency handles requests: what it set, and the defaults for the rest. */
export async function requestSettings(db: Db, agencyId: string): Promise<RequestSettings> {
  return (await storedSettings(db, agencyId)).settings;
}

/** The settings with their version, for whoever may change them. */
export async function shownSettings(
  ctx: Ctx,
  input: { agencyId: string },
): Promise<{ settings: RequestSettings; version: number; may: { change: boolean } }> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(
    requestsPolicy.list(ctx.actor, place) === true ? true : requestsPolicy.configure(ctx.actor, place),
  );
  const stored = await storedSettings(ctx.db, input.agencyId);
  return { ...stored, may: { change: requestsPolicy.configure(ctx.actor, place) === true } };
}

/** Changes the settings; refuses when somebody else changed them since `version`. */
export async function saveRequestSettings(
  ctx: Ctx,
  input: { agencyId: string; settings: RequestSettings; version: number },
): Promise<{ version: number }> {
  const { agencyId, settings } = input;
  return inTransaction(ctx, async (tx) => {
    authorise(requestsPolicy.configure(ctx.actor, await placeOf(tx.db, agencyId)));
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`request settings ${agencyId}`}, 0))`.execute(
      tx.db,
    );
    const before = await storedSettings(tx.db, agencyId);
    if (before.version !== input.version) throw settingsChanged();
    const row = {
      settings: JSON.stringify(settings),
      version: before.version + 1,
      changed_by: accountIdOf(ctx.actor),
      changed_at: ctx.clock.now(),
    };
    await tx.db
      .insertInto('request_settings')
      .values({ agency_id: agencyId, ...row })
      .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(row))
      .execute();
    const agency = await agencyById(tx.db, agencyId);
    tx.record({
      type: 'request.settings_changed',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: agency.name },
      before: { ...before.settings },
      after: { ...settings },
    });
    return { version: row.version };
  });
}

async function storedSettings(
  db: Db,
  agencyId: string,
): Promise<{ settings: RequestSettings; version: number }> {
  const row = await db
    .selectFrom('request_settings')
    .select(['settings', 'version'])
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  // Written by `saveRequestSettings` from this very type; members that came later have their defaults.
  const own = (row?.settings ?? {}) as Partial<RequestSettings>;
  return { settings: { ...DEFAULT_REQUEST_SETTINGS, ...own }, version: row?.version ?? 0 };
}
