import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { pdfMerger, type MergePart } from '../../files/merge-pdf.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import type { ReportDocument } from '../../files/report-document.ts';
import { columnHeader, dataCell } from '../../files/table-spec.ts';
import { zipStream, type ZipEntry } from '../../files/zip-stream.ts';
import { toChinese } from '../../law/dates.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { papersOf, type CasePaper } from './case-papers.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { subjectOf } from './perform-action.ts';
import type { IndexRow } from './request-forms.ts';
import { bundleTooLarge } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';

/** A larger file is listed in the PDF and stands in the ZIP alone. */
const LARGEST_IN_PDF = 40 * 1024 * 1024;
/** All files of the dossier in one PDF; it is held in memory. */
const ALL_IN_PDF = 200 * 1024 * 1024;
/** An archive of the plain kind can't be larger than 4 GB. */
const LARGEST_ZIP = 3.9 * 1024 ** 3;

/** A bundle on its way out. */
export interface Bundle {
  readonly fileName: string;
  readonly content: Buffer | Readable;
}

/** The whole dossier as one PDF: cover with the list of papers and their pages, then all papers that can be set. */
export async function bundlePdf(ctx: Ctx, input: { readonly caseId: string }): Promise<Bundle> {
  const { loaded, papers } = await openPapers(ctx, input.caseId);
  const agency = await agencyById(ctx.db, loaded.row.agency_id);
  const title = `政府信息公开申请案卷（${loaded.row.number}）`;
  const merger = await pdfMerger({ title, author: agency.name, madeAt: ctx.clock.now() });
  const rows: IndexRow[] = [];
  let [page, taken] = [1, 0];
  for (const paper of papers) {
    const size = paper.sealed?.size ?? 0;
    const part = size > LARGEST_IN_PDF || taken + size > ALL_IN_PDF ? null : await partOf(ctx, paper);
    const pages = part === null ? null : await merger.add(part);
    if (pages !== null) taken += size;
    rows.push({ ...paper, pages: pages === null ? '见电子文件' : pageRange(page, pages) });
    page += pages ?? 0;
  }
  const cover = await writeReportPdf(coverDocument(loaded, { agencyName: agency.name, rows }));
  const content = await merger.finish(cover);
  await recordExport(ctx, loaded, { format: 'pdf', papers });
  return { fileName: `${loaded.row.number}案卷.pdf`, content };
}

/** The whole dossier as an archive: everything as it is, in order, with a manifest of sizes and hashes. It is streamed. */
export async function bundleZip(ctx: Ctx, input: { readonly caseId: string }): Promise<Bundle> {
  const { loaded, papers } = await openPapers(ctx, input.caseId);
  if (papers.reduce((sum, { sealed }) => sum + (sealed?.size ?? 0), 0) > LARGEST_ZIP) throw bundleTooLarge();
  const agency = await agencyById(ctx.db, loaded.row.agency_id);
  const folder = safeName(loaded.row.number);
  const rows = papers.map((paper) => ({ ...paper, pages: '' }));
  const cover: ZipEntry = {
    name: `${folder}/00-封面和目录.pdf`,
    packed: true,
    open: async () =>
      Readable.from([await writeReportPdf(coverDocument(loaded, { agencyName: agency.name, rows }))]),
  };
  const entries = papers.map((paper, at): ZipEntry => ({
    name: `${folder}/${String(at + 1).padStart(2, '0')}-${safeName(withoutEnding(paper))}.${paper.extension}`,
    packed: paper.make !== undefined || !paper.mediaType.startsWith('text/'),
    open: async () => contentOf(ctx, paper),
  }));
  await recordExport(ctx, loaded, { format: 'zip', papers });
  const madeAt = ctx.clock.now().toISOString();
  const madeBy = nameOf(ctx.actor);
  const stream = zipStream([cover, ...entries], (written) => ({
    name: `${folder}/清单.json`,
    text: JSON.stringify(
      {
        申请编号: loaded.row.number,
        行政机关: agency.name,
        制作时间: madeAt,
        制作人: madeBy,
        身份证明: papers.some(({ proof }) => proof)
          ? '含申请人身份证明、授权委托书，仅供本案复议应诉使用。'
          : '卷内没有身份证明。',
        材料: written.map((entry, at) => ({
          ...entry,
          材料名称: at === 0 ? '封面和目录' : (papers[at - 1]?.title ?? ''),
          身份证明: papers[at - 1]?.proof === true,
        })),
      },
      null,
      2,
    ),
  }));
  return { fileName: `${loaded.row.number}案卷.zip`, content: Readable.from(stream) };
}

