import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { PdfEngine } from '../readers/pdf-engine.ts';
import { charactersOf, type OpenPage, withPage, withPdf } from '../masking/pdf-pages.ts';
import { pictureKind } from '../masking/picture-pieces.ts';
import { pdfStreams } from '../masking/pdf-streams.ts';
import { unseenCharacters, type UnseenCharacter } from '../masking/pdf-unseen.ts';
import { hidden, type HiddenFinding } from './hidden-finding.ts';
import { hiddenInPicture } from './hidden-in-pictures.ts';

/** Milliseconds in which pages are drawn to see what is covered: a few hundred ordinary ones. */
const LONGEST_DRAWING = 25_000;
const WHY: Readonly<Record<UnseenCharacter['why'], string>> = {
  covered: '被色块或图片遮住',
  plain: '与底色相同',
  unpainted: '设为不显示',
  beyond: '在页面以外',
};
const AGAIN = '请在原稿中删去后重新导出 PDF，不要只画上色块';
/** Notes in which people write: text, free text, marks, stamps, files, applied and planned redactions. */
const WRITTEN: ReadonlyMap<number, string> = new Map([
  [1, '批注'],
  [3, '文本框批注'],
  [9, '高亮批注'],
  [13, '图章'],
  [17, '附件'],
]);
const REDACTION = 28;
const PERSONAL = ['Author', 'Subject', 'Keywords'] as const;

/** What a PDF carries unseen; its pages are drawn for so many milliseconds. Throws `UnreadableFile`. */
export async function hiddenInPdf(bytes: Uint8Array, longest = LONGEST_DRAWING): Promise<HiddenFinding[]> {
  const onPages = await withPdf(bytes, (engine, document, pages) => {
    const findings: HiddenFinding[] = [];
    const until = performance.now() + longest;
    const undrawn: number[] = [];
    for (let number = 1; number <= pages; number += 1)
      withPage({ engine, document }, number, (page) => {
        if (performance.now() < until) findings.push(...unseenIn(engine, page));
        else undrawn.push(number);
        findings.push(...notes(engine, page));
      });
    if (undrawn.length > 0) findings.push(uncovered(undrawn));
    if (engine.lib.FPDFDoc_GetAttachmentCount(document) > 0)
      findings.push(
        hidden('embedded', 'PDF 里附有其他文件，公开后可以取出。请删除附件后另存。', { severity: 'gate' }),
      );
    findings.push(...properties(engine, document));
    return findings;
  });
  return [...onPages, ...(await inFile(bytes))];
}

/** Words under a box may be anybody's data: pages that weren't drawn are for somebody to answer for. */
function uncovered(undrawn: readonly number[]): HiddenFinding {
  const [first = 1] = undrawn;
  return hidden(
    'unchecked',
    `PDF 页数多，第${first}页起没有检查有没有被遮住却能复制的文字。请分成几个文件，或者人工核对后写明理由。`,
    { place: { page: first }, severity: 'gate' },
  );
}

function unseenIn(engine: PdfEngine, page: OpenPage): HiddenFinding[] {
  const unseen = unseenCharacters(engine, page, charactersOf(engine, page));
  return [...Map.groupBy(unseen, ({ why }) => why)].map(([why, { length }]) =>
    hidden(
      why === 'covered' ? 'coveredText' : 'hiddenText',
      `第${page.number}页有${length}个字${WHY[why]}，看不见，却能选中复制。${AGAIN}。`,
      { place: { page: page.number } },
    ),
  );
}

function notes({ lib }: PdfEngine, page: OpenPage): HiddenFinding[] {
  const kinds = new Map<string, number>();
  let planned = 0;
  for (let index = 0; index < Math.min(lib.FPDFPage_GetAnnotCount(page.handle), 2000); index += 1) {
    const note = lib.FPDFPage_GetAnnot(page.handle, index);
    if (note === 0) continue;
    const type = lib.FPDFAnnot_GetSubtype(note);
    const kind = WRITTEN.get(type);
    if (kind !== undefined && (lib.FPDFAnnot_HasKey(note, 'Contents') || kind === '附件'))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (type === REDACTION) planned += 1;
    lib.FPDFPage_CloseAnnot(note);
  }
  const place = { page: page.number };
  const list = [...kinds].map(([kind, count]) => `${count}个${kind}`).join('、');
  return [
    ...(list === ''
      ? []
      : [
          hidden(
            'comments',
            `第${page.number}页有${list}，公开后任何人都能看到内容和批注人。请删除后另存。`,
            { place },
          ),
        ]),
    ...(planned === 0
      ? []
      : [
          hidden(
            'coveredText',
            `第${page.number}页有${planned}处标记了“密文”却没有应用，下面的文字还在。请“应用密文”后另存。`,
            { place },
          ),
        ]),
  ];
}

function properties({ lib, room }: PdfEngine, document: number): HiddenFinding[] {
  const named = PERSONAL.filter((name) => lib.FPDF_GetMetaText(document, name, room, 4096) > 2);
  const labels = { Author: '作者', Subject: '主题', Keywords: '关键词' };
  return named.length === 0
    ? []
    : [
        hidden(
          'properties',
          `PDF 属性中写有${named.map((name) => labels[name]).join('、')}。请用“去除文件信息”处理后上传。`,
        ),
      ];
}

/** What stands around the pages: earlier states, scripts, layers, pictures' own words. */
async function inFile(bytes: Uint8Array): Promise<HiddenFinding[]> {
  const findings: HiddenFinding[] = [];
  const { streams, rest } = pdfStreams(bytes);
  const ends = rest.match(/startxref\s+\d+/gu) ?? [];
  const states =
    ends.filter((end) => !/\s0$/u.test(end)).length - (/\/Linearized\b/u.test(rest.slice(0, 4096)) ? 1 : 0);
  if (states > 1)
    findings.push(
      hidden(
        'earlierState',
        `PDF 里留有${states - 1}个以前的版本，删改以前的内容还能取出。请“另存为”或者重新导出，不要增量保存。`,
      ),
    );
  if (/\/(?:JavaScript|Launch)\b/u.test(rest))
    findings.push(hidden('script', 'PDF 中有自动运行的脚本。请重新导出后上传。'));
  for (const { bytes: opened, picture } of streams)
    if (picture !== null && pictureKind(opened) !== null)
      findings.push(...hiddenInPicture(opened).filter(({ kind }) => kind === 'place'));
  if (await hasHiddenLayers(bytes))
    findings.push(
      hidden(
        'hiddenText',
        'PDF 有图层，关闭的图层上的内容公开后任何人都能打开来看。请合并图层或者重新导出。',
        { severity: 'advice' },
      ),
    );
  return findings;
}

async function hasHiddenLayers(bytes: Uint8Array): Promise<boolean> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return document.catalog.has(PDFName.of('OCProperties'));
  } catch {
    return false;
  }
}
