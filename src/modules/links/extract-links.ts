import { hidingRules, lookOf } from './hidden-style.ts';
import { readMarkup } from './read-markup.ts';

/** An address on a page, as it stands there. */
export interface LinkUse {
  readonly written: string;
  /** The element it stands on; `srcset`, `refresh` and `onclick` for those attributes, `script-text` for what a script writes. */
  readonly element: string;
  /** The browser fetches it with the page, e.g. a picture; otherwise readers go there. */
  readonly loads: boolean;
  /** What readers see of it: its words, or the text of its picture. */
  readonly words: string;
  /** Why nobody sees it; null where it can be seen. */
  readonly hiddenBy: string | null;
  /** Whether it stands in the page's `main`; the rest is what pages share, as navigation and foot. */
  readonly inMain: boolean;
}

/** What a page holds of addresses. */
export interface PageLinks {
  readonly uses: readonly LinkUse[];
  /** What `#…` may lead to. */
  readonly anchors: ReadonlySet<string>;
  /** What addresses start from, where the page says so. */
  readonly base: string | null;
}

const MOST_USES = 20_000;
const MOST_SCRIPT = 200_000;

/**
 * Every address of a page, in its order, whatever the page holds; nothing is thrown. At most 20,000, and none below the depth of
 * nesting at which browsers give up.
 */
export function extractLinks(html: string): PageLinks {
  const look = new LinkLook();
  readMarkup(html, look);
  return { uses: look.uses.slice(0, MOST_USES), anchors: look.anchors, base: look.base };
}

type Attributes = Readonly<Record<string, string>>;

/** Attributes with an address, by element. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'data-src', 'longdesc'],
  script: ['src'],
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
  source: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  input: ['src'],
};
const GOES: Readonly<Record<string, string>> = { a: 'href', area: 'href', form: 'action' };
/** `link` elements that fetch something; the others only tell of an address. */
const LOADING_RELS = /\b(?:stylesheet|icon|preload|modulepreload|manifest)\b/i;
const OPENS =
  /(?:window\.open|location\.(?:href|assign|replace)|location)\s{0,3}[=(]\s{0,3}(?:'([^']{1,2000})'|"([^"]{1,2000})")/g;

/** Elements whose size is written as attributes. */
const SIZED: ReadonlySet<string> = new Set(['marquee', 'iframe', 'frame']);

interface Open {
  readonly name: string;
  readonly hiddenBy: string | null;
  readonly background: string | null;
  readonly inMain: boolean;
}

/** Follows the parser through one page. */
class LinkLook {
  readonly uses: LinkUse[] = [];
  readonly anchors = new Set<string>();
  base: string | null = null;
  readonly #open: Open[] = [];
  #hiding = new Map<string, string>();
  #anchor: { href: string; words: string; hiddenBy: string | null; inMain: boolean } | null = null;
  #raw: { name: string; text: string } | null = null;

  onopentag(name: string, attributes: Attributes): void {
    const around = this.#open.at(-1);
    const own = this.#ownLook(name, attributes, around?.background ?? null);
    const hiddenBy = around?.hiddenBy ?? own.hiddenBy;
    const background = own.background ?? around?.background ?? null;
    this.#open.push({ name, hiddenBy, background, inMain: name === 'main' || around?.inMain === true });
    for (const key of ['id', 'name'] as const)
      if (attributes[key] !== undefined && (key === 'id' || name === 'a')) this.anchors.add(attributes[key]);
    if (name === 'style' || name === 'script') this.#raw = { name, text: '' };
    this.#addresses(name, attributes, hiddenBy);
  }

