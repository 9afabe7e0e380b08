import { load } from 'cheerio';
import { refuseDeepNesting } from './html-nesting.ts';

const LINE_INDENT_PT = 24;

/**
 * Makes of what Word, WPS and web pages put on the clipboard something that the allow-list understands: alignment and
 * indents as classes, list numbers as the text that they are in Word, no fixed spaces. Comments stay for the allow-list. The time it takes grows
 * with the length, whatever stands in it. Throws `TooDeeplyNested`.
 */
export function tidyWord(dirty: string): string {
  // The patterns stop at the next `<`: what runs past it is read again from each one.
  const body = fragmentOf(dirty).replace(/<\/?(?:o|w|v|m|st1):[^<>]*>/gi, '');
  refuseDeepNesting(body);
  // As a whole page: a search in a list of elements without a root compares each with each.
  const $ = load(`<body>${body}`);
  $('p,h1,h2,h3,h4,h5,h6,td,th,div').each((_, element) => {
    const block = $(element);
    const style = readStyle(block.attr('style') ?? '');
    const align = style.get('text-align') ?? block.attr('align');
    if (align !== undefined && /^(?:left|center|right|justify)$/.test(align))
      setClass(block, 'align-', align);
    const indent = indentOf(style.get('text-indent') ?? '');
    if (indent > 0 && !block.is('td,th,div')) setClass(block, 'indent-', String(indent));
  });
  // Word says with styles what other programs say with elements.
  $('span').each((_, element) => {
    const span = $(element);
    const style = readStyle(span.attr('style') ?? '');
    if (/^(?:bold|[6-9]00)$/.test(style.get('font-weight') ?? '')) span.wrap('<strong></strong>');
    if (style.get('font-style') === 'italic') span.wrap('<em></em>');
  });
  // A div that holds text and no blocks is a paragraph.
  $('div').each((_, element) => {
    const block = $(element);
    if (
      block.attr('class') === undefined &&
      block.find('p,div,table,ul,ol,h1,h2,h3,h4,blockquote').length === 0
    ) {
      element.tagName = 'p';
    }
  });
  return ($('body').html() ?? '').replace(/\u00A0/g, ' ');
}

/** Browsers mark what was copied; around it stands the program's own head. */
function fragmentOf(html: string): string {
  return (
    between(html, /<!--StartFragment-->/i, /<!--EndFragment-->/i) ??
    between(html, /<body(?:\s[^<>]*)?>/i, /<\/body>/i) ??
    html
  );
}

function between(html: string, opening: RegExp, closing: RegExp): string | null {
  const start = opening.exec(html);
  if (start === null) return null;
  const rest = html.slice(start.index + start[0].length);
  const end = rest.search(closing);
  return end < 0 ? null : rest.slice(0, end);
}

function readStyle(style: string): Map<string, string> {
  return new Map(
    style.split(';').flatMap((part) => {
      const at = part.indexOf(':');
      return at < 0
        ? []
        : [
            [
              part.slice(0, at).trim().toLowerCase(),
              part
                .slice(at + 1)
                .trim()
                .toLowerCase(),
            ] as const,
          ];
    }),
  );
}

/** First-line indent in steps of two characters (约24磅); at most four. */
function indentOf(value: string): number {
  const found = /^(\d+(?:\.\d+)?)(pt|px|em|ch|cm)$/.exec(value);
  if (found === null) return 0;
  const points = { pt: 1, px: 0.75, em: 12, ch: 6, cm: 28.35 }[found[2] as 'pt' | 'px' | 'em' | 'ch' | 'cm'];
  return Math.min(4, Math.round((Number(found[1]) * points) / LINE_INDENT_PT));
}

type Selection = ReturnType<ReturnType<typeof load>>;

function setClass(block: Selection, prefix: string, value: string): void {
  const kept = (block.attr('class') ?? '')
    .split(/\s+/)
    .filter((name) => name !== '' && !name.startsWith(prefix));
  block.attr('class', [...kept, `${prefix}${value}`].join(' '));
}
