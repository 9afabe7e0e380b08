import { accountIdOf, nameOf, type Actor } from '../actor.ts';
import type { Tx } from '../database/connect.ts';
import { inBatches } from '../database/in-batches.ts';
import { must } from '../errors.ts';
import { newId } from '../ids.ts';
import { chainHash, type ChainedRow } from './audit-chain.ts';
import type { AuditEvent } from './audit-events.ts';

/** An event, who made it and when. */
export interface RecordedEvent {
  readonly event: AuditEvent;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Appends events to the chain. The head row is locked, so that rows get consecutive numbers and each hash
 * covers the one before; called by `inTransaction` as the last thing before the commit.
 */
export async function writeAudit(db: Tx, events: readonly RecordedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirst();
  let { seq, hash } = must(head, 'audit_head');
  for (const some of inBatches(events)) {
    const added = some.map((recorded) => {
      seq += 1;
      const row = toRow(recorded, seq);
      const previous = hash;
      hash = chainHash(previous, row);
      return toInsert(row, { previous, hash });
    });
    await db
      .with('added', (query) => query.insertInto('audit_events').values(added))
      .updateTable('audit_head')
      .set({ seq, hash })
      .execute();
  }
}

function toInsert(row: ChainedRow, link: { previous: string; hash: string }) {
  return {
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
    previous_hash: link.previous,
    hash: link.hash,
  };
}

function toRow({ event, actor, at }: RecordedEvent, seq: number): ChainedRow {
  return {
    seq,
    id: newId(at.getTime()),
    at,
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
