import { load } from 'cheerio';
import { type ParsedDocument, unspaced } from './parsed-document.ts';

/** The text and tables of a web page or of what stands in `within`, headings by their spans. */
export function readHtml(html: string, within = 'body'): ParsedDocument {
  const $ = load(html);
  const root = $(within);
  const tables = root
    .find('table')
    .toArray()
    .map((table) =>
      $(table)
        .find('tr')
        .toArray()
        .map((row) =>
          $(row)
            .children('td,th')
            .toArray()
            .map((cell) => ({
              text: unspaced($(cell).text()),
              colSpan: Number($(cell).attr('colspan') ?? 1),
              rowSpan: Number($(cell).attr('rowspan') ?? 1),
            })),
        ),
    );
  root.find('table').remove();
  const lines = root
    .find('h1,h2,h3,h4,p')
    .toArray()
    .map((block) => {
      $(block).find('br').replaceWith('\n');
      return $(block).text().trim();
    })
    .filter((line) => line !== '');
  return { lines, tables };
}
