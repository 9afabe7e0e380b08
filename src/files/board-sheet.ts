import { signatureAmong } from '../law/signature.ts';
import { printable, signatureIndents } from './official-layout.ts';
import type { TextBlock } from './html-blocks.ts';
import { tableData } from './pdf-data.ts';
import { setType } from './pdf-writer.ts';
import { qrCodeSvg } from './qr-code.ts';

/** Papers of boards. */
export type BoardPaper = 'a4' | 'a3';

/** A sheet to be put up on a public board. */
export interface BoardSheet {
  readonly paper: BoardPaper;
  readonly agencyName: string;
  readonly title: string;
  /** 文号、发布日期 in one line; may be empty. */
  readonly marks: string;
  readonly blocks: readonly TextBlock[];
  /** Pictures by attachment; one that isn't here is named by its text. */
  readonly pictures: ReadonlyMap<
    string,
    { readonly bytes: Uint8Array; readonly extension: 'png' | 'jpg' | 'gif' }
  >;
  /** Lines beside the code: who posts, until when, where to ask. */
  readonly foot: readonly string[];
  /** The page on the portal to which the code leads. */
  readonly address: string;
  /** The day of the sheet, `2025-01-20`. */
  readonly day: string;
}

/** Points; people read a board standing, from an arm's length. */
const PAPERS = {
  a4: { size: 18, width: 210, height: 297, margin: 20, code: 34 },
  a3: { size: 26, width: 297, height: 420, margin: 26, code: 48 },
} as const;

/**
 * The sheet as a PDF in large print, with a QR code that leads to its page. Tagged, PDF/A-2a; the same sheet always makes the
 * same bytes. Throws when it can't be set.
 */
export async function writeBoardSheet(sheet: BoardSheet): Promise<Buffer> {
  const { size, ...paper } = PAPERS[sheet.paper];
  const [year, month, day] = sheet.day.split('-').map(Number);
  const files = picturesOf(sheet);
  const data = JSON.stringify({
    paper,
    size,
    title: printable(sheet.title),
    agency: printable(sheet.agencyName),
    marks: printable(sheet.marks),
    day: { year, month, day },
    blocks: blocksOf(sheet.blocks, files),
    foot: sheet.foot.map(printable),
    code: qrCodeSvg(sheet.address),
    codeSays: `二维码：${sheet.address}`,
  });
  return setType({
    template: 'board-sheet',
    data,
    standard: 'a-2a',
    files: [...files.values()],
  });
}

type Picture = { readonly name: string; readonly bytes: Uint8Array };

function picturesOf(sheet: BoardSheet): Map<string, Picture> {
  const files = new Map<string, Picture>();
  for (const [id, { bytes, extension }] of sheet.pictures)
    files.set(id, { name: `picture-${files.size + 1}.${extension}`, bytes });
  return files;
}

/** The 落款 stands at the right, as the portal shows it; all other pieces as they are. */
function blocksOf(blocks: readonly TextBlock[], files: ReadonlyMap<string, Picture>): object[] {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const textAt = (index: number): string => paragraphs[index]?.lines.join('\n') ?? '';
  const signed = signatureAmong(paragraphs.length, textAt);
  const date = textAt(signed.at(-1) ?? -1);
  const names = signed.slice(0, -1).map(textAt);
  const longest = names.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const indents = signatureIndents(longest, date);
  const places = new Map(
    signed.map((index, nth) => {
      const isDate = nth === names.length;
      const text = printable(textAt(index));
      return [
        paragraphs[index],
        { kind: 'signature', text, indent: isDate ? indents.date : indents.agency, first: nth === 0, isDate },
      ] as const;
    }),
  );
  return blocks.map((block) => {
    const place = block.kind === 'paragraph' ? places.get(block) : undefined;
    return place ?? blockData(block, files);
  });
}

function blockData(block: TextBlock, files: ReadonlyMap<string, Picture>): object {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', text: printable(block.text) };
    case 'paragraph':
      return { kind: 'paragraph', lines: block.lines.map(printable) };
    case 'item':
      return { kind: 'item', text: printable(block.text), depth: block.depth };
    case 'table':
      return { kind: 'table', ...tableData(block.table) };
    case 'picture': {
      const file = files.get(block.attachmentId);
      const alt = printable(block.alt);
      if (file === undefined)
        return { kind: 'paragraph', lines: [`（图片${alt === '' ? '' : `：${alt}`}，请扫描二维码查看）`] };
      return { kind: 'picture', file: file.name, alt: alt === '' ? '图片' : alt };
    }
  }
}
