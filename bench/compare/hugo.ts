import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltDocument } from './built-documents.ts';
import { measureBuild, MEMORY_LIMIT_MB } from './measured-build.ts';
import { type ColumnTemplates, type Field, written } from './page-templates.ts';
import type { OtherTool } from './other-tool.ts';

/** Hugo: a file a document, a section a column, lists by its own paginator, its sitemap and the feed of the home. */
export const hugo = hugoThatMakes('hugo', {
  outputs: { home: ['HTML', 'RSS'], section: ['HTML'], page: ['HTML'] },
  rssLimit: 30,
});

/** The same as it comes: each column has a feed of all its documents, texts and all. We make none such. */
export const hugoWithFeeds = hugoThatMakes('hugo-feeds', {});

function hugoThatMakes(name: OtherTool['name'], settings: Readonly<Record<string, unknown>>): OtherTool {
  return {
    name,
    prepare: async ({ folder, columns, siteUrl }) => {
      const layouts = join(folder, 'layouts', '_default');
      await mkdir(layouts, { recursive: true });
      await writeFile(
        join(folder, 'config.json'),
        JSON.stringify({
          baseURL: `${siteUrl}/`,
          languageCode: 'zh-CN',
          title: 'compare',
          uglyURLs: true,
          paginate: 20,
          disableKinds: ['taxonomy', 'term'],
          ...settings,
        }),
      );
      await writeFile(
        join(layouts, 'home.html'),
        '{{ range first 20 .Site.RegularPages }}{{ .Title }}{{ end }}',
      );
      for (const [place, column] of columns.entries()) {
        await writeFile(join(layouts, `document-${place}.html`), written(column.document, hugoField));
        await writeFile(join(layouts, `list-${place}.html`), list(column));
        const section = join(folder, 'content', `column-${place}`);
        await mkdir(section, { recursive: true });
        await writeFile(
          join(section, '_index.html'),
          JSON.stringify({ title: `column ${place}`, url: column.href, layout: `list-${place}` }),
        );
      }
    },
    add: async ({ folder }, document, place) => {
      const number = document.path.replaceAll(/\D/g, '');
      await writeFile(
        join(folder, 'content', `column-${place}`, `${number}.html`),
        `${JSON.stringify({ ...frontMatter(document), url: document.path, layout: `document-${place}` })}\n\n${document.bodyHtml}`,
      );
    },
    build: async ({ folder }) =>
      measureBuild(['hugo', '--quiet'], { cwd: folder, env: { GOMEMLIMIT: `${MEMORY_LIMIT_MB}MiB` } }),
    output: 'public',
  };
}

function frontMatter({ title, summary, indexNumber, iso, minute, day }: BuiltDocument) {
  return { title, description: summary, date: iso, indexNumber, iso, minute, day };
}

const FIELDS: Readonly<Record<Field, string>> = {
  title: '{{ .Title }}',
  summary: '{{ .Description }}',
  bodyHtml: '{{ .Content }}',
  path: '{{ .RelPermalink | safeURL }}',
  indexNumber: '{{ .Params.indexNumber }}',
  iso: '{{ .Params.iso }}',
  minute: '{{ .Params.minute }}',
  day: '{{ .Params.day }}',
};

function hugoField(field: Field): string {
  return FIELDS[field];
}

function list({ list: { before, item, after } }: ColumnTemplates): string {
  return `${before}{{ range .Paginator.Pages }}${written(item, hugoField)}{{ end }}${after}`;
}
