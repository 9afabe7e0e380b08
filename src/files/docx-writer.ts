import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { writeDocxTable } from './docx-table.ts';
import { finishDocx } from './docx-package.ts';
import {
  PAPER,
  SEAL,
  SIZES,
  documentDay,
  mastheadSize,
  printable,
  sealedIndents,
  signatureIndents,
} from './official-layout.ts';
import {
  type ReportBlock,
  type ReportDocument,
  tablesOf,
  titleLines,
  writtenDate,
} from './report-document.ts';

const TWIPS = 20;
/** 28 characters of 16 pt are a little wider than 156 mm. */
const TIGHTEN = -4;
/** Between a heading and its table. */
const TABLE_GAP = 6 * TWIPS;
const CHARACTER = (SIZES.body - 0.2) * TWIPS;

const RED = 'C00000';

const FANGSONG = fontOf('仿宋_GB2312');
const TITLE_FONT = fontOf('方正小标宋_GBK');
const HEITI = fontOf('黑体');
const KAITI = fontOf('楷体_GB2312');

/**
 * The document as a Word file by GB/T 9704: text that staff can go on editing, real headings, tables with merged headings
 * that repeat on each page. The same document always makes the same bytes.
 */
export async function writeReportDocx(document: ReportDocument): Promise<Buffer> {
  const file = new Document({
    title: printable(document.title),
    creator: printable(document.agencyName),
    lastModifiedBy: printable(document.agencyName),
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: FANGSONG,
            size: SIZES.body * 2,
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: exactly(SIZES.bodyLine) },
        },
        title: { run: { font: TITLE_FONT, size: SIZES.title * 2, color: '000000' } },
        heading1: headingStyle(HEITI),
        heading2: headingStyle(KAITI),
      },
    },
    sections: [section(document)],
  });
  return finishDocx(await Packer.toBuffer(file), {
    day: documentDay(document),
    captions: tablesOf(document).map((table) => printable(table.caption)),
  });
}

function section(document: ReportDocument): ISectionOptions {
  return {
    properties: {
      page: {
        size: {
          width: twipsOf(PAPER.widthMm),
          height: twipsOf(PAPER.heightMm),
        },
        margin: {
          top: twipsOf(PAPER.topMm),
          bottom: twipsOf(PAPER.bottomMm),
          left: twipsOf(PAPER.leftMm),
          right: twipsOf(PAPER.rightMm),
          footer: twipsOf(PAPER.footerMm),
          header: twipsOf(15),
        },
      },
    },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: [
      ...mastheadParagraphs(document),
      ...titleParagraphs(document),
      ...document.blocks.flatMap((block, index) => writeBlock(block, document.blocks[index + 1])),
    ],
  };
}

function mastheadParagraphs({ masthead }: ReportDocument): Paragraph[] {
  if (masthead === undefined) return [];
  const size = mastheadSize(masthead.name);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(size + 6), before: SIZES.bodyLine * TWIPS, after: SIZES.bodyLine * TWIPS },
      children: [
        new TextRun({ text: printable(masthead.name), font: TITLE_FONT, size: size * 2, color: RED }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 8, color: RED } },
      children: lines([masthead.number]),
    }),
  ];
}

function titleParagraphs(document: ReportDocument): Paragraph[] {
  return [
    new Paragraph({
      style: 'Title',
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(SIZES.titleLine), before: SIZES.bodyLine * TWIPS, after: SIZES.bodyLine * TWIPS },
      children: lines(titleLines(document), 0),
    }),
  ];
}

function writeBlock(block: ReportBlock, next: ReportBlock | undefined): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${block.level}`,
          outlineLevel: block.level - 1,
          keepNext: true,
          keepLines: true,
          spacing: { ...exactly(SIZES.bodyLine), after: next?.kind === 'table' ? TABLE_GAP : 0 },
          indent: firstLineIndent(),
          children: lines(block.text.split('\n')),
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          alignment: AlignmentType.BOTH,
          indent: firstLineIndent(),
          // Name and date never stand alone on a page.
          keepNext: next?.kind === 'signature',
          children: lines(block.text.split('\n')),
        }),
      ];
    case 'reference':
    case 'addressee':
    case 'right':
      return [
        new Paragraph({
          alignment: EDGES[block.kind],
          spacing: {
            ...exactly(SIZES.bodyLine),
            after: block.kind === 'reference' ? SIZES.bodyLine * TWIPS : 0,
          },
          keepNext: next?.kind === 'signature' || next?.kind === 'right',
          children: lines([block.text]),
        }),
      ];
    case 'table':
      return [writeDocxTable(block.table), spacer(next)];
    case 'signature':
      return writeSignature(block);
  }
}

const EDGES = {
  reference: AlignmentType.CENTER,
  addressee: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
} as const;

/** Word joins tables that follow each other; a line stands between a table and what comes after it. */
function spacer(next: ReportBlock | undefined): Paragraph {
  return new Paragraph({
    spacing: exactly(SIZES.bodyLine / 2),
    keepNext: next?.kind === 'signature',
    children: [],
  });
}

function writeSignature(block: { agency: string; date: string; sealed?: boolean }): Paragraph[] {
  const date = writtenDate(block.date);
  const indents = (block.sealed === true ? sealedIndents : signatureIndents)(block.agency, date);
  const above = block.sealed === true ? SEAL.linesAbove : 1;
  const line = (text: string, indent: number, more: IParagraphOptions): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(indent * CHARACTER) },
      keepLines: true,
      ...more,
      children: lines([text]),
    });
  return [
    line(block.agency, indents.agency, {
      keepNext: true,
      spacing: { ...exactly(SIZES.bodyLine), before: above * SIZES.bodyLine * TWIPS },
    }),
    line(date, indents.date, {}),
  ];
}

function lines(texts: readonly string[], characterSpacing = TIGHTEN): TextRun[] {
  return texts.map(
    (text, index) =>
      new TextRun({
        text: printable(text),
        ...(characterSpacing === 0 ? {} : { characterSpacing }),
        ...(index > 0 ? { break: 1 } : {}),
      }),
  );
}

function pageNumber(side: 'left' | 'right'): Footer {
  const indent = SIZES.pageNumber * TWIPS;
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: indent },
        children: [
          new TextRun({
            font: fontOf('宋体', '宋体'),
            size: SIZES.pageNumber * 2,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}

function headingStyle(font: IRunOptions['font']): { run: IRunOptions; paragraph: IParagraphOptions } {
  return {
    run: { font: font ?? FANGSONG, size: SIZES.body * 2, bold: false, color: '000000' },
    paragraph: { spacing: { ...exactly(SIZES.bodyLine), before: 0, after: 0 } },
  };
}

function firstLineIndent(): { firstLine: number; firstLineChars: number } {
  return { firstLine: Math.round(2 * CHARACTER), firstLineChars: 200 };
}

function exactly(points: number): { line: number; lineRule: typeof LineRuleType.EXACT } {
  return { line: points * TWIPS, lineRule: LineRuleType.EXACT };
}

/** Word knows A4 as 11906 by 16838. */
function twipsOf(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 72 * TWIPS);
}

function fontOf(
  chinese: string,
  latin = 'Times New Roman',
): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: latin, hAnsi: latin, eastAsia: chinese, cs: latin };
}
