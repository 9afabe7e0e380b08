import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGES = globSync(['*.md', '{bench,data,desk,docs,migrations,scripts,src,test}/**/*.md'], { cwd: ROOT });

/** Where links and pictures of a Markdown text lead to; code is no text. */
function targetsOf(markdown: string): string[] {
  const prose = markdown.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)].map((found) => found[1] ?? '');
}

/** The anchors that GitHub makes of the headings. */
function anchorsOf(markdown: string): string[] {
  const headings = markdown.replace(/^```.*?^```/gms, '').matchAll(/^#{1,6} +(.+?) *$/gm);
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What is wrong with a link on a page; null where it leads out of the project, or to something that is there. */
function faultOf(page: string, target: string): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (relative(ROOT, file).startsWith('..')) return `${target}: leads out of the project`;
  if (!existsSync(file)) return `${target}: no such file`;
  if (anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor)) return null;
  return `${target}: no such heading`;
}

function faultsOf(page: string, markdown: string): string[] {
  return targetsOf(markdown)
    .map((target) => faultOf(page, target))
    .filter((fault) => fault !== null);
}

test.each(PAGES)('every link and picture of %s leads to something', (page) => {
  const file = join(ROOT, page);
  expect(faultsOf(file, readFileSync(file, 'utf8'))).toEqual([]);
});

describe('finds', () => {
  test.each([
    ['a file that is missing', '[one](docs/nothing.md)', ['docs/nothing.md: no such file']],
    ['a picture that is missing', '![one](docs/nothing.png)', ['docs/nothing.png: no such file']],
    ['a heading that is missing', '[one](README.md#nothing)', ['README.md#nothing: no such heading']],
    [
      'a link out of the project',
      '[one](../other/README.md)',
      ['../other/README.md: leads out of the project'],
    ],
    ['the second of two in a line', '[a](LICENSE) [b](LICENCE)', ['LICENCE: no such file']],
  ])('%s', (_what, markdown, faults) => {
    expect(faultsOf(join(ROOT, 'planted.md'), markdown)).toEqual(faults);
  });

  test.each([
    ['addresses', '[one](https://example.cn/x)'],
    ['code', '`[one](docs/nothing.md)`'],
    ['folders', '[one](docs/adr/)'],
    ['headings', '[one](README.md#two-commands)'],
    ['Chinese headings', '[one](docs/manual/README.md#发布撤下和有效性)'],
  ])('nothing wrong with %s', (_what, markdown) => {
    expect(faultsOf(join(ROOT, 'planted.md'), markdown)).toEqual([]);
  });
});