  ontext(text: string): void {
    if (this.#raw !== null) {
      if (this.#raw.text.length < MOST_SCRIPT) this.#raw.text += text;
    } else if (this.#anchor !== null && this.#anchor.words.length < 500) this.#anchor.words += text;
  }

  onclosetag(name: string): void {
    // What is closed without having been opened closes nothing.
    if (this.#open.at(-1)?.name === name) this.#open.pop();
    if (name === 'a' && this.#anchor !== null) this.#endAnchor();
    if (this.#raw?.name !== name) return;
    const { text } = this.#raw;
    this.#raw = null;
    if (name === 'style') for (const [key, why] of hidingRules(text)) this.#hiding.set(key, why);
    else this.#writtenByScript(text);
  }

  onend(): void {
    if (this.#anchor !== null) this.#endAnchor();
  }

  #isInMain(): boolean {
    return this.#open.at(-1)?.inMain === true;
  }

  #ownLook(
    name: string,
    attributes: Attributes,
    behind: string | null,
  ): Pick<Open, 'hiddenBy' | 'background'> {
    const { hiddenBy, background } = lookOf(attributes['style'] ?? '', behind);
    if (hiddenBy !== null) return { hiddenBy, background };
    if (attributes['hidden'] !== undefined) return { hiddenBy: '标记为隐藏（hidden）。', background };
    if (SIZED.has(name) && (isTiny(attributes['width']) || isTiny(attributes['height'])))
      return { hiddenBy: '尺寸小到看不见（width、height）。', background };
    const names = (attributes['class'] ?? '').split(/\s+/, 20).map((one) => `.${one}`);
    if (attributes['id'] !== undefined) names.push(`#${attributes['id']}`);
    const rule = names.find((one) => this.#hiding.has(one));
    return { hiddenBy: rule === undefined ? null : (this.#hiding.get(rule) ?? null), background };
  }

  #addresses(name: string, attributes: Attributes, hiddenBy: string | null): void {
    const words = attributes['alt'] ?? attributes['title'] ?? '';
    const inMain = this.#isInMain();
    const add = (written: string | undefined, element: string, loads: boolean): void => {
      if (written !== undefined) this.uses.push({ written, element, loads, words, hiddenBy, inMain });
    };
    if (name === 'base') this.base ??= attributes['href'] ?? null;
    if (name === 'a' && attributes['href'] !== undefined) {
      if (this.#anchor !== null) this.#endAnchor();
      this.#anchor = { href: attributes['href'], words: attributes['aria-label'] ?? '', hiddenBy, inMain };
    } else if (GOES[name] !== undefined) add(attributes[GOES[name]], name, false);
    if (name === 'img' && this.#anchor !== null) this.#anchor.words += words;
    for (const key of SOURCES[name] ?? []) add(attributes[key], name, key !== 'longdesc');
    if (name === 'link') add(attributes['href'], 'link', LOADING_RELS.test(attributes['rel'] ?? ''));
    for (const one of srcsetOf(attributes['srcset'] ?? '')) add(one, 'srcset', true);
    if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh')
      add(
        /url\s{0,3}=\s{0,3}['"]?([^'"\s]{1,2000})/i.exec(attributes['content'] ?? '')?.[1],
        'refresh',
        false,
      );
    for (const found of (attributes['onclick'] ?? '').slice(0, 4000).matchAll(OPENS))
      add(found[1] ?? found[2], 'onclick', false);
  }

  #endAnchor(): void {
    if (this.#anchor === null) return;
    const { href, words, hiddenBy, inMain } = this.#anchor;
    this.#anchor = null;
    const seen = words.replace(/\s+/g, ' ').trim().slice(0, 200);
    this.uses.push({ written: href, element: 'a', loads: false, words: seen, hiddenBy, inMain });
  }

  /** The usual way of planted links: a script writes a hidden block around them. */
  #writtenByScript(text: string): void {
    if (!/document\.write|innerHTML/.test(text)) return;
    const unescaped = text.replace(/\\(['"/])/g, '$1');
    for (const found of unescaped.matchAll(/<a\s[^<>]{0,300}?href\s?=\s?['"]?(https?:[^'"\s<>]{1,1000})/gi)) {
      const before = unescaped.slice(Math.max(0, found.index - 300), found.index);
      const hidden = /display\s?:\s?none|visibility\s?:\s?hidden|(?:left|top|text-indent)\s?:\s?-\d{3}/i.test(
        before,
      );
      this.uses.push({
        written: found[1] ?? '',
        element: 'script-text',
        loads: false,
        words: '',
        hiddenBy: hidden ? '由脚本写进网页，并且不显示。' : null,
        inMain: this.#isInMain(),
      });
    }
  }
}

function isTiny(value: string | undefined): boolean {
  return /^[0-2](?:px)?$/.test(value ?? '');
}

/** The addresses of `srcset`: each before its width or density. */
function srcsetOf(value: string): string[] {
  return value
    .slice(0, 20_000)
    .split(/,\s+|,(?=https?:)/)
    .map((one) => one.trim().split(/\s/, 1)[0] ?? '')
    .filter((one) => one !== '');
}
