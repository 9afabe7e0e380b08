import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureBuild, MEMORY_LIMIT_MB } from './measured-build.ts';
import { installTool } from './install-tool.ts';
import { type Field, written } from './page-templates.ts';
import type { OtherTool } from './other-tool.ts';

/** Astro: one route for all documents and one for the lists, from a file of data a column; a component a column. */
export const astro: OtherTool = {
  name: 'astro',
  prepare: async ({ folder, columns }) => {
    await installTool(folder, 'astro@7.3.5');
    await mkdir(join(folder, 'src', 'columns'), { recursive: true });
    await mkdir(join(folder, 'src', 'pages'), { recursive: true });
    await writeFile(join(folder, 'astro.config.mjs'), CONFIG);
    for (const [place, { document, list }] of columns.entries()) {
      await writeFile(
        join(folder, 'src', 'columns', `Document${place}.astro`),
        `---\nconst { one } = Astro.props;\n---\n${component(document)}`,
      );
      await writeFile(
        join(folder, 'src', 'columns', `List${place}.astro`),
        `---\nconst { items } = Astro.props;\n---\n${inline(list.before)}{items.map((one) => <Fragment>${component(list.item)}</Fragment>)}${inline(list.after)}`,
      );
    }
    const places = columns.map((_, place) => place);
    await writeFile(
      join(folder, 'src', 'documents.mjs'),
      `import { readFileSync } from 'node:fs';
export const hrefs = ${JSON.stringify(columns.map(({ href }) => href))};
export const documents = hrefs.flatMap((_, place) =>
  readFileSync('documents-' + place + '.ndjson', 'utf8').split('\\n').filter(Boolean).map((line) => JSON.parse(line)));
`,
    );
    await writeFile(
      join(folder, 'src', 'pages', '[...path].astro'),
      `---
import { documents, hrefs } from '../documents.mjs';
${places.map((place) => `import D${place} from '../columns/Document${place}.astro';\nimport L${place} from '../columns/List${place}.astro';`).join('\n')}
export function getStaticPaths() {
  const columns = hrefs.map(() => []);
  const paths = documents.map((one) => {
    columns[one.place].push(one);
    return { params: { path: one.path.slice(1, -5) }, props: { one } };
  });
  for (const [place, all] of columns.entries()) {
    all.reverse();
    for (let start = 0; start < all.length; start += 20) {
      const name = 'page-' + (start / 20 + 1);
      paths.push({ params: { path: hrefs[place].slice(1) + name }, props: { place, items: all.slice(start, start + 20) } });
    }
  }
  return paths;
}
const { one, place, items } = Astro.props;
const D = [${places.map((place) => `D${place}`).join(', ')}][one?.place ?? 0];
const L = [${places.map((place) => `L${place}`).join(', ')}][place ?? 0];
---
{one === undefined ? <L items={items} /> : <D one={one} />}`,
    );
  },
  add: async ({ folder }, document, place) =>
    appendFile(join(folder, `documents-${place}.ndjson`), `${JSON.stringify({ ...document, place })}\n`),
  build: async ({ folder }) =>
    measureBuild(
      [
        process.execPath,
        `--max-old-space-size=${MEMORY_LIMIT_MB}`,
        join(folder, 'node_modules', 'astro', 'bin', 'astro.mjs'),
        'build',
        '--silent',
      ],
      { cwd: folder, env: { ASTRO_TELEMETRY_DISABLED: '1' } },
    ),
  output: 'dist',
};

const CONFIG = `export default { build: { format: 'file' }, compressHTML: false };
`;

/** Text goes in as it is; a field inside of an attribute makes all of the attribute an expression. */
function component(template: string): string {
  return inline(template)
    .replaceAll(
      /="([^"]*⟦\w+⟧[^"]*)"/g,
      (_, value: string) => `={\`${written(value, (field) => `\${one.${field}}`)}\`}`,
    )
    .replaceAll(/⟦(\w+)⟧/g, (_, field: Field) =>
      field === 'bodyHtml' ? '<Fragment set:html={one.bodyHtml} />' : `{one.${field}}`,
    );
}

/** Scripts stay where they are. */
function inline(template: string): string {
  return template.replaceAll('<script ', '<script is:inline ');
}
