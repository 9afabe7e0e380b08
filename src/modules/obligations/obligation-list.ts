import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { postedUntil } from '../../law/obligations/born-duties.ts';
import { spanWords } from '../../law/obligations/disclosure-limit.ts';
import { nilFrom } from '../../law/obligations/nil-report.ts';
import { obligationStatus, SOON_DAYS, type Settlement } from '../../law/obligations/obligation-status.ts';
import type { DisclosureRule } from '../../law/obligations/special-limits.ts';
import { CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { boardViews } from './board-duties.ts';
import { storedRule } from './disclosure-rule.ts';
import type { obligationFilter, obligationItem, obligationsApi } from './obligations.api.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import {
  countObligations,
  documentsNamed,
  namedInRegister,
  obligationRows,
  type ObligationRow,
} from './obligations.repository.ts';
import { whoIsResponsible, type Responsible } from './responsible.ts';

/** Which obligations are wanted. */
export type ObligationFilter = z.output<typeof obligationFilter>;
/** An obligation as lists show it. */
export type ObligationItem = z.output<typeof obligationItem>;

/** A page of the register: open ones by their day, others the latest first. */
export async function listObligations(
  ctx: Ctx,
  input: ObligationFilter & { readonly page: number; readonly size: number },
): Promise<ResponseOf<typeof obligationsApi.list>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(obligationsPolicy.read(ctx.actor, place));
  const where = conditions(input, dayInShanghai(ctx.clock.now()));
  const rows = await obligationRows(ctx.db, {
    where,
    order: input.which === 'open' || input.which === 'overdue' ? 'due' : 'latest',
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  return {
    items: await obligationItems(ctx, rows),
    total: await countObligations(ctx.db, where),
    people: await peopleInRegister(ctx, input.agencyId),
    may: {
      handle: obligationsPolicy.handle(ctx.actor, place) === true,
      waive: obligationsPolicy.waive(ctx.actor, place) === true,
    },
  };
}

/** By name. Who has left one section and works in another, or in the agency, is there. */
async function peopleInRegister(ctx: Ctx, agencyId: string): Promise<Responsible[]> {
  const named = await namedInRegister(ctx.db, agencyId);
  const responsible = await whoIsResponsible(ctx.db, named);
  const people = new Map<string, Responsible>();
  for (const person of named.map((row) => responsible(row)))
    if (person !== null && people.get(person.id)?.left !== false) people.set(person.id, person);
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** All that a filter finds, as they are shown: open ones by their day, others the latest first. Up to `MOST_EXPORTED`. */
export async function allObligations(ctx: Ctx, input: ObligationFilter): Promise<ObligationItem[]> {
  const rows = await obligationRows(ctx.db, {
    where: conditions(input, dayInShanghai(ctx.clock.now())),
    order: input.which === 'open' || input.which === 'overdue' ? 'due' : 'latest',
    offset: 0,
    limit: MOST_EXPORTED,
  });
  return obligationItems(ctx, rows);
}

/** What a workbook can hold without being split; no office has a tenth of it. */
const MOST_EXPORTED = 100_000;

/** How a row stands on a day, and until when a day is soon. */
export function statusOf(
  row: Pick<ObligationRow, 'due_on' | 'period_to' | 'settled_kind' | 'settled_on'>,
  today: string,
) {
  return obligationStatus(
    { dueOn: row.due_on, periodTo: row.period_to, settled: settlementOf(row) },
    { today, soonUntil: addDays(today, SOON_DAYS) },
  );
}

/** Rows as they are shown. */
export async function obligationItems(ctx: Ctx, rows: readonly ObligationRow[]): Promise<ObligationItem[]> {
  const today = dayInShanghai(ctx.clock.now());
  const units = await agenciesById(ctx.db, known(rows.map((row) => row.unit_id)));
  const responsible = await whoIsResponsible(ctx.db, rows);
  const nodes = await nodesById(ctx.db, known(rows.map((row) => row.node_id)));
  const documents = await namedDocuments(ctx, rows);
  const boards = await boardViews(ctx.db, rows);
  const calendar = await calendarOf(ctx.db);
  return rows.map((row): ObligationItem => {
    const rule = storedRule(row.rule);
    const unit = units.get(row.unit_id ?? '');
    const node = nodes.get(row.node_id ?? '');
    return {
      id: row.id,
      version: row.version,
      what: row.what,
      article: rule.article,
      standing: rule.standing,
      takesBack: rule.trigger === 'revoked',
      source: sourceOf(row),
      period: row.period_label,
      triggeredOn: row.triggered_on,
      dueOn: row.due_on,
      status: statusOf(row, today),
      unit: unit === undefined ? null : { id: unit.id, name: unit.name },
      responsible: responsible(row),
      node: node === undefined ? null : { id: node.id, name: node.name },
      posting: rule.posting === null ? '' : spanWords(rule.posting),
      postedUntil: endOfPosting(rule, row, calendar),
      settled: shownSettlement(row),
      nilFrom: nilStillFrom(row, { today, calendar }),
      nilBefore: nilBefore(row),
      documents: documents.get(row.id) ?? [],
      board: boards.get(row.id) ?? null,
    };
  });
}

function endOfPosting(rule: DisclosureRule, row: ObligationRow, calendar: WorkCalendar): PlainDate | null {
  const shown = row.settled_kind === 'published' || row.settled_kind === 'posted';
  if (!shown || row.settled_on === null) return null;
  try {
    return postedUntil(rule, row.settled_on, calendar);
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}

async function namedDocuments(
  ctx: Ctx,
  rows: readonly ObligationRow[],
): Promise<Map<string, ObligationItem['documents']>> {
  const named = await documentsNamed(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const ids = [...new Set([...named.values()].flat())];
  const documents = await documentsById(ctx.db, ids);
  const items = await itemsOf(ctx.db, ids);
  const open = new Set(items.flatMap((item) => (item.state === 'public' ? [item.document_id] : [])));
  return new Map(
    [...named].map(([obligationId, documentIds]) => [
      obligationId,
      documentIds.flatMap((id) => {
        const document = documents.get(id);
        return document === undefined ? [] : [{ id, title: document.title, public: open.has(id) }];
      }),
    ]),
  );
}

function sourceOf({ item_id: item, work_item_id: work, stage }: ObligationRow): ObligationItem['source'] {
  if (item !== null) return { kind: 'item', id: item };
  if (work !== null) return { kind: 'work', id: work, stage };
  throw new Error('an obligation comes from an item or from work');
}

function settlementOf({
  settled_kind: kind,
  settled_on: on,
}: Pick<ObligationRow, 'settled_kind' | 'settled_on'>): Settlement | null {
  return kind === null || on === null ? null : { kind, on };
}

function shownSettlement(row: ObligationRow): ObligationItem['settled'] {
  const settled = settlementOf(row);
  if (settled === null) return null;
  return {
    ...settled,
    by: row.settled_by_name,
    reason: row.settled_reason,
    documentId: row.settled_document_id,
  };
}

function nilStillFrom(
  { period_from: periodFrom, period_to: periodTo, due_on: dueOn }: ObligationRow,
  { today, calendar }: { readonly today: PlainDate; readonly calendar: WorkCalendar },
): PlainDate | null {
  const from = nilFrom({ periodFrom, periodTo, dueOn }, calendar);
  return from !== null && today < from ? from : null;
}

function nilBefore({ nil_on: on, nil_by_name: by, nil_reason: reason }: ObligationRow) {
  return on === null ? null : { on, by, reason };
}

function conditions(filter: ObligationFilter, today: string): RawBuilder<SqlBool> {
  const { agencyId, which, year, itemId, workItemId, unitId, nodeId, documentId, responsibleId } = filter;
  const parts = [sql<SqlBool>`agency_id = ${agencyId}`];
  if (which === 'open') parts.push(sql<SqlBool>`settled_kind IS NULL`);
  if (which === 'overdue') parts.push(sql<SqlBool>`settled_kind IS NULL AND due_on < ${today}`);
  if (which === 'settled') parts.push(sql<SqlBool>`settled_kind IS NOT NULL`);
  if (year !== undefined) parts.push(sql<SqlBool>`due_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`);
  if (itemId !== undefined) parts.push(sql<SqlBool>`item_id = ${itemId}`);
  if (workItemId !== undefined) parts.push(sql<SqlBool>`work_item_id = ${workItemId}`);
  if (unitId !== undefined) parts.push(sql<SqlBool>`unit_id = ${unitId}`);
  if (responsibleId !== undefined) parts.push(sql<SqlBool>`responsible_id = ${responsibleId}`);
  if (nodeId !== undefined) parts.push(sql<SqlBool>`node_id = ${nodeId}`);
  if (documentId !== undefined)
    parts.push(
      sql<SqlBool>`id IN (SELECT obligation_id FROM obligation_documents WHERE document_id = ${documentId})`,
    );
  return sql.join(parts, sql` AND `);
}

function known(ids: readonly (string | null)[]): string[] {
  return ids.flatMap((id) => (id === null ? [] : [id]));
}
