const TAGS = /<table\b[^>]*>|<\/table>/g;
/** A region around a table that came with the text: what it said of itself went with the sanitiser. */
const OLD_REGION = /<(section|div) class="table-scroll"[^>]*>\s*(<table\b[\s\S]*?<\/table>)\s*<\/\1>/g;
const FIGURE = /<td(| [^>]*)>((?:<p>)?\s*-?\d[\d,]*(?:\.\d+)?%?\s*(?:<\/p>)?)<\/td>/g;
/** From so many columns on a phone shows the table in its full width and lets the reader move it. */
const WIDE = 6;

/**
 * Puts every outer table of a sanitised body into a region of its own that a narrow screen can scroll, also by
 * keyboard, and marks cells that hold nothing but a figure. Named by the table's caption, else counted.
 */
export function wrapTables(body: string): string {
  if (!body.includes('<table')) return body;
  const bare = body.replace(OLD_REGION, '$2');
  let depth = 0;
  let count = 0;
  const wrapped = bare.replace(TAGS, (tag: string, at: number) => {
    if (tag.startsWith('</')) {
      if (depth === 0) return tag;
      depth -= 1;
      return depth === 0 ? `${tag}</section>` : tag;
    }
    depth += 1;
    if (depth > 1) return tag;
    count += 1;
    const inside = bare.slice(at + tag.length);
    const wide = columnsIn(inside) >= WIDE ? ' table-wide' : '';
    return `<section class="table-scroll${wide}" tabindex="0" aria-label="${captionIn(inside) || `表格${count}`}">${tag}`;
  });
  return wrapped.replace(FIGURE, (whole: string, attributes: string, figure: string) =>
    attributes.includes('class=') ? whole : `<td class="number"${attributes}>${figure}</td>`,
  );
}

/** Columns of the first row: what it spans together. */
function columnsIn(table: string): number {
  const row = table.slice(0, table.indexOf('</tr>'));
  return [...row.matchAll(/<t[hd](?:\s[^>]*)?>/g)]
    .map(([cell]) => Number(/\bcolspan="(\d+)"/.exec(cell)?.[1] ?? 1))
    .reduce((sum, columns) => sum + columns, 0);
}

/** The caption's text, still escaped as it stands in HTML, so that it may stand in an attribute. */
function captionIn(table: string): string {
  const caption = /^\s*<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '';
  return caption
    .replace(/<[^>]*>/g, '')
    .replaceAll('"', '&quot;')
    .trim();
}
