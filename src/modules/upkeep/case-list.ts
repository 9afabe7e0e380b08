import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { z } from 'zod';
import { accountIdOf, authorise, type Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { DEEDS, DEED_SPECS, MATTER_SPECS, type Deed } from '../../law/upkeep/deeds.ts';
import { adviceOf, GROUND_SPECS, type Ground } from '../../law/upkeep/grounds.ts';
import { expiryAlarm } from '../../law/upkeep/review-days.ts';
import type { UpkeepTerms } from '../../law/upkeep/upkeep-terms.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { mayWriteDocument } from '../documents/documents.policy.ts';
import { knownDocuments } from '../documents/readable-links.ts';
import { holdsDeed } from './case-roles.ts';
import { changedByOf, changesSite, decisionOf } from './carry-out.ts';
import type { caseFilter, caseItem, upkeepApi } from './upkeep.api.ts';
import { groundsSchema, type CaseGround } from './upkeep.content.ts';
import { caseRows, countCases, findCase, stepsOf, type CaseRow } from './upkeep-cases.repository.ts';
import { unreadOf } from './upkeep-marks.repository.ts';
import { upkeepPolicy } from './upkeep.policy.ts';
import { termsOf } from './upkeep-terms.ts';

/** Calendar days before its day from which a review is shown as due. */
export const DUE_SOON_DAYS = 7;

/** A case as it is shown. */
export type CaseItem = z.input<typeof caseItem>;
type Filter = z.output<typeof caseFilter>;

/** A page of the queue: what isn't closed by its day, what is the latest first. */
export async function listCases(
  ctx: Ctx,
  input: Filter & { readonly page: number; readonly size: number },
): Promise<z.input<(typeof upkeepApi.list)['response']>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(upkeepPolicy.read(ctx.actor, place));
  const today = dayInShanghai(ctx.clock.now());
  const where = conditions(input, today);
  const rows = await caseRows(ctx.db, {
    where,
    order: input.which === 'closed' ? 'latest' : 'due',
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  const terms = await termsOf(ctx.db, input.agencyId);
  const named = await namedDocuments(ctx, rows);
  const count = async (which: Filter['which']) => countCases(ctx.db, conditions({ ...input, which }, today));
  return {
    items: rows.map((row) => shownCase(ctx, row, { place, terms, named })),
    total: await countCases(ctx.db, where),
    counts: {
      due: await count('due'),
      open: await count('open'),
      decided: await count('decided'),
      approved: await count('approved'),
    },
  };
}

/** What happened to a case, and the attachments that couldn't be read for it. */
export async function caseHistory(
  ctx: Ctx,
  { caseId }: { readonly caseId: string },
): Promise<ResponseOf<typeof upkeepApi.history>> {
  const row = await findCase(ctx.db, caseId);
  if (row === null) throw notFound('这件审查事项');
  authorise(upkeepPolicy.read(ctx.actor, await placeOf(ctx.db, row.agency_id)));
  const steps = await stepsOf(ctx.db, caseId);
  return {
    steps: steps.map(({ step, deed, reason, by_name: by, at }) => ({
      step,
      deed: DEEDS.find((one) => one === deed) ?? null,
      reason,
      by,
      at: at.toISOString(),
    })),
    unread: row.revision_id === null ? [] : await unreadOf(ctx.db, row.revision_id),
  };
}

/** Documents that decisions name, as the person who asks may know them. */
export type NamedDocuments = Awaited<ReturnType<typeof knownDocuments>>;

/** The documents that decisions of some cases name. */
export async function namedDocuments(ctx: Ctx, rows: readonly CaseRow[]): Promise<NamedDocuments> {
  return knownDocuments(
    ctx,
    rows.flatMap((row) => changedByOf(decisionOf(row)) ?? []),
  );
}

/** A case as a person sees it, with what this person may do. */
export function shownCase(
  ctx: Ctx,
  row: CaseRow,
  {
    place,
    terms,
    named,
  }: { readonly place: Place; readonly terms: UpkeepTerms; readonly named: NamedDocuments },
): CaseItem {
  const today = dayInShanghai(ctx.clock.now());
  const grounds = groundsSchema.parse(row.grounds);
  const decision = decisionOf(row);
  const { daysLeft, alarm } = expiryAlarm(row.due_on, today, terms.expiryAlarms);
  return {
    id: row.id,
    version: row.version,
    matter: row.matter,
    subject: { kind: row.subject_kind, id: row.subject_id },
    title: row.title,
    grounds: grounds.map((ground) => shownGround(row, ground)),
    advice: adviceFor(row, grounds),
    dueOn: row.due_on,
    daysLeft,
    alarm: row.matter === 'expiring' ? alarm : null,
    state: row.state,
    decision,
    changedBy: titled(named.get(changedByOf(decision) ?? '')),
    reason: row.reason,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    approvedBy: row.approved_by_name,
    approvedAt: row.approved_at?.toISOString() ?? null,
    draftId: row.draft_id,
    outcome: row.outcome,
    closedOn: row.closed_on,
    nextReviewOn: row.next_review_on,
    may: mayOf(ctx, row, place),
  };
}

function titled(
  document: { readonly id: string; readonly title: string } | undefined,
): CaseItem['changedBy'] {
  return document === undefined ? null : { id: document.id, title: document.title };
}

function mayOf({ actor }: Ctx, row: CaseRow, place: Place): CaseItem['may'] {
  const { state, decided_by: decidedBy } = row;
  const approves = upkeepPolicy.approve(actor, { place, decidedBy }) === true;
  const own = state === 'decided' && decidedBy !== null && decidedBy === accountIdOf(actor);
  const holder = state === 'approved' && holdsDeed(actor, row, place);
  const atSite = state === 'approved' && changesSite(row);
  return {
    decide: state === 'open' && upkeepPolicy.decide(actor, place) === true,
    approve: state === 'decided' && approves,
    takeBack: own || ((state === 'decided' || state === 'approved') && approves),
    carryOut: holder && atSite,
    begin: holder && !atSite && row.subject_kind !== 'normative' && mayWriteDocument(actor, place) === true,
  };
}

function shownGround(row: CaseRow, { name, detail, since }: CaseGround): CaseItem['grounds'][number] {
  if (name === 'note') return { label: '', detail, law: MATTER_SPECS[row.matter].law, since };
  const { label, law } = GROUND_SPECS[name];
  return { label, detail, law, since };
}

function adviceFor(row: CaseRow, grounds: readonly CaseGround[]): Deed | null {
  if (row.matter !== 'ceasing') return null;
  const known = grounds.filter(
    (ground): ground is Ground => ground.name !== 'note' && ground.name !== 'byHand',
  );
  return known.length === 0 ? null : adviceOf(known);
}

function conditions({ agencyId, matter, which, text }: Filter, today: PlainDate): RawBuilder<SqlBool> {
  const words = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const of = sql<SqlBool>`agency_id = ${agencyId} AND matter = ${matter} AND title ILIKE ${words}`;
  if (which !== 'due') return sql<SqlBool>`${of} AND state = ${which}`;
  const until = matter === 'expiring' ? '9999-12-31' : addDays(today, DUE_SOON_DAYS);
  return sql<SqlBool>`${of} AND state = 'open' AND due_on <= ${until}`;
}

/** What is done about a case next, in words. */
export function nextWords(row: CaseRow): string {
  switch (row.state) {
    case 'open':
      return '提出处理意见';
    case 'decided':
      return '批准处理意见';
    case 'approved':
      return `办理：${DEEDS.flatMap((deed) => (deed === row.deed ? [DEED_SPECS[deed].label] : [])).join('')}`;
    case 'closed':
      return '已办结';
  }
}
