import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { endOfNormative } from '../../law/annual-report/classify.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { DEED_SPECS } from '../../law/upkeep/deeds.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { metadataSchema, VALIDITY_LABELS } from '../documents/documents.content.ts';
import type { DocumentRecord } from '../documents/documents.types.ts';
import { knownDocuments } from '../documents/readable-links.ts';
import { publicItemsOfKinds } from '../publishing/publishing.queries.ts';
import { normativeRecords, recordFinder, type NormativeRecord } from '../registers/upkeep-records.ts';
import { deedOf } from './case-roles.ts';
import { lastCases, type CaseRow } from './upkeep-cases.repository.ts';
import { upkeepPolicy } from './upkeep.policy.ts';

/** A normative document in the list of a clean-up. */
export interface NormativeLine {
  readonly title: string;
  readonly documentNumber: string;
  readonly writtenOn: string;
  readonly effectiveOn: string;
  /** Its last day; empty where it has none. */
  readonly validUntil: string;
  readonly validity: string;
  /** By what it is amended, repealed or replaced; empty where nothing is named. */
  readonly changedBy: string;
  readonly where: '公开网站' | '登记簿';
  readonly review: CaseRow | undefined;
  /** Its record, also of what is public; undefined where it isn't registered. */
  readonly registered: NormativeRecord | undefined;
}

const COLUMNS: readonly SheetColumn<NormativeLine & { readonly number: number }>[] = [
  ['序号', ({ number }) => number],
  ['文件名称', ({ title }) => title],
  ['文号', ({ documentNumber }) => documentNumber],
  ['联合机关', ({ registered }) => registered?.jointIssuers ?? ''],
  ['合法性审核', ({ registered }) => legalityWords(registered)],
  ['备案号', ({ registered }) => registered?.filingNumber ?? ''],
  ['备案日期', ({ registered }) => registered?.filedOn ?? ''],
  ['成文日期', ({ writtenOn }) => writtenOn],
  ['施行日期', ({ effectiveOn }) => effectiveOn],
  ['有效期至', ({ validUntil }) => validUntil],
  ['有效性', ({ validity }) => validity],
  ['修改、废止或者代替它的文件', ({ changedBy }) => changedBy],
  ['来源', ({ where }) => where],
  ['清理意见', ({ review }) => deedWords(review)],
  ['理由', ({ review }) => review?.reason ?? ''],
  ['提出人', ({ review }) => review?.decided_by_name ?? ''],
  ['批准人', ({ review }) => review?.approved_by_name ?? ''],
  ['办结日期', ({ review }) => review?.closed_on ?? ''],
];

/** The 清理目录 as a sheet: every normative document with how long it holds and what was decided about it. */
export async function exportNormativeList(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{ fileName: string; bytes: Buffer }> {
  const lines = await inTransaction(ctx, async (tx) => {
    authorise(upkeepPolicy.read(tx.actor, await placeOf(tx.db, agencyId)));
    const { name: title } = await agencyById(tx.db, agencyId);
    tx.record({ type: 'upkeep.exported', agencyId, subject: { kind: 'agency', id: agencyId, title } });
    return normativeLines(tx, agencyId);
  });
  const { shortName } = await agencyById(ctx.db, agencyId);
  const on = dayInShanghai(ctx.clock.now());
  const bytes = await writeXlsxOf({
    sheetName: '规范性文件清理目录',
    columns: COLUMNS,
    items: lines.map((line, index) => ({ ...line, number: index + 1 })),
  });
  return { fileName: `${shortName}规范性文件清理目录（${on}）.xlsx`, bytes };
}

async function normativeLines(
  ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>,
  agencyId: string,
): Promise<NormativeLine[]> {
  const { db } = ctx;
  const today = dayInShanghai(ctx.clock.now());
  const reviews = await lastCases(db, { agencyId, matter: 'expiring' });
  const marked = await lastCases(db, { agencyId, matter: 'ceasing' });
  const items = await publicItemsOfKinds(db, {
    agencyId,
    kinds: ['normative'],
    from: new Date(0),
    until: new Date('9999-12-31'),
  });
  const changing = await knownDocuments(
    ctx,
    items.flatMap((item) => item.changed_by ?? []),
  );
  const all = await normativeRecords(db, agencyId);
  const recordOf = recordFinder(all);
  const own = new Map(
    items.map(({ document_id: id, title, document_number: number }) => [
      id,
      recordOf({ id, title, documentNumber: number ?? '' }),
    ]),
  );
  const told = new Set(own.values());
  const records = all.filter((record) => !told.has(record) && !own.has(record.documentId ?? ''));
  return [
    ...items.map((item): NormativeLine => {
      const { effectiveOn, lapsesOn } = metadataSchema.parse(item.metadata);
      return {
        title: item.title,
        documentNumber: item.document_number ?? '',
        writtenOn: item.written_on ?? '',
        effectiveOn: effectiveOn ?? '',
        validUntil: lapsesOn === null ? '' : addDays(lapsesOn, -1),
        validity: VALIDITY_LABELS[item.validity],
        changedBy: nameWords(changing.get(item.changed_by ?? '')),
        where: '公开网站',
        review:
          reviews.get(item.document_id) ??
          marked.get(item.document_id) ??
          reviews.get(own.get(item.document_id)?.id ?? ''),
        registered: own.get(item.document_id),
      };
    }),
    ...records.map((record): NormativeLine => ({
      title: record.title,
      documentNumber: record.documentNumber,
      writtenOn: record.madeOn,
      effectiveOn: record.effectiveOn ?? '',
      validUntil: record.validUntil ?? '',
      validity: registeredValidity(record, today),
      changedBy: '',
      where: '登记簿',
      review: reviews.get(record.id),
      registered: record,
    })),
  ];
}

function registeredValidity(record: NormativeRecord, today: PlainDate): string {
  const end = endOfNormative(record);
  if (end === null || end.on > today) return '有效';
  // What somebody entered is told in their words, though its term was over by then.
  const { endedOn, endedHow } = record;
  const how = endedOn !== null && endedOn <= today ? (endedHow ?? end.how) : end.how;
  return how === 'lapsed' ? '失效' : '废止';
}

function nameWords(document: DocumentRecord | undefined): string {
  if (document === undefined) return '';
  const { title, documentNumber } = document;
  return documentNumber === '' ? title : `${title}（${documentNumber}）`;
}

function deedWords(review: CaseRow | undefined): string {
  const deed = review === undefined ? null : deedOf(review);
  return deed === null ? '' : DEED_SPECS[deed].label;
}

function legalityWords(record: NormativeRecord | undefined): string {
  if (record === undefined) return '';
  const { legalityReviewedBy, legalityReviewedOn, legalityOpinion } = record;
  return [legalityReviewedBy, legalityReviewedOn ?? '', legalityOpinion]
    .filter((part) => part !== '')
    .join('　');
}
