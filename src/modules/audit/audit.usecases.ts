import type { z } from 'zod';
import { authorise, isSystem } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { AUDIT_TYPES, type AuditType } from '../../platform/audit/audit-events.ts';
import { verifyAudit } from '../../platform/audit/verify-audit.ts';
import { csvLine } from '../../files/csv-writer.ts';
import { agenciesById, agencyIdsBelow, agencyTree, placeOf } from '../agencies/agencies.queries.ts';
import type { auditApi, auditFilters } from './audit.api.ts';
import { auditPolicy } from './audit.policy.ts';
import { countRows, listRows, type AuditFilter, type AuditRow } from './audit.repository.ts';
import { auditSentence } from './audit.sentences.ts';

type Entry = ResponseOf<typeof auditApi.list>['items'][number];
type Filters = z.output<typeof auditFilters>;

/** A page of what was recorded, newest first, as far as the actor may see. */
export async function listAudit(
  ctx: Ctx,
  query: Filters & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ResponseOf<typeof auditApi.list>> {
  const filter = await visible(ctx, query);
  const before = query.cursor === undefined ? null : readCursor(query.cursor);
  const rows = await listRows(ctx.db, filter, { before, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  return {
    items: await toEntries(ctx, shown),
    next: rows.length > query.limit ? String(shown.at(-1)?.seq ?? '') : null,
    total: await countRows(ctx.db, filter),
  };
}

/** Types of events that the actor may see. */
export function listAuditTypes(ctx: Ctx): { type: string; label: string }[] {
  authorise(auditPolicy.read(ctx.actor));
  const all = Object.entries(AUDIT_TYPES).map(([type, label]) => ({ type, label }));
  return auditPolicy.readAll(ctx.actor) === true ? all : all.filter(({ type }) => ofSessions(type));
}

/** Recomputes the chain; that it was done is itself recorded. */
export async function verifyChain(ctx: Ctx): Promise<ResponseOf<typeof auditApi.verify>> {
  authorise(auditPolicy.verify(ctx.actor));
  const { rows, headHash, faults } = await verifyAudit(ctx.db);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'audit.verified',
      agencyId: ownAgency(ctx),
      subject: null,
      after: { rows, faults: faults.length },
    }),
  );
  return {
    rows,
    headHash,
    faults: faults.slice(0, 100),
    faultCount: faults.length,
    checkedAt: ctx.clock.now().toISOString(),
  };
}

const EXPORT_BATCH = 1_000;

/**
 * The list as CSV, to be sent line by line. Refuses before the first line, and records first that it was taken
 * out; later events are not in it.
 */
export async function exportAudit(ctx: Ctx, filters: Filters): Promise<AsyncGenerator<string>> {
  authorise(auditPolicy.export(ctx.actor));
  const filter = await visible(ctx, filters);
  await inTransaction(ctx, async (tx) =>
    tx.record({ type: 'audit.exported', agencyId: ownAgency(ctx), subject: null, after: { ...filters } }),
  );
  return csvLines(ctx, filter);
}

async function* csvLines(ctx: Ctx, filter: AuditFilter): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['序号', '时间', '人员', '来源地址', '事件', '机构', '内容', '理由', '哈希'])}`;
  let before: number | null = null;
  for (;;) {
    const rows: AuditRow[] = await listRows(ctx.db, filter, { before, limit: EXPORT_BATCH });
    for (const entry of await toEntries(ctx, rows)) {
      yield csvLine([
        String(entry.seq),
        entry.at,
        entry.actorName,
        entry.ip ?? '',
        entry.typeLabel,
        entry.agencyName ?? '',
        entry.description,
        entry.reason ?? '',
        entry.hash,
      ]);
    }
    if (rows.length < EXPORT_BATCH) return;
    before = rows.at(-1)?.seq ?? 0;
  }
}

/** What the actor asked for, cut to what they may see. */
async function visible(ctx: Ctx, filters: Filters): Promise<AuditFilter> {
  authorise(auditPolicy.read(ctx.actor));
  if (filters.agencyId !== undefined) {
    authorise(auditPolicy.readOf(ctx.actor, await placeOf(ctx.db, filters.agencyId)));
  }
  if (filters.type !== undefined && !ofSessions(filters.type)) authorise(auditPolicy.readAll(ctx.actor));
  const all = auditPolicy.readAll(ctx.actor) === true;
  return {
    agencyIds: await reach(ctx, filters.agencyId),
    type: filters.type ?? (all ? undefined : SESSIONS),
    from: filters.from === undefined ? undefined : new Date(filters.from),
    until: filters.until === undefined ? undefined : new Date(filters.until),
    actorId: filters.actorId,
    subjectId: filters.subjectId,
  };
}

const SESSIONS = 'session';

/** Whether the type, or the group of types, is of signing in and out. */
function ofSessions(type: string): boolean {
  return type.split('.')[0] === SESSIONS;
}

/** Agencies in reach; null for whoever watches the whole installation: also what belongs to no agency. */
async function reach(ctx: Ctx, agencyId: string | undefined): Promise<string[] | null> {
  if (agencyId !== undefined) return agencyIdsBelow(ctx.db, [agencyId]);
  if (isSystem(ctx.actor)) return null;
  const own = watched(ctx);
  const tree = await agencyTree(ctx.db, { closed: 'with' });
  const tops = tree.filter((agency) => agency.parentId === null);
  return tops.every((top) => own.includes(top.id)) ? null : agencyIdsBelow(ctx.db, own);
}

/** Agencies at which the actor is made to watch. */
function watched(ctx: Ctx): string[] {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  return grants
    .filter((grant) => grant.role === 'auditAdmin' || grant.role === 'securityAdmin')
    .map((grant) => grant.agencyId);
}

function ownAgency(ctx: Ctx): string | null {
  return watched(ctx)[0] ?? null;
}

function readCursor(text: string): number {
  const seq = Number(text);
  if (!/^\d{1,15}$/.test(text)) throw invalidInput('翻页位置不正确，请回到第一页。');
  return seq;
}

interface EventData {
  readonly subject?: { kind: string; id: string; title?: string } | null;
  readonly reason?: string;
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

async function toEntries(ctx: Ctx, rows: readonly AuditRow[]): Promise<Entry[]> {
  const agencies = await agenciesById(
    ctx.db,
    rows.flatMap((row) => row.agency_id ?? []),
  );
  return rows.map((row) => {
    const data = row.data as EventData;
    const label = AUDIT_TYPES[row.type as AuditType] ?? row.type;
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      actorKind: row.actor_kind as Entry['actorKind'],
      actorId: row.actor_id,
      actorName: row.actor_name,
      ip: row.ip,
      type: row.type,
      typeLabel: label,
      agencyId: row.agency_id,
      agencyName: agencies.get(row.agency_id ?? '')?.name ?? null,
      subject: data.subject ?? null,
      description: auditSentence(row.type, { actor: row.actor_name, title: data.subject?.title ?? null }),
      reason: data.reason ?? null,
      before: data.before ?? null,
      after: data.after ?? null,
      hash: row.hash,
    };
  });
}
