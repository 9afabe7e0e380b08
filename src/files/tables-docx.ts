import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { finishDocx } from './docx-package.ts';
import { writeDocxTable } from './docx-table.ts';
import { printable } from './official-layout.ts';
import type { TablesDocument, TablesSection } from './tables-document.ts';

const TWIPS_OF_MM = 1440 / 25.4;
const PAGE = { widthMm: 210, heightMm: 297, marginMm: 18 };
const TABLE_PT = ((PAGE.heightMm - 2 * PAGE.marginMm) / 25.4) * 72;

const TITLE = fontOf('方正小标宋_GBK');
const HEADING = fontOf('黑体');
const TEXT = fontOf('宋体');

/**
 * Tables as a Word file: A4 across, the headings of a table on each page again. The same document makes the same bytes.
 */
export async function writeTablesDocx(document: TablesDocument): Promise<Buffer> {
  const { title, agencyName, opening, sections, day } = document;
  const file = new Document({
    title: printable(title),
    creator: printable(agencyName),
    lastModifiedBy: printable(agencyName),
    description: '',
    styles: {
      default: {
        document: { run: { font: TEXT, size: 18, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
        title: { run: { font: TITLE, size: 44, color: '000000' } },
        heading1: { run: { font: HEADING, size: 28, bold: false, color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twips(PAGE.widthMm),
              height: twips(PAGE.heightMm),
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: {
              top: twips(PAGE.marginMm),
              bottom: twips(PAGE.marginMm),
              left: twips(PAGE.marginMm),
              right: twips(PAGE.marginMm),
              footer: twips(10),
              header: twips(10),
            },
          },
        },
        footers: { default: pageNumber() },
        children: [
          titleOf(title),
          ...opening.map(openingOf),
          ...sections.flatMap((section, index) => sectionBlocks(section, index)),
        ],
      },
    ],
  });
  return finishDocx(await Packer.toBuffer(file), {
    day,
    captions: sections.map(({ table }) => printable(table.caption)),
  });
}

function titleOf(title: string): Paragraph {
  return new Paragraph({
    style: 'Title',
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun(printable(title))],
  });
}

function openingOf(text: string): Paragraph {
  return new Paragraph({
    spacing: { after: 80 },
    children: [new TextRun({ text: printable(text), size: 21 })],
  });
}

function sectionBlocks({ heading, table }: TablesSection, index: number): (Paragraph | Table)[] {
  return [
    new Paragraph({
      style: 'Heading1',
      outlineLevel: 0,
      keepNext: true,
      spacing: { before: index === 0 ? 0 : 240, after: 120 },
      children: [new TextRun(printable(heading))],
    }),
    writeDocxTable(table, { widthPt: TABLE_PT, breaksAnywhere: true }),
  ];
}

function pageNumber(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: 24, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function fontOf(chinese: string): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  const latin = 'Times New Roman';
  return { ascii: latin, hAnsi: latin, eastAsia: chinese, cs: latin };
}

function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_OF_MM);
}
