import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';

/** What stands on a page and is never seen, or is no text of it. */
const UNSEEN = 'script,noscript,template,object,embed,iframe,svg,select,button,[hidden]';
/** Words with a line through them say what doesn't hold any more. */
const CROSSED_OUT = 's,strike,del';
const HIDDEN = /display:none|visibility:hidden|mso-hide:all|text-decoration(?:-line)?:[^;]*line-through/u;
/** 1, [2], *, ①, 注1: points to a note, and read with a figure it would be a digit of it. */
const NOTE_MARK = /^\s*[[(（【]?(?:\d{1,2}|[*＊※†‡]{1,3}|[\u2460-\u24ff]|注\d{0,2}|[a-z])[\])）】]?\s*$/u;
/** A page that hides more by rules is a program. */
const MOST_RULES = 300;
const LONGEST_STYLES = 400_000;

/** Takes away what a reader of the page doesn't see, what is crossed out and what only points to notes. */
export function removeUnseen($: CheerioAPI): void {
  const hidden = hiddenByRules($);
  $(UNSEEN).remove();
  $(CROSSED_OUT).remove();
  $('[style]')
    .filter((_, node) => HIDDEN.test(styleOf(node)))
    .remove();
  // Rules that hide every table are those of a program that shows them later.
  const tables = $('table');
  if (tables.length === 0 || tables.filter((_, table) => !isWithin($, table, hidden)).length > 0)
    hidden.remove();
  $('style').remove();
  $('sup')
    .filter((_, node) => isNoteMark($, node))
    .remove();
}

function styleOf(node: AnyNode): string {
  return node.type === 'tag' ? (node.attribs['style'] ?? '').replaceAll(/\s/gu, '').toLowerCase() : '';
}

/** What the rules of the page's own style sheets hide and none of them shows again. */
function hiddenByRules($: CheerioAPI): Cheerio<Element> {
  let hidden = $<Element, string>([]);
  for (const { selector, isHiding } of displayRules($('style').text())) {
    const found = select($, selector);
    hidden = isHiding ? hidden.add(found) : hidden.not(found);
  }
  return hidden.filter((_, node) => !/display:(?!none)/u.test(styleOf(node)));
}

function select($: CheerioAPI, selector: string): Cheerio<Element> {
  try {
    return $<Element, string>(selector);
  } catch {
    // Style sheets may have selectors that only browsers know.
    return $<Element, string>([]);
  }
}

/** Rules that say whether something is shown; those for print or narrow screens are none of a reader's. */
function displayRules(styles: string): { selector: string; isHiding: boolean }[] {
  if (styles.length > LONGEST_STYLES || !/display\s*:/iu.test(styles)) return [];
  const plain = styles.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//gu, '').replaceAll(/<!--|-->/gu, '');
  const rules: { selector: string; isHiding: boolean }[] = [];
  let at = 0;
  let depth = 0;
  let start = 0;
  let selector = '';
  for (; at < plain.length && rules.length < MOST_RULES; at += 1) {
    if (plain[at] === '{') {
      if (depth === 0) selector = plain.slice(start, at).trim();
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (plain[at] === '}') {
      depth = Math.max(0, depth - 1);
      if (depth > 0) continue;
      const display = /(?:^|[;\s])display\s*:\s*([a-z-]+)/iu.exec(plain.slice(start, at))?.[1]?.toLowerCase();
      start = at + 1;
      if (display === undefined || selector.startsWith('@') || /:(?!not)/u.test(selector)) continue;
      rules.push({ selector, isHiding: display === 'none' });
    }
  }
  return rules;
}

function isWithin($: CheerioAPI, node: Element, ancestors: Cheerio<Element>): boolean {
  return $(node).closest(ancestors).length > 0;
}

/** Raised signs behind other words of their cell or line. */
function isNoteMark($: CheerioAPI, node: Element): boolean {
  const own = $(node).text();
  const around = $(node).closest('td,th,p,li,div').text();
  return NOTE_MARK.test(own) && around.trim() !== own.trim();
}
