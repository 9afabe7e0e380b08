const TAGS = /<table\b[^>]*>|<\/table>/g;

/**
 * Puts every outer table of a sanitised body into a region of its own that a narrow screen can scroll, also by
 * keyboard. Bodies that bring such regions (the annual report does) stay as they are.
 */
export function wrapTables(body: string): string {
  if (!body.includes('<table') || body.includes('class="table-scroll"')) return body;
  let depth = 0;
  let count = 0;
  return body.replace(TAGS, (tag) => {
    if (tag.startsWith('</')) {
      if (depth === 0) return tag;
      depth -= 1;
      return depth === 0 ? `${tag}</section>` : tag;
    }
    depth += 1;
    if (depth > 1) return tag;
    count += 1;
    return `<section class="table-scroll" tabindex="0" aria-label="表格${count}">${tag}`;
  });
}
