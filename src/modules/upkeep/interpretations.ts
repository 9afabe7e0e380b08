import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { interpretationStanding } from '../../law/upkeep/review-days.ts';
import type { InterpretationTerm } from '../../law/upkeep/upkeep-terms.ts';
import { CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentById, documentsById, linksOfMany } from '../documents/documents.queries.ts';
import { itemOf, itemsOf, publicItemsOfKinds } from '../publishing/publishing.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { noInterpretation } from './upkeep.errors.ts';
import type { upkeepApi } from './upkeep.api.ts';
import { deleteExemption, exemptionsOf, insertExemption } from './upkeep-marks.repository.ts';
import { upkeepPolicy } from './upkeep.policy.ts';
import { termsOf } from './upkeep-terms.ts';

type Answer = ResponseOf<typeof upkeepApi.interpretations>;
/** How the interpretation of a document stands. */
export type InterpretationItem = Answer['items'][number];

/** The policy documents that an agency made public in a year, with their interpretations: what is late or missing first. */
export async function listInterpretations(
  ctx: Ctx,
  { agencyId, year }: { readonly agencyId: string; readonly year: number },
): Promise<Answer> {
  const place = await placeOf(ctx.db, agencyId);
  authorise(upkeepPolicy.read(ctx.actor, place));
  const items = await interpretationsIn(ctx, {
    agencyId,
    from: new Date(`${year}-01-01T00:00:00+08:00`),
    until: new Date(`${year + 1}-01-01T00:00:00+08:00`),
  });
  return {
    items: items.toSorted((a, b) => ORDER[a.standing] - ORDER[b.standing]),
    counts: countStandings(items),
    may: { exempt: upkeepPolicy.exempt(ctx.actor, place) === true },
  };
}

const ORDER: Readonly<Record<InterpretationItem['standing'], number>> = {
  overdue: 0,
  waiting: 1,
  late: 2,
  inTime: 3,
  exempt: 4,
};

/** How many stand how. */
export function countStandings(items: readonly InterpretationItem[]): Answer['counts'] {
  const counts = { inTime: 0, late: 0, waiting: 0, overdue: 0, exempt: 0 };
  for (const { standing } of items) counts[standing] += 1;
  return counts;
}

/** The same for any time, without asking who reads; the oldest first. */
export async function interpretationsIn(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  period: { readonly agencyId: string; readonly from: Date; readonly until: Date },
): Promise<InterpretationItem[]> {
  const { interpretation } = await termsOf(ctx.db, period.agencyId);
  const items = await publicItemsOfKinds(ctx.db, { ...period, kinds: interpretation.kinds });
  const ids = items.map((item) => item.document_id);
  const explained = await interpretationsFor(ctx.db, ids);
  const exemptions = await exemptionsOf(ctx.db, ids);
  const calendar = await calendarOf(ctx.db);
  const today = dayInShanghai(ctx.clock.now());
  return items.map((item) => {
    const interpretations = explained.get(item.document_id) ?? [];
    const exemption = exemptions.get(item.document_id);
    const publishedOn = dayInShanghai(item.public_since);
    const days = interpretations.flatMap((one) => (one.publishedOn === null ? [] : [one.publishedOn]));
    const facts = {
      publishedOn,
      interpretedOn: days.toSorted()[0] ?? null,
      exempt: exemption !== undefined,
    };
    return {
      documentId: item.document_id,
      title: item.title,
      documentNumber: item.document_number ?? '',
      publishedOn,
      ...standingOf(facts, { term: interpretation.term, today, calendar }),
      interpretations,
      exemption: exemption === undefined ? null : { reason: exemption.reason, by: exemption.byName },
    };
  });
}

/** Linked interpretations with the day on which each became public; null while it isn't. */
async function interpretationsFor(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, InterpretationItem['interpretations']>> {
  const ends = await linksOfMany(db, documentIds);
  const ids = [...ends.values()]
    .flat()
    .flatMap((end) => (end.direction === 'interpretedBy' ? [end.documentId] : []));
  const documents = await documentsById(db, ids);
  const published = new Map(
    (await itemsOf(db, [...new Set(ids)])).flatMap((item) =>
      item.state === 'public' ? [[item.document_id, dayInShanghai(item.public_since)]] : [],
    ),
  );
  return new Map(
    documentIds.map((id) => [
      id,
      (ends.get(id) ?? []).flatMap(({ direction, documentId }) => {
        const document = documents.get(documentId);
        if (direction !== 'interpretedBy' || document === undefined) return [];
        return [{ id: documentId, title: document.title, publishedOn: published.get(documentId) ?? null }];
      }),
    ]),
  );
}

function standingOf(
  facts: Parameters<typeof interpretationStanding>[0],
  terms: { readonly term: InterpretationTerm; readonly today: PlainDate; readonly calendar: WorkCalendar },
): Pick<InterpretationItem, 'dueOn' | 'standing'> {
  try {
    return interpretationStanding(facts, terms);
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error;
    // Nobody is late by a day that can't be told yet.
    return { dueOn: null, standing: facts.interpretedOn === null ? 'waiting' : 'inTime' };
  }
}

/** Decides that a document goes without an interpretation. Doing it again changes nothing. */
export async function exemptFromInterpretation(
  ctx: Ctx,
  input: { readonly documentId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { documentId, reason } = input;
    const { agencyId, title, kind } = await documentById(tx.db, documentId);
    authorise(upkeepPolicy.exempt(tx.actor, await placeOf(tx.db, agencyId)));
    const { interpretation } = await termsOf(tx.db, agencyId);
    const item = await itemOf(tx.db, documentId);
    if (item?.state !== 'public' || !interpretation.kinds.includes(kind)) throw noInterpretation();
    const by = { by_account: accountIdOf(tx.actor), by_name: nameOf(tx.actor), at: tx.clock.now() };
    if (!(await insertExemption(tx.db, { document_id: documentId, reason, ...by }))) return;
    tx.record({
      type: 'upkeep.interpretation_exempted',
      agencyId,
      subject: { kind: 'document', id: documentId, title },
      reason,
    });
  });
}

/** Asks for an interpretation after all. */
export async function demandInterpretation(
  ctx: Ctx,
  { documentId }: { readonly documentId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, title } = await documentById(tx.db, documentId);
    authorise(upkeepPolicy.exempt(tx.actor, await placeOf(tx.db, agencyId)));
    if (!(await deleteExemption(tx.db, documentId))) return;
    tx.record({
      type: 'upkeep.interpretation_demanded',
      agencyId,
      subject: { kind: 'document', id: documentId, title },
    });
  });
}
