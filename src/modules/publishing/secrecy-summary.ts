import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { editionsOf } from '../documents/documents.queries.ts';
import { signedForm } from '../review/review.api.ts';
import { secrecyBetween, secrecyOfEditions } from '../review/review.queries.ts';
import { secrecyAllows } from '../../law/secrecy-review.ts';
import {
  SECRECY_CHANNEL_LABELS,
  SECRECY_RESULT_LABELS,
  SECRECY_SOURCE_LABELS,
  secrecyForm,
} from '../review/review.secrecy.ts';
import { itemsOf, type PublishedItem } from './published-items.repository.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { siteUrlOf } from './site-frames.ts';

/** One 保密审查 as the summary has it: no opinion and no ground, for those may tell what isn't to be known. */
interface SummaryLine {
  readonly title: string;
  readonly documentNumber: string;
  readonly source: string;
  readonly result: string;
  readonly reviewer: string;
  readonly on: string;
  readonly publishedOn: string;
  readonly url: string;
  readonly channels: string;
}

const COLUMNS: readonly SheetColumn<SummaryLine & { readonly number: number }>[] = [
  ['序号', ({ number }) => number],
  ['标题', ({ title }) => title],
  ['文号', ({ documentNumber }) => documentNumber],
  ['来源', ({ source }) => source],
  ['审查结论', ({ result }) => result],
  ['审查人', ({ reviewer }) => reviewer],
  ['审查日期', ({ on }) => on],
  ['公开日期', ({ publishedOn }) => publishedOn],
  ['公开网址', ({ url }) => url],
  ['公开渠道', ({ channels }) => channels],
];

const UNNAMED = '（不公开，标题仅保密审查员可见）';

const answers = secrecyForm.pick({ source: true, channels: true });

type SecrecyRecord = Awaited<ReturnType<typeof secrecyBetween>>[number];

/** 保密审查汇总表: every 保密审查 that an agency signed in a month (`2024-06`), and what of it became public, as a sheet. */
export async function exportSecrecySummary(
  ctx: Ctx,
  { agencyId, month }: { readonly agencyId: string; readonly month: string },
): Promise<{ fileName: string; bytes: Buffer }> {
  const place = await placeOf(ctx.db, agencyId);
  const { name: title, shortName } = await agencyById(ctx.db, agencyId);
  const lines = await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.exportSecrecy(tx.actor, place));
    const namesAll = publishingPolicy.nameWithheld(tx.actor, place) === true;
    const found = await linesOf(tx, { agencyId, month, namesAll });
    tx.record({
      type: 'document.secrecy_exported',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title },
      after: { month, count: found.length },
    });
    return found;
  });
  const bytes = await writeXlsxOf({
    sheetName: '保密审查汇总表',
    columns: COLUMNS,
    items: lines.map((line, index) => ({ ...line, number: index + 1 })),
  });
  return { fileName: `${shortName}保密审查汇总表（${month}）.xlsx`, bytes };
}

async function linesOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  wanted: { readonly agencyId: string; readonly month: string; readonly namesAll: boolean },
): Promise<SummaryLine[]> {
  const { agencyId, namesAll } = wanted;
  const records = await secrecyBetween(ctx.db, { agencyId, ...momentsOf(wanted.month) });
  const ids = [...new Set(records.map((one) => one.document_id))];
  const items = new Map((await itemsOf(ctx.db, ids)).map((item) => [item.document_id, item]));
  const siteUrl = await siteUrlOf(ctx, agencyId);
  const lines = new Map<string, SummaryLine>();
  for (const [documentId, ofOne] of Map.groupBy(records, (one) => one.document_id)) {
    const editions = new Map((await editionsOf(ctx.db, documentId)).map((edition) => [edition.id, edition]));
    const all = await secrecyOfEditions(ctx.db, [...editions.keys()]);
    const item = items.get(documentId);
    for (const record of ofOne) {
      const named = namesAll || mayBeNamed(record, { all, item });
      // Of the reviews of an edition the last one let it become public.
      const decisive = all.find((one) => one.edition_id === record.edition_id)?.id === record.id;
      const edition = editions.get(record.edition_id);
      const publishedAt = decisive && secrecyAllows(record.result) ? (edition?.publishedAt ?? null) : null;
      const form = signedForm.parse(record.form);
      const { data: filled } = answers.safeParse(record.form);
      lines.set(record.id, {
        title: named ? form.title : UNNAMED,
        documentNumber: named ? form.documentNumber : '',
        source: filled === undefined ? '' : SECRECY_SOURCE_LABELS[filled.source],
        result: SECRECY_RESULT_LABELS[record.result],
        reviewer: record.by_name,
        on: dayInShanghai(record.at),
        publishedOn: publishedAt === null ? '' : dayInShanghai(publishedAt),
        url: publishedAt !== null && item?.state === 'public' ? `${siteUrl}${item.path}` : '',
        channels: (filled?.channels ?? []).map((one) => SECRECY_CHANNEL_LABELS[one]).join('、'),
      });
    }
  }
  return records.flatMap(({ id }) => lines.get(id) ?? []);
}

/**
 * Whether a title may stand where others than the reviewers read it: it is public, or was never to be kept from the public, neither
 * with this text nor under this title, nor by what was signed last. `all`: what was signed of the document, newest first.
 */
function mayBeNamed(
  record: SecrecyRecord,
  { all, item }: { readonly all: readonly SecrecyRecord[]; readonly item: PublishedItem | undefined },
): boolean {
  const { title } = signedForm.parse(record.form);
  if (item?.state === 'public' && item.title === title) return true;
  if (item !== undefined && (item.title_hidden || item.withdrawal_kind === 'vanish')) return false;
  const same = all.filter(
    (one, at) =>
      at === 0 || one.content_hash === record.content_hash || signedForm.parse(one.form).title === title,
  );
  return [record, ...same].every(({ result }) => secrecyAllows(result));
}

/** The moments between which a month is, 北京时间. */
function momentsOf(month: string): { from: Date; until: Date } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: new Date(`${month}-01T00:00:00+08:00`), until: new Date(`${next}-01T00:00:00+08:00`) };
}
