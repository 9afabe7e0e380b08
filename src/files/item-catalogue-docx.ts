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
import { fieldHeading, itemTableSpec, type ItemCatalogue } from './item-tables.ts';
import { printable } from './official-layout.ts';

const TWIPS_OF_MM = 1440 / 25.4;
const PAGE = { widthMm: 210, heightMm: 297, marginMm: 18 };
const TABLE_PT = ((PAGE.heightMm - 2 * PAGE.marginMm) / 25.4) * 72;

const TITLE = fontOf('方正小标宋_GBK');
const HEADING = fontOf('黑体');
const TEXT = fontOf('宋体');

/**
 * A 标准目录 as a Word file: A4 across, a table a field with the headings on each page again. The same catalogue makes the
 * same bytes.
 */
export async function writeItemCatalogueDocx(catalogue: ItemCatalogue): Promise<Buffer> {
  const { title, agencyName, fields, day } = catalogue;
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
        children: [titleOf(title), ...fields.flatMap((field, index) => fieldBlocks(field, index))],
      },
    ],
  });
  return finishDocx(await Packer.toBuffer(file), {
    day,
    captions: fields.map((field) => printable(itemTableSpec(field).caption)),
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

function fieldBlocks(field: ItemCatalogue['fields'][number], index: number): (Paragraph | Table)[] {
  return [
    new Paragraph({
      style: 'Heading1',
      outlineLevel: 0,
      keepNext: true,
      spacing: { before: index === 0 ? 0 : 240, after: 120 },
      children: [new TextRun(printable(fieldHeading(field, index)))],
    }),
    writeDocxTable(itemTableSpec(field), { widthPt: TABLE_PT, breaksAnywhere: true }),
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
