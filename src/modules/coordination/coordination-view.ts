import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { z } from 'zod';
import { authorise, type Actor, type Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import {
  COORDINATION_ANSWERS,
  isOpen,
  mayHappen,
  type CoordinationFacts,
} from '../../law/upkeep/coordination-states.ts';
import { agenciesById, placeOf, publishingAgencies } from '../agencies/agencies.queries.ts';
import type { AgencySummary } from '../agencies/agencies.types.ts';
import { currentEditions, documentsById, publishedContent } from '../documents/documents.queries.ts';
import { factsOf, TAKEN_BACK } from './coordinate.ts';
import { holdsOf, type Hold } from './coordination-holds.ts';
import type { coordinationApi, coordinationItem } from './coordination.api.ts';
import { coordinationPolicy } from './coordination.policy.ts';
import {
  coordinationRows,
  countCoordinations,
  eventsOf,
  findCoordination,
  type CoordinationRow,
} from './coordination.repository.ts';

/** A coordination as it is shown. */
export type CoordinationItem = z.input<typeof coordinationItem>;

/** What an agency has asked, is asked, and has to decide; the latest first. */
export async function listCoordinations(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly documentId?: string | undefined;
    readonly which: 'open' | 'all';
    readonly page: number;
    readonly size: number;
  },
): Promise<z.input<(typeof coordinationApi.list)['response']>> {
  const { agencyId, documentId, which } = input;
  const place = await placeOf(ctx.db, agencyId);
  authorise(coordinationPolicy.read(ctx.actor, [place]));
  const parts = [
    sql<SqlBool>`(agency_id = ${agencyId} OR other_agency_id = ${agencyId} OR superior_agency_id = ${agencyId})`,
  ];
  if (documentId !== undefined) parts.push(sql<SqlBool>`document_id = ${documentId}`);
  if (which === 'open') parts.push(sql<SqlBool>`state IN ('asked','answered','escalated')`);
  const where: RawBuilder<SqlBool> = sql.join(parts, sql` AND `);
  const rows = await coordinationRows(ctx.db, {
    where,
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  return {
    items: await coordinationItems(ctx, rows),
    total: await countCoordinations(ctx.db, where),
    may: {
      ask: coordinationPolicy.ask(ctx.actor, place) === true,
      set: coordinationPolicy.set(ctx.actor, place) === true,
    },
  };
}

/** The text that was asked about, as it was then, and what was said: for both agencies and their superior. */
export async function openCoordination(
  ctx: Ctx,
  { coordinationId }: { readonly coordinationId: string },
): Promise<z.input<(typeof coordinationApi.open)['response']>> {
  const row = await findCoordination(ctx.db, coordinationId);
  if (row === null) throw notFound('这件信息发布协调');
  const places: Place[] = [];
  for (const id of partiesOf(row)) places.push(await placeOf(ctx.db, id));
  authorise(coordinationPolicy.read(ctx.actor, places));
  const { title, summary, bodyHtml, metadata, attachments } = await publishedContent(ctx.db, row.revision_id);
  const events = await eventsOf(ctx.db, row.id);
  const agencies = await agenciesById(
    ctx.db,
    events.flatMap(({ by_agency_id: id }) => id ?? []),
  );
  const [item] = await coordinationItems(ctx, [row]);
  if (item === undefined) throw notFound('这件信息发布协调');
  return {
    item,
    text: {
      title,
      summary,
      bodyHtml,
      documentNumber: metadata.documentNumber,
      attachments: attachments.map(({ name }) => name),
    },
    events: events.map((event) => ({
      event: event.event,
      answer: COORDINATION_ANSWERS.find((one) => one === event.answer) ?? null,
      text: event.text,
      paper: event.paper,
      by: event.by_name,
      byAgency: agencies.get(event.by_agency_id ?? '')?.name ?? '',
      at: event.at.toISOString(),
    })),
  };
}

/** Agencies that can be asked in the desk. Names are public. */
export async function agenciesToAsk(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{ items: { id: string; name: string }[] }> {
  authorise(coordinationPolicy.read(ctx.actor, [await placeOf(ctx.db, agencyId)]));
  const all = await publishingAgencies(ctx.db);
  return { items: all.filter(({ id }) => id !== agencyId).map(({ id, name }) => ({ id, name })) };
}

/** Coordinations as they are shown to whoever asks; as many queries for a page of them as for one. */
export async function coordinationItems(
  ctx: Ctx,
  rows: readonly CoordinationRow[],
): Promise<CoordinationItem[]> {
  const ids = rows.map((row) => row.document_id);
  const documents = await documentsById(ctx.db, ids);
  const current = await currentEditions(ctx.db, ids);
  const agencies = await agenciesById(ctx.db, rows.flatMap(partiesOf));
  const holds = await holdsOf(ctx.db, new Map([...current].map(([id, { revisionId }]) => [id, revisionId])));
  return rows.map((row) => {
    const hold = holds.get(row.id) ?? TAKEN_BACK;
    const facts = factsOf(row, { today: dayInShanghai(ctx.clock.now()), ...hold });
    return {
      id: row.id,
      version: row.version,
      kind: row.kind,
      document: { id: row.document_id, title: documents.get(row.document_id)?.title ?? '' },
      agencyId: row.agency_id,
      agencyName: agencies.get(row.agency_id)?.name ?? '',
      other: { agencyId: row.other_agency_id, name: row.other_name },
      question: row.question,
      paper: row.paper,
      askedOn: row.asked_on,
      dueOn: row.due_on,
      overdue: facts.overdue && row.state === 'asked',
      blocking: row.blocking,
      state: row.state,
      answer: row.answer,
      answeredOn: row.answered_on,
      superior:
        row.superior_name === '' ? null : { agencyId: row.superior_agency_id, name: row.superior_name },
      open: isOpen(row) && !hold.replaced,
      textChanged: hold.textChanged,
      obstacle: current.get(row.document_id)?.state === 'published' ? '' : hold.obstacle,
      may: mayOf(ctx.actor, row, { facts, hold, agencies }),
    };
  });
}

/** The asker, the one asked and their superior, as far as they are agencies here. */
function partiesOf(row: CoordinationRow): string[] {
  return [row.agency_id, row.other_agency_id, row.superior_agency_id].flatMap((id) => id ?? []);
}

function mayOf(
  actor: Actor,
  row: CoordinationRow,
  known: {
    readonly facts: CoordinationFacts;
    readonly hold: Hold;
    readonly agencies: ReadonlyMap<string, AgencySummary>;
  },
): CoordinationItem['may'] {
  const { facts, hold, agencies } = known;
  const placeIn = (id: string): Place => {
    const { path } = must(agencies.get(id), `agency ${id}`);
    return { agencyId: id, agencyPath: path };
  };
  const asker = placeIn(row.agency_id);
  const { other_agency_id: otherId, superior_agency_id: superiorId } = row;
  const paper = coordinationPolicy.recordPaper(actor, asker) === true;
  const settles = coordinationPolicy.settle(actor, asker) === true;
  const answers = otherId === null ? paper : coordinationPolicy.answer(actor, placeIn(otherId)) === true;
  const rules = superiorId === null ? paper : coordinationPolicy.rule(actor, placeIn(superiorId)) === true;
  const notYet =
    (row.kind === 'approval' && row.answer !== 'agrees') || (row.answer === 'corrects' && !hold.textChanged);
  return {
    answer: answers && mayHappen('answer', facts),
    escalate: coordinationPolicy.ask(actor, asker) === true && mayHappen('escalate', facts),
    rule: rules && row.state === 'escalated',
    settle: settles && (hold.replaced || !notYet) && mayHappen('settle', facts),
    withdraw: settles && mayHappen('withdraw', facts),
  };
}
