import { strToU8, zipSync } from 'fflate';

/** Styles that the cells of `workbook` can have, by their place: numbers of formats as Excel writes them. */
export const STYLES = {
  general: 0,
  /** m/d/yy, the shortest built-in one. */
  day: 1,
  /** yyyy"年"m"月"d"日", written out. */
  chineseDay: 2,
  /** Number 31: what Chinese programs show as 2024年12月31日, without its text in the file. */
  builtInChineseDay: 3,
  /** 0.0 */
  rounded: 4,
  /** #,##0.00 */
  thousands: 5,
  /** yyyy/m/d h:mm */
  moment: 6,
  /** h:mm:ss */
  time: 7,
} as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A cell of a workbook as a spreadsheet program writes it. */
export function cell(
  address: string,
  content: {
    value?: string | number;
    type?: 'n' | 'b' | 'e' | 'str' | 'd';
    style?: keyof typeof STYLES;
    formula?: string;
  },
): string {
  const { value, type = 'n', style = 'general', formula } = content;
  return `<c r="${address}" s="${STYLES[style]}" t="${type}">${formula === undefined ? '' : `<f>${formula}</f>`}${value === undefined ? '' : `<v>${value}</v>`}</c>`;
}

/** A cell with text. */
export function text(address: string, content: string): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

/**
 * A workbook made by hand, so that its bytes are those of Excel and WPS and not those of the library that reads it. Each
 * sheet is a list of rows by number; each row a list of cells.
 */
export function workbook(
  sheets: readonly {
    readonly rows: Readonly<Record<number, readonly string[]>>;
    readonly hidden?: boolean;
    readonly dimension?: string;
  }[],
  options: { from1904?: boolean } = {},
): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${options.from1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ hidden }, index) => `<sheet name="表${index + 1}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.0"/><numFmt numFmtId="166" formatCode="yyyy/m/d\\ h:mm"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8">${[0, 14, 164, 31, 165, 4, 166, 21].map((format) => `<xf numFmtId="${format}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  };
  for (const [index, { rows, dimension }] of sheets.entries()) {
    const written = Object.entries(rows).map(
      ([number, cells]) => `<row r="${number}">${cells.join('')}</row>`,
    );
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}">${dimension === undefined ? '' : `<dimension ref="${dimension}"/>`}<sheetData>${written.join('')}</sheetData></worksheet>`;
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [
        name,
        strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`),
      ]),
    ),
  );
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}