/** The rows of 归档目录 with the pages of what the program makes itself. */
export async function archiveRows(ctx: Ctx, caseId: string): Promise<IndexRow[]> {
  const { papers } = await openPapers(ctx, caseId);
  const rows: IndexRow[] = [];
  for (const paper of papers) {
    const size = paper.sealed?.size ?? 0;
    const part = size > LARGEST_IN_PDF ? null : await partOf(ctx, paper);
    const merger = await pdfMerger({ title: '', author: '', madeAt: ctx.clock.now() });
    const pages = part === null ? null : await merger.add(part);
    rows.push({ ...paper, pages: pages === null ? '电子文件' : String(pages) });
  }
  return rows;
}

async function openPapers(
  ctx: Ctx,
  caseId: string,
): Promise<{ readonly loaded: LoadedCase; readonly papers: readonly CasePaper[] }> {
  const loaded = await loadCase(ctx, caseId);
  authorise(requestsPolicy.handle(ctx.actor, loaded.place));
  const seesProofs = requestsPolicy.openProof(ctx.actor, loaded.place) === true;
  const papers = await papersOf(ctx, loaded);
  return { loaded, papers: papers.filter(({ proof }) => seesProofs || !proof) };
}

async function recordExport(
  ctx: Ctx,
  loaded: LoadedCase,
  { format, papers }: { readonly format: string; readonly papers: readonly CasePaper[] },
): Promise<void> {
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'request.exported',
      agencyId: loaded.row.agency_id,
      subject: subjectOf(loaded),
      after: { format, papers: papers.length, proofs: papers.filter(({ proof }) => proof).length },
    }),
  );
}

const PARTS: Readonly<Record<string, MergePart['type']>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
};

/** The paper as a piece of the PDF; null where it can't be one. */
async function partOf(ctx: Ctx, paper: CasePaper): Promise<MergePart | null> {
  const type = PARTS[paper.mediaType];
  if (type === undefined) return null;
  return { type, bytes: await buffer(await contentOf(ctx, paper)) };
}

async function contentOf(ctx: Ctx, paper: CasePaper): Promise<Readable> {
  if (paper.make !== undefined) return Readable.from([await paper.make()]);
  if (paper.sealed === undefined) throw new Error(`nothing behind ${paper.title}`);
  const content = await ctx.sealed.open(paper.sealed.id);
  return content.stream().once('close', () => void content.close());
}

function coverDocument(
  { row, today }: LoadedCase,
  { agencyName, rows }: { readonly agencyName: string; readonly rows: readonly IndexRow[] },
): ReportDocument {
  const line = (text: string) => ({ kind: 'paragraph', text }) as const;
  const cells = (texts: readonly string[]) => texts.map((text) => dataCell(text || '　', { align: 'left' }));
  return {
    title: '政府信息公开申请案卷',
    agencyName,
    blocks: [
      line(`登记编号：${row.number}`),
      line(`收到日期：${row.received_on === null ? '尚未确认' : toChinese(row.received_on)}`),
      line(`办结日期：${row.settled_on === null ? '尚未办结' : toChinese(row.settled_on)}`),
      { kind: 'heading', level: 1, text: '卷内材料目录' },
      {
        kind: 'table',
        table: {
          caption: '卷内材料目录',
          columnWidths: [5, 30, 18, 12, 10],
          headerRows: 1,
          fontSize: 10.5,
          padding: 3,
          rows: [
            ['序号', '材料名称', '文号', '日期', '页次'].map((text) => columnHeader(text)),
            ...rows.map(({ title, number, date, pages }, at) =>
              cells([String(at + 1), title, number, date, pages]),
            ),
          ],
        },
      },
      { kind: 'signature', agency: agencyName, date: today },
    ],
  };
}

function pageRange(first: number, pages: number): string {
  return pages <= 1 ? String(first) : `${first}-${first + pages - 1}`;
}

function withoutEnding({ title, extension }: CasePaper): string {
  return title.toLowerCase().endsWith(`.${extension}`) ? title.slice(0, -extension.length - 1) : title;
}

/** A name that every system takes; nothing in it leads out of the folder. */
function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return [...name.replaceAll(/[\u0000-\u001f<>:"/\\|?*：]/gu, '_')].slice(0, 60).join('');
}
