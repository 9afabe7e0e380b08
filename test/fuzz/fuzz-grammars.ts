import { PART_TITLES, REQUEST_ROWS, fullRowLabel } from '../../src/law/annual-report/form.ts';
import type { Random } from '../report-corpus/random.ts';

const FIGURES_AND_SIGNS =
  '0|00000000|1234567890123456789012345678901234567890|/|—|１２|-3|1,234|0.000001| |\u0000|\u202E|\uFEFF|😀|\uD800|\n\n|\t|&nbsp;|，，，';
const WORDS: readonly string[] = [
  ...PART_TITLES,
  ...REQUEST_ROWS.map(fullRowLabel),
  ...'自然人|总计|商业企业|结果维持|尚未审结|行政许可|现行有效件数|信息内容'.split('|'),
  ...'2024年|共收到政府信息公开申请12件，|其中3件、4件|占33.3%|一是|三是|（（（|“|》'.split('|'),
  ...FIGURES_AND_SIGNS.split('|'),
  'a\u0301'.repeat(9),
];

const TAGS = [
  'table',
  'tr',
  'td',
  'th',
  'tbody',
  'p',
  'div',
  'span',
  'ul',
  'li',
  'h1',
  'a',
  'script',
  'style',
  'br',
  'svg',
  'template',
  'select',
  'frameset',
  'noscript',
  'title',
  'meta',
];
const SPANS = ['0', '1', '2', '7', '1000', '65534', '99999999', '-5', '1e9', 'x', ''];

/** A page in which anything may stand in anything, with spans of any size. */
export function anyHtml(random: Random): string {
  const head = random.pick([
    '<!DOCTYPE html><html><body>',
    '<meta charset="gb2312">',
    '<table>',
    '<?xml version="1.0"?><html>',
    '',
  ]);
  return head + nested(random, random.pick([20, 200, 3_000]), () => htmlTag(random));
}

/** A document of the elements and attributes that another has, in any order and depth. */
export function anyXml(random: Random, like: string): string {
  const names = [...new Set(like.match(/<[\w:]+/gu) ?? [])].map((name) => name.slice(1));
  const attributes = [...new Set(like.match(/[\w:]+="[^"]{0,40}"/gu) ?? [])];
  if (names.length === 0) return like;
  const opening = /^[\s\S]*?<[\w:]+[^>]*>/u.exec(like)?.[0] ?? '';
  const tag = (): { name: string; attributes: string } => ({
    name: random.pick(names),
    attributes: attributes.length > 0 && random.percent(70) ? ` ${random.pick(attributes)}` : '',
  });
  return opening + nested(random, random.pick([30, 400, 4_000]), tag);
}

/** Lines of cells parted by all that may part them, quotes open or doubled. */
export function anyDelimited(random: Random): string {
  const separator = random.pick([',', '\t', ';', '，', ' ']);
  const line = (): string =>
    Array.from({ length: random.int(0, random.pick([3, 12, 300])) }, () => quoted(random)).join(separator);
  return Array.from({ length: random.int(1, random.pick([5, 60, 2_000])) }, line).join(
    random.pick(['\n', '\r\n', '\r']),
  );
}

/** Words of the form, figures and signs in any order. */
export function anyText(random: Random): string {
  const length = random.pick([5, 80, 1_500, 20_000]);
  return Array.from({ length }, () => random.pick(WORDS) + (random.percent(30) ? '\n' : '')).join('');
}

function quoted(random: Random): string {
  const word = random.pick(WORDS);
  return random.pick([word, word, `"${word}"`, `"${word}`, `""${word}"`, `="${word}"`]);
}

function htmlTag(random: Random): { name: string; attributes: string } {
  const span = random.percent(40) ? ` ${random.pick(['colspan', 'rowspan'])}="${random.pick(SPANS)}"` : '';
  return { name: random.pick(TAGS), attributes: span };
}

function nested(random: Random, count: number, tag: () => { name: string; attributes: string }): string {
  const open: string[] = [];
  const pieces: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { name, attributes } = tag();
    const kind = random.int(1, 4);
    if (kind <= 2) {
      pieces.push(`<${name}${attributes}>`);
      open.push(name);
    } else if (kind === 3) pieces.push(random.pick(WORDS));
    else pieces.push(`</${random.percent(90) ? (open.pop() ?? name) : name}>`);
  }
  return pieces.join('');
}
