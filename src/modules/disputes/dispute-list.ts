import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { DISPUTE_CASES } from '../../law/disputes/dispute-kinds.ts';
import { disputeOutcomeWords } from '../../law/disputes/dispute-outcome.ts';
import {
  DISPUTE_DUTIES,
  DISPUTE_POSITION_LABELS,
  OPEN_DISPUTE_POSITIONS,
  type DisputePosition,
} from '../../law/disputes/dispute-positions.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { maskedName } from '../requests/masked-name.ts';
import { requestReferences } from '../requests/requests.queries.ts';
import { applicantOfDispute } from './dispute-applicant.ts';
import type { disputeFilter, disputeItem, disputesApi } from './disputes.api.ts';
import { tooManyToExport } from './disputes.errors.ts';
import { disputeRolesOf, disputesPolicy } from './disputes.policy.ts';
import { countDisputes, disputeRows, type DisputeRow } from './disputes.repository.ts';

const MAX_ROWS = 20_000;
const SHOWN_TODO = 50;
/** Calendar days before a day from which it is “soon”. */
const SOON_DAYS = 5;

/** Which cases are wanted. */
export type DisputeFilter = z.output<typeof disputeFilter>;
/** A row of the list. */
export type DisputeItem = z.output<typeof disputeItem>;

/** A page of cases: open ones by their next day, others newest first. */
export async function listDisputes(
  ctx: Ctx,
  input: DisputeFilter & { page: number; size: number },
): Promise<ResponseOf<typeof disputesApi.list>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(disputesPolicy.list(ctx.actor, place));
  const where = conditions(input);
  const rows = await disputeRows(ctx.db, {
    where,
    byDue: input.which === 'open',
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  return {
    items: await disputeItems(ctx, rows),
    total: await countDisputes(ctx.db, where),
    may: { handle: disputesPolicy.handle(ctx.actor, place) === true },
  };
}

/** Cases in which the actor has something to do: replies, orders and corrections for the handler, signatures for the signer. */
export async function disputeTodo(ctx: Ctx): Promise<ResponseOf<typeof disputesApi.todo>> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const found: ResponseOf<typeof disputesApi.todo>['items'] = [];
  for (const agencyId of new Set(grants.map((grant) => grant.agencyId))) {
    const roles = disputeRolesOf(ctx.actor, await placeOf(ctx.db, agencyId));
    const positions = roles.flatMap((role) => DISPUTE_DUTIES[role]);
    if (positions.length === 0) continue;
    const where = sql<SqlBool>`agency_id = ${agencyId} AND position IN (${sql.join(positions)})`;
    const rows = await disputeRows(ctx.db, { where, byDue: true, offset: 0, limit: SHOWN_TODO });
    const { name: agencyName } = await agencyById(ctx.db, agencyId);
    const items = await disputeItems(ctx, rows);
    found.push(...items.map((item) => ({ ...item, agencyName })));
  }
  return { items: found.slice(0, SHOWN_TODO) };
}

/** Rows as they are shown; names stay masked. */
export async function disputeItems(ctx: Ctx, rows: readonly DisputeRow[]): Promise<DisputeItem[]> {
  const today = dayInShanghai(ctx.clock.now());
  const requests = await requestReferences(
    ctx.db,
    rows.flatMap(({ request_id: id }) => (id === null ? [] : [id])),
  );
  const items: DisputeItem[] = [];
  for (const row of rows) {
    const request = row.request_id === null ? undefined : requests.get(row.request_id);
    items.push({
      id: row.id,
      kind: row.kind,
      number: row.number,
      authority: row.authority,
      applicant: request?.applicant ?? (await maskedApplicant(ctx, row)),
      request: request === undefined ? null : { id: request.id, number: request.number },
      // Written from this type itself.
      position: row.position as DisputePosition,
      filedOn: row.filed_on,
      closedOn: row.closed_on,
      outcome: row.outcome,
      result: row.result,
      originalActor: row.original_actor,
      dueOn: row.due_on,
      urgency: urgencyOf(row.due_on, today),
    });
  }
  return items;
}

/** The list as a sheet. Names stay masked; that it left the house is recorded. */
export async function exportDisputes(
  ctx: Ctx,
  filter: DisputeFilter,
): Promise<{ fileName: string; bytes: Buffer }> {
  authorise(disputesPolicy.list(ctx.actor, await placeOf(ctx.db, filter.agencyId)));
  const rows = await disputeRows(ctx.db, {
    where: conditions(filter),
    byDue: false,
    offset: 0,
    limit: MAX_ROWS + 1,
  });
  if (rows.length > MAX_ROWS) throw tooManyToExport(MAX_ROWS);
  const items = await disputeItems(ctx, rows);
  const agency = await agencyById(ctx.db, filter.agencyId);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'dispute.exported',
      agencyId: agency.id,
      subject: { kind: 'agency', id: agency.id, title: agency.name },
      after: { rows: items.length },
    }),
  );
  const bytes = await writeXlsxOf({ sheetName: '复议、诉讼与更正', columns: COLUMNS, items });
  return { fileName: `${agency.shortName}复议、诉讼与更正.xlsx`, bytes };
}

const COLUMNS: readonly SheetColumn<DisputeItem>[] = [
  ['类别', (item) => DISPUTE_CASES[item.kind].label],
  ['案号', (item) => item.number],
  ['受理机关', (item) => item.authority],
  ['申请人（已遮盖）', (item) => item.applicant],
  ['所涉申请', (item) => item.request?.number ?? ''],
  ['受理日期', (item) => item.filedOn],
  ['环节', (item) => DISPUTE_POSITION_LABELS[item.position]],
  ['本机关期限', (item) => item.dueOn ?? ''],
  ['办结日期', (item) => item.closedOn ?? ''],
  ['结果', disputeOutcomeWords],
  ['本机关是原行为机关', (item) => (item.originalActor ? '是' : '否')],
];

function conditions(filter: DisputeFilter): RawBuilder<SqlBool> {
  const { agencyId, which, kind, requestId, number, from, to } = filter;
  const parts = [sql<SqlBool>`agency_id = ${agencyId}`];
  if (which !== 'all') {
    const open = sql.join([...OPEN_DISPUTE_POSITIONS]);
    parts.push(
      which === 'open' ? sql<SqlBool>`position IN (${open})` : sql<SqlBool>`position NOT IN (${open})`,
    );
  }
  if (kind !== undefined) parts.push(sql<SqlBool>`kind = ${kind}`);
  if (requestId !== undefined) parts.push(sql<SqlBool>`request_id = ${requestId}`);
  if (number !== undefined && number !== '') parts.push(sql<SqlBool>`strpos(number, ${number}) > 0`);
  if (from !== undefined) parts.push(sql<SqlBool>`filed_on >= ${from}`);
  if (to !== undefined) parts.push(sql<SqlBool>`filed_on <= ${to}`);
  return sql.join(parts, sql` AND `);
}

async function maskedApplicant(ctx: Ctx, row: DisputeRow): Promise<string> {
  const applicant = await applicantOfDispute(ctx, row);
  return applicant === null ? '' : maskedName(applicant.name, !applicant.organisation);
}

function urgencyOf(due: PlainDate | null, today: PlainDate): DisputeItem['urgency'] {
  if (due === null) return 'none';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= addDays(today, SOON_DAYS) ? 'soon' : 'later';
}
