import type { CheerioAPI } from 'cheerio';

/** What elements say that they are, by role or by style, and the element of a table that they then are. */
const PARTS: readonly (readonly [selector: string, style: RegExp, name: string])[] = [
  ['[role="table"],[role="grid"],[role="treegrid"]', /(?:^|;)display:(?:inline-)?table(?:;|$)/u, 'table'],
  ['[role="row"]', /(?:^|;)display:table-row(?:;|$)/u, 'tr'],
  [
    '[role="cell"],[role="gridcell"],[role="columnheader"],[role="rowheader"]',
    /(?:^|;)display:table-cell(?:;|$)/u,
    'td',
  ],
];

const REAL = /^(?:table|thead|tbody|tfoot|tr|td|th)$/u;

/** Makes tables of what only looks like them: elements whose role or style says so become `table`, `tr` and `td`. */
export function nameTables($: CheerioAPI): void {
  for (const [selector, style, name] of PARTS) {
    const styled = $('[style*="table"]').filter((_, { attribs }) =>
      style.test((attribs['style'] ?? '').replaceAll(/\s/gu, '').toLowerCase()),
    );
    for (const node of $(selector).add(styled).toArray()) {
      // Real parts of tables may bear their own role once more.
      if (node.type !== 'tag' || REAL.test(node.name)) continue;
      node.name = name;
      for (const span of ['colspan', 'rowspan']) {
        const said = node.attribs[`aria-${span}`];
        if (said !== undefined) node.attribs[span] = said;
      }
    }
  }
}
