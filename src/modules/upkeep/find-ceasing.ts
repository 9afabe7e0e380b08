import { z } from 'zod';
import type { Db } from '../../platform/database/connect.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { KINDS_WITH_VALIDITY, isDocumentKind } from '../../law/document-kinds.ts';
import type { Ground } from '../../law/upkeep/grounds.ts';
import { TRACE_KINDS, TRACE_LABELS } from '../../law/upkeep/personal-traces.ts';
import { addMonths } from '../../law/upkeep/review-days.ts';
import type { UpkeepTerms } from '../../law/upkeep/upkeep-terms.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import {
  itemsNamed,
  itemsOf,
  itemsPostedBefore,
  publicItemsOfKinds,
} from '../publishing/publishing.queries.ts';
import { normativeRecords } from '../registers/upkeep-records.ts';
import type { FoundSubject } from './found-subject.ts';
import { scansWithFindings } from './upkeep-marks.repository.ts';

/** What is found in a public text (`scan-public-texts.ts`). */
export const tracesSchema = z.array(
  z.object({ kind: z.enum(TRACE_KINDS), count: z.number().int(), sample: z.string() }),
);
/** What a public text repeals. */
export const repealsSchema = z.array(z.object({ title: z.string(), documentNumber: z.string() }));

type Item = Awaited<ReturnType<typeof itemsOf>>[number];
type Found = readonly [item: Item, ground: Ground];

/** Before anything was public. */
const EVER = new Date(0);

/** Everything public of an agency for which there is a ground to take it down, mask it or mark it; with all its grounds. */
export async function ceasingSubjects(
  db: Db,
  agencyId: string,
  { terms, today }: { readonly terms: UpkeepTerms; readonly today: PlainDate },
): Promise<FoundSubject[]> {
  const found = [
    ...(await postedLongEnough(db, agencyId, today)),
    ...(await outlivedLists(db, agencyId, { terms, today })),
    ...(await inTexts(db, agencyId)),
    ...(await endedByRegister(db, agencyId, today)),
  ];
  return [...Map.groupBy(found, ([item]) => item.document_id)].flatMap(([id, ofOne]) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const [{ title, revision_id: revisionId }] = first;
    const grounds = ofOne.map(([, ground]) => ground);
    return [{ kind: 'document' as const, id, title, grounds, revisionId, since: today }];
  });
}

/** 公示期 over. Its last day is still one of it. */
async function postedLongEnough(db: Db, agencyId: string, today: PlainDate): Promise<Found[]> {
  return (await itemsPostedBefore(db, { agencyId, day: today })).flatMap((item): Found[] => {
    const { publicityUntil: last } = metadataSchema.parse(item.metadata);
    if (last === null) return [];
    return [[item, { name: 'postingOver', detail: `公示截止日期为${last}`, since: addDays(last, 1) }]];
  });
}

/** Lists of people that have been public for longer than the office needs them to be. */
async function outlivedLists(
  db: Db,
  agencyId: string,
  { terms, today }: { readonly terms: UpkeepTerms; readonly today: PlainDate },
): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const rule of terms.lists) {
    const until = new Date(`${addMonths(today, -rule.months)}T00:00:00+08:00`);
    const { kinds, subjects, lists, months, label, basis } = rule;
    const items = await publicItemsOfKinds(db, {
      agencyId,
      kinds,
      from: EVER,
      until,
      titled: [subjects, lists],
    });
    for (const item of items) {
      const on = dayInShanghai(item.public_since);
      const detail = `${label}，${on}发布，公开期限为${months}个月（${basis}）`;
      if (!found.has(item.document_id))
        found.set(item.document_id, [item, { name: 'listOutlived', detail, since: addMonths(on, months) }]);
    }
  }
  return [...found.values()];
}

/** Personal data in texts and attachments, and documents that another text repeals. */
async function inTexts(db: Db, agencyId: string): Promise<Found[]> {
  const scans = await scansWithFindings(db, agencyId);
  const items = new Map(
    (await itemsOf(db, [...new Set(scans.map(({ documentId }) => documentId))])).map((item) => [
      item.document_id,
      item,
    ]),
  );
  const found: Found[] = [];
  for (const { documentId, revisionId, traces, repeals } of scans) {
    const item = items.get(documentId);
    // What an earlier edition said is no longer public.
    if (item === undefined || item.state !== 'public' || item.revision_id !== revisionId) continue;
    const given = tracesSchema.parse(traces);
    const since = dayInShanghai(item.changed_at);
    if (given.length > 0) {
      const words = given.map(
        ({ kind, count, sample }) => `${TRACE_LABELS[kind]}${count}处（如“${sample}”）`,
      );
      found.push([item, { name: 'personalData', detail: `正文或者附件中有${words.join('、')}`, since }]);
    }
    found.push(...(await repealedBy(db, item, repealsSchema.parse(repeals))));
  }
  return found;
}

async function repealedBy(db: Db, by: Item, names: z.output<typeof repealsSchema>): Promise<Found[]> {
  if (names.length === 0) return [];
  const { effectiveOn } = metadataSchema.parse(by.metadata);
  const older = (
    await itemsNamed(db, {
      agencyId: by.agency_id,
      titles: names.flatMap(({ title }) => (title === '' ? [] : [title])),
      numbers: names.flatMap(({ documentNumber }) => (documentNumber === '' ? [] : [documentNumber])),
    })
  ).filter(
    (item) =>
      isOlder(item, by) &&
      isInForce(item) &&
      // Somebody decided already what this text does to it.
      !(item.validity === 'amended' && item.changed_by === by.document_id),
  );
  const since = effectiveOn ?? dayInShanghai(by.public_since);
  return older.map((item) => [item, { name: 'replaced', detail: `“${by.title}”写明将其废止`, since }]);
}

/** By 成文日期; where that doesn't tell, by what was public first, here or elsewhere before. */
function isOlder(item: Item, by: Item): boolean {
  if (item.written_on !== null && by.written_on !== null && item.written_on !== by.written_on)
    return item.written_on < by.written_on;
  return (
    item.document_id !== by.document_id &&
    (item.public_since < by.public_since || item.published_at < by.published_at)
  );
}

/** The register says that it no longer holds, its page doesn't. */
async function endedByRegister(db: Db, agencyId: string, today: PlainDate): Promise<Found[]> {
  const ended = (await normativeRecords(db, agencyId)).filter(
    ({ endedOn, documentId }) => endedOn !== null && endedOn <= today && documentId !== null,
  );
  const items = new Map(
    (
      await itemsOf(
        db,
        ended.flatMap(({ documentId }) => (documentId === null ? [] : [documentId])),
      )
    ).map((item) => [item.document_id, item]),
  );
  return ended.flatMap(({ documentId, endedOn, endedHow }): Found[] => {
    const item = items.get(documentId ?? '');
    if (item === undefined || endedOn === null || item.state !== 'public') return [];
    if (!isInForce(item)) return [];
    const how = endedHow === 'repealed' ? '废止或者宣布失效' : '有效期届满';
    return [[item, { name: 'endedUnmarked', detail: `登记簿记载${endedOn}${how}`, since: endedOn }]];
  });
}

/** What was amended goes on to hold. */
function isInForce({ kind, validity }: Item): boolean {
  const holds = validity === 'valid' || validity === 'amended';
  return isDocumentKind(kind) && KINDS_WITH_VALIDITY.has(kind) && holds;
}
