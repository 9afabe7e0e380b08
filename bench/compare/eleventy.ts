import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureBuild, MEMORY_LIMIT_MB } from './measured-build.ts';
import { installTool } from './install-tool.ts';
import { type Field, written } from './page-templates.ts';
import type { OtherTool } from './other-tool.ts';

/** Eleventy: a file a document, a tag a column, lists by its own pagination, a sitemap by pages of a thousand. */
export const eleventy: OtherTool = {
  name: 'eleventy',
  prepare: async ({ folder, columns, siteUrl }) => {
    await installTool(folder, '@11ty/eleventy@3.1.8');
    await mkdir(join(folder, 'content', '_includes'), { recursive: true });
    await writeFile(join(folder, 'eleventy.config.mjs'), CONFIG);
    for (const [place, { document, list, href }] of columns.entries()) {
      await writeFile(
        join(folder, 'content', '_includes', `document-${place}.njk`),
        written(document, (field) => FIELDS[field]),
      );
      const front = {
        pagination: { data: `collections.column${place}`, size: 20, reverse: true, alias: 'some' },
        permalink: `{% if pagination.pageNumber == 0 %}${href}index.html{% else %}${href}page-{{ pagination.pageNumber + 1 }}.html{% endif %}`,
      };
      await writeFile(
        join(folder, 'content', `list-${place}.njk`),
        `---json\n${JSON.stringify(front)}\n---\n${list.before}{% for one in some %}${written(list.item, listField)}{% endfor %}${list.after}`,
      );
      await mkdir(join(folder, 'content', `column-${place}`));
    }
    const front = {
      pagination: { data: 'collections.all', size: 1_000, alias: 'some' },
      permalink: 'sitemap-{{ pagination.pageNumber }}.xml',
      eleventyExcludeFromCollections: true,
    };
    await writeFile(
      join(folder, 'content', 'sitemap.njk'),
      `---json\n${JSON.stringify(front)}\n---\n<urlset>{% for one in some %}<url><loc>${siteUrl}{{ one.url }}</loc></url>\n{% endfor %}</urlset>`,
    );
  },
  add: async ({ folder }, document, place) => {
    const { bodyHtml, path, nodeId: _column, ...fields } = document;
    const front = {
      ...fields,
      date: document.iso,
      permalink: path,
      layout: `document-${place}.njk`,
      tags: [`column${place}`],
    };
    await writeFile(
      join(folder, 'content', `column-${place}`, `${path.replaceAll(/\D/g, '')}.html`),
      `---json\n${JSON.stringify(front)}\n---\n${bodyHtml}`,
    );
  },
  build: async ({ folder }) =>
    measureBuild(
      [
        process.execPath,
        `--max-old-space-size=${MEMORY_LIMIT_MB}`,
        join(folder, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs'),
        '--quiet',
      ],
      { cwd: folder },
    ),
  output: '_site',
};

/** The bodies are finished HTML: sparing Eleventy to look for template code in them is its fastest way. */
const CONFIG = `export default function (eleventy) {
  eleventy.setInputDirectory('content');
}
export const config = { htmlTemplateEngine: false, templateFormats: ['html', 'njk'] };
`;

const FIELDS: Readonly<Record<Field, string>> = {
  title: '{{ title }}',
  summary: '{{ summary }}',
  bodyHtml: '{{ content | safe }}',
  path: '{{ page.url }}',
  indexNumber: '{{ indexNumber }}',
  iso: '{{ iso }}',
  minute: '{{ minute }}',
  day: '{{ day }}',
};

function listField(field: Field): string {
  return field === 'path' ? '{{ one.url }}' : `{{ one.data.${field} }}`;
}
