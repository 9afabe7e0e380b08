import { escapeHtml, writeHtmlTable } from './html-writer.ts';
import type { TablesDocument } from './tables-document.ts';

/** Tables as a page of its own, with captions and scopes, readable without scripts, printable across. */
export function writeTablesHtml(document: TablesDocument): string {
  const { title, agencyName, opening, sections, day } = document;
  const links = sections.map(
    ({ heading }, index) => `<li><a href="#field${index + 1}">${escapeHtml(heading)}</a></li>`,
  );
  const tables = sections.map(
    ({ heading, table }, index) =>
      `<h2 id="field${index + 1}">${escapeHtml(heading)}</h2>\n${writeHtmlTable(table, `items${index + 1}`)}`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeHtml(agencyName)}">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>截至 <time datetime="${escapeHtml(day)}">${escapeHtml(day)}</time></p>
${opening.map((text) => `<p>${escapeHtml(text)}</p>\n`).join('')}${sections.length > 1 ? `<nav aria-label="目录"><ul>${links.join('')}</ul></nav>\n` : ''}${tables.join('\n')}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.7 "Noto Serif SC", "SimSun", serif; }
main { max-width: 90rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; text-align: center; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
a { color: #0b3d91; }
.table-scroll { overflow-x: auto; }
.table-scroll:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; min-width: 70rem; font-size: .875rem; line-height: 1.5; }
th, td { border: 1px solid #333; padding: .3rem .4rem; text-align: left; font-weight: 400; }
thead th { background: #f3f5f8; text-align: center; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@page { size: A4 landscape; margin: 15mm; }
@media print { main { max-width: none; padding: 0; } nav { display: none; } .table-scroll { overflow: visible; } table { min-width: 0; font-size: 8pt; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
`.trim();
