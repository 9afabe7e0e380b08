import type { Db, Tx } from '../database/connect.ts';
import { must } from '../errors.ts';
import { CHAIN_START, chainHash } from './audit-chain.ts';

/** A place where the chain doesn't hold. */
export interface AuditFault {
  readonly seq: number;
  readonly kind: 'changed' | 'missing' | 'reordered' | 'cut-off';
  /** For people. */
  readonly message: string;
}

/** Outcome of a verification. */
export interface AuditVerification {
  readonly rows: number;
  readonly headHash: string;
  readonly faults: readonly AuditFault[];
}

const BATCH = 5_000;

/**
 * Recomputes the whole chain in order and reports every row that was changed, is missing or was put elsewhere,
 * and a tail that was cut off. Reads in batches: memory stays flat at any length. Sees the chain as of one moment:
 * people may be at work meanwhile.
 */
export async function verifyAudit(
  db: Db,
  progress: (done: number) => void = () => {},
): Promise<AuditVerification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => walkChain(tx, progress));
}

async function walkChain(db: Tx, progress: (done: number) => void): Promise<AuditVerification> {
  const faults: AuditFault[] = [];
  let previous: string = CHAIN_START;
  let seq = 0;
  let rows = 0;
  for (;;) {
    const batch = await readBatch(db, seq);
    if (batch.length === 0) break;
    for (const row of batch) {
      if (row.seq !== seq + 1) faults.push(missing(seq + 1, row.seq - 1));
      else if (row.previous_hash !== previous) faults.push(reordered(row.seq));
      if (chainHash(row.previous_hash, toChained(row)) !== row.hash) faults.push(changed(row.seq));
      previous = row.hash;
      seq = row.seq;
      rows += 1;
    }
    progress(rows);
  }
  const head = must(
    await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst(),
    'audit_head',
  );
  if (head.seq > seq) faults.push(cutOff(seq + 1, head.seq));
  else if ((head.seq !== seq || head.hash !== previous) && faults.at(-1)?.seq !== seq)
    faults.push(changed(seq));
  return { rows, headHash: previous, faults };
}

async function readBatch(db: Db, after: number) {
  return db
    .selectFrom('audit_events')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(BATCH)
    .execute();
}

function toChained(row: Awaited<ReturnType<typeof readBatch>>[number]) {
  return {
    seq: row.seq,
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    ip: row.ip,
    type: row.type,
    agencyId: row.agency_id,
    data: row.data,
  };
}

function missing(from: number, to: number): AuditFault {
  const which = from === to ? `第 ${from} 条` : `第 ${from} 至 ${to} 条`;
  return { seq: from, kind: 'missing', message: `审计记录${which}缺失。` };
}

function reordered(seq: number): AuditFault {
  return { seq, kind: 'reordered', message: `审计记录第 ${seq} 条与前一条接不上，顺序或内容被改动过。` };
}

function changed(seq: number): AuditFault {
  return { seq, kind: 'changed', message: `审计记录第 ${seq} 条的内容与校验值不符，被改动过。` };
}

function cutOff(from: number, to: number): AuditFault {
  return { seq: from, kind: 'cut-off', message: `审计记录末尾缺失：应有 ${to} 条，第 ${from} 条起不见了。` };
}
