import { accountIdOf, nameOf, type Actor } from '../actor.ts';
import type { Tx } from '../database/connect.ts';
import { must } from '../errors.ts';
import { newId } from '../ids.ts';
import { chainHash, type ChainedRow } from './audit-chain.ts';
import type { AuditEvent } from './audit-events.ts';

/**
 * Appends events to the chain. The head row is locked, so that rows get consecutive numbers and each hash
 * covers the one before; called by `inTransaction` as the last thing before the commit.
 */
export async function writeAudit(
  db: Tx,
  options: { events: readonly AuditEvent[]; actor: Actor; at: Date },
): Promise<void> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirst();
  let { seq, hash } = must(head, 'audit_head');
  const rows = options.events.map((event) => {
    seq += 1;
    const row = toRow(event, { seq, actor: options.actor, at: options.at });
    const previous = hash;
    hash = chainHash(previous, row);
    return { row, previous, hash };
  });
  const added = rows.map(({ row, previous, hash: own }) => ({
    seq: row.seq,
    id: row.id,
    at: row.at,
    actor_kind: row.actorKind,
    actor_id: row.actorId,
    actor_name: row.actorName,
    ip: row.ip,
    type: row.type,
    agency_id: row.agencyId,
    data: JSON.stringify(row.data),
    previous_hash: previous,
    hash: own,
  }));
  await db
    .with('added', (query) => query.insertInto('audit_events').values(added))
    .updateTable('audit_head')
    .set({ seq, hash })
    .execute();
}

function toRow(event: AuditEvent, context: { seq: number; actor: Actor; at: Date }): ChainedRow {
  const { actor } = context;
  return {
    seq: context.seq,
    id: newId(context.at.getTime()),
    at: context.at,
    actorKind: actor.kind,
    actorId: accountIdOf(actor),
    actorName: nameOf(actor),
    ip: actor.kind === 'system' ? null : actor.ip,
    type: event.type,
    agencyId: event.agencyId,
    // Through JSON once, so that what is hashed is what the database gives back.
    data: JSON.parse(
      JSON.stringify({
        subject: event.subject,
        reason: event.reason,
        before: event.before,
        after: event.after,
      }),
    ),
  };
}
