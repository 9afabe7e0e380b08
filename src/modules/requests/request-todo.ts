import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { accountIdOf } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { FINAL_POSITIONS, HANDLED_POSITIONS, type RequestRole } from '../../law/requests/positions.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { boardItems, dueWindow, runs, type DueWindow } from './request-board.ts';
import type { requestDeskApi } from './request-desk.api.ts';
import { REQUEST_WAITS, type RequestWait } from './request-waits.definitions.ts';
import { requestRolesOf } from './requests.policy.ts';
import type { CaseRow } from './requests.repository.ts';

/** How many are shown; the rest comes up when these are done. */
const SHOWN = 50;

type Todo = ResponseOf<typeof requestDeskApi.todo>;
type WaitingRow = CaseRow & { readonly waits: RequestWait };

/**
 * What waits for the actor at the agencies where he takes part, the most urgent first: his own requests and those that are
 * nobody's yet for a handler, what is to be reviewed, agreed to or signed for the others. What he may not do himself because
 * he had a part in the same answer isn't his to do.
 */
export async function requestTodo(ctx: Ctx): Promise<Todo> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const found: Todo['items'][number][] = [];
  for (const agencyId of new Set(grants.map((grant) => grant.agencyId))) {
    found.push(...(await waitingAt(ctx, agencyId)));
  }
  const sorted = found.toSorted(
    (a, b) =>
      REQUEST_WAITS.indexOf(a.waits) - REQUEST_WAITS.indexOf(b.waits) || compareDays(a.dueOn, b.dueOn),
  );
  return { items: sorted.slice(0, SHOWN), total: sorted.length };
}

async function waitingAt(ctx: Ctx, agencyId: string): Promise<Todo['items'][number][]> {
  const roles = requestRolesOf(ctx.actor, await placeOf(ctx.db, agencyId));
  if (roles.length === 0) return [];
  const window = await dueWindow(ctx, agencyId);
  const cases = sql.join(
    roles.flatMap((role) => waitsOf(role, { window, me: accountIdOf(ctx.actor) })),
    sql` `,
  );
  const { rows } = await sql<WaitingRow>`
    SELECT * FROM (SELECT c.*, CASE ${cases} END AS waits FROM request_cases c
      WHERE c.agency_id = ${agencyId} AND c.position NOT IN (${sql.join([...FINAL_POSITIONS])})) found
    WHERE waits IS NOT NULL ORDER BY due_on, id LIMIT 500`.execute(ctx.db);
  const items = await boardItems(ctx.db, rows, { window, handles: roles.includes('handler') });
  const { name: agencyName } = await agencyById(ctx.db, agencyId);
  return items.flatMap((item, index) => {
    const waits = rows[index]?.waits;
    return waits === undefined ? [] : [{ ...item, agencyName, waits }];
  });
}

interface Asked {
  readonly window: DueWindow;
  readonly me: string | null;
}

/** The conditions under which a request waits for the role, each with its word; the first that holds counts. */
function waitsOf(role: RequestRole, { window, me }: Asked): RawBuilder<unknown>[] {
  switch (role) {
    case 'handler':
      return handlerWaits({ window, me });
    case 'head':
      return [
        when(
          sql<SqlBool>`c.position IN (${sql.join(HANDLED_POSITIONS)}) AND ${LAST_ON_EXTENSION} = 'extensionProposed'`,
          'extension',
        ),
        when(reviewOpen('legal', me), 'legal'),
      ];
    case 'secrecy':
      return [when(reviewOpen('secrecy', me), 'secrecy')];
    case 'signer':
      return [when(sql<SqlBool>`c.position = 'signing' AND NOT ${hadPart(me)}`, 'sign')];
    case 'applicant':
    case 'system':
      return [];
  }
}

function handlerWaits({ window: { today, soon }, me }: Asked): RawBuilder<unknown>[] {
  const mine = sql<SqlBool>`(c.holder_id IS NULL OR c.holder_id = ${me})`;
  const answered = sql<SqlBool>`c.position IN ('reviewing','signing','settled')`;
  const due = sql<SqlBool>`${mine} AND NOT ${answered} AND ${runs(today)}`;
  const message = sql<SqlBool>`EXISTS (SELECT 1 FROM request_messages m WHERE m.case_id = c.id AND m.taken_at IS NULL)`;
  return [
    when(sql<SqlBool>`${due} AND c.due_on < ${today}`, 'overdue'),
    when(sql<SqlBool>`${due} AND c.due_on = ${today}`, 'today'),
    when(sql<SqlBool>`${mine} AND ${message}`, 'message'),
    when(sql<SqlBool>`c.position = 'pending'`, 'pending'),
    when(sql<SqlBool>`c.position = 'registered'`, 'unassigned'),
    when(sql<SqlBool>`${mine} AND c.position = 'delivering'`, 'deliver'),
    when(sql<SqlBool>`${due} AND c.due_on <= ${soon}`, 'soon'),
  ];
}

function when(condition: RawBuilder<SqlBool>, waits: RequestWait): RawBuilder<unknown> {
  return sql`WHEN ${condition} THEN ${sql.lit(waits)}`;
}

/** A proposal waits until it is agreed to or refused; in an answer that was ordered anew none is possible. */
const LAST_ON_EXTENSION = sql`(SELECT x.kind FROM request_events x WHERE x.case_id = c.id
  AND x.kind IN ('extensionProposed', 'extensionRefused', 'extended', 'redoOrdered') ORDER BY x.seq DESC LIMIT 1)`;

const LAST_DRAFT = sql`(SELECT max(d.seq) FROM request_events d WHERE d.case_id = c.id AND d.kind = 'drafted')`;

function reviewOpen(aspect: 'legal' | 'secrecy', me: string | null): RawBuilder<SqlBool> {
  return sql<SqlBool>`c.position = 'reviewing' AND NOT ${hadPart(me)} AND NOT EXISTS (
    SELECT 1 FROM request_events e WHERE e.case_id = c.id AND e.kind = 'reviewed'
      AND e.detail->>'aspect' = ${aspect} AND e.seq > ${LAST_DRAFT})`;
}

/** Whoever drafted or reviewed the answer can't take a further part in it. */
function hadPart(me: string | null): RawBuilder<SqlBool> {
  return sql<SqlBool>`EXISTS (SELECT 1 FROM request_events e WHERE e.case_id = c.id
    AND e.kind IN ('drafted','reviewed') AND e.by_account = ${me} AND e.seq >= ${LAST_DRAFT})`;
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
