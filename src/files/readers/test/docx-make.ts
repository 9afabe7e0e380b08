import { strToU8, zipSync } from 'fflate';

/** The parts of a Word file besides its main text, as XML. */
export interface DocxParts {
  readonly numbering?: string;
  readonly styles?: string;
  readonly core?: string;
}

/** A Word file of the parts that a reader looks at. */
export function docxOf(body: string, parts: DocxParts = {}): Uint8Array {
  const part = (name: string, xml: string | undefined): Record<string, Uint8Array> =>
    xml === undefined ? {} : { [name]: strToU8(xml) };
  return zipSync({
    ...part('word/document.xml', `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    ...part('word/numbering.xml', parts.numbering),
    ...part('word/styles.xml', parts.styles),
    ...part('docProps/core.xml', parts.core),
  });
}

/** A paragraph with a text; `more` stands among its properties. */
export function paragraph(text: string, more = ''): string {
  return `<w:p><w:pPr>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** A cell with a text; `more` stands among its properties. */
export function cell(text: string, more = ''): string {
  return `<w:tc><w:tcPr>${more}</w:tcPr>${paragraph(text)}</w:tc>`;
}

/** A row of cells; `more` stands among its properties. */
export function row(cells: readonly string[], more = ''): string {
  return `<w:tr><w:trPr>${more}</w:trPr>${cells.join('')}</w:tr>`;
}

/** A table of rows. */
export function table(...rows: readonly string[]): string {
  return `<w:tbl>${rows.join('')}</w:tbl>`;
}

/** The place of a paragraph in a list. */
export function listed(list: string, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** The definition of lists: levels of each abstract list, and the lists that use it. */
export function numberingOf(
  lists: readonly { id: string; levels: readonly { format: string; text: string; more?: string }[] }[],
  uses: readonly { list: string; of: string; more?: string }[],
): string {
  const abstract = lists.map(
    ({ id, levels }) =>
      `<w:abstractNum w:abstractNumId="${id}">${levels
        .map(
          ({ format, text, more = '' }, level) =>
            `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`,
        )
        .join('')}</w:abstractNum>`,
  );
  const nums = uses.map(
    ({ list, of, more = '' }) => `<w:num w:numId="${list}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`,
  );
  return `<w:numbering xmlns:w="w">${abstract.join('')}${nums.join('')}</w:numbering>`;
}
