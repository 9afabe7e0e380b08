import { Parser } from 'htmlparser2';
import { ACCESSIBILITY, HOME, NOT_FOUND, OPEN_DATA, PUBLIC_LOG, SITE_MAP } from '../../portal/paths.ts';
import type { SeenKind, SeenLink, SeenPage } from './seen-page.ts';

/** Reads a page of the site; whatever it holds, nothing is thrown. */
export function readPage({ file, href, html }: { file: string; href: string; html: string }): SeenPage {
  const look = new PageLook();
  const parser = new Parser(look, { decodeEntities: true });
  parser.end(html);
  return {
    href,
    file,
    kind: kindOf(href, look),
    lang: look.lang,
    charset: look.charset,
    titles: look.titles,
    tags: look.tags,
    canonicals: look.canonicals,
    refreshTo: look.refreshTo,
    hidden: look.hidden,
    ids: look.ids,
    links: look.links,
    sources: look.sources,
    pictures: look.pictures,
    headings: look.headings,
    facts: look.facts,
    foot: look.foot,
  };
}

const OF_SITE: ReadonlySet<string> = new Set([ACCESSIBILITY, SITE_MAP, OPEN_DATA, PUBLIC_LOG]);

function kindOf(href: string, look: Pick<PageLook, 'hidden' | 'refreshTo'>): SeenKind {
  if (href === NOT_FOUND) return 'notFound';
  if (look.refreshTo !== null) return 'redirect';
  if (href === HOME) return 'home';
  if (OF_SITE.has(href)) return 'site';
  if (/^\/[^/]+\/doc\/\d+\/\d+\.html$/.test(href)) return look.hidden ? 'withdrawn' : 'article';
  if (/^\/[^/]+\/$/.test(href)) return 'agency';
  return /^\/[^/]+\/apply\/$/.test(href) ? 'apply' : 'column';
}

/** Elements that stand on lines of their own. */
const LINES: ReadonlySet<string> = new Set(['p', 'li', 'div', 'br', 'td', 'dd']);

type Attributes = Readonly<Record<string, string>>;

/** Text that is being gathered, and what becomes of it at the end of its element. */
interface Gathering {
  readonly element: string;
  text: string;
  depth: number;
  end(text: string): void;
}

/** Follows the parser through one page. */
class PageLook {
  lang = '';
  charset = '';
  refreshTo: string | null = null;
  hidden = false;
  foot: { text: string; links: SeenLink[] } | null = null;
  readonly titles: string[] = [];
  readonly tags = new Map<string, string[]>();
  readonly canonicals: string[] = [];
  readonly ids: string[] = [];
  readonly links: SeenLink[] = [];
  readonly sources: string[] = [];
  readonly pictures: { src: string; alt: string | null }[] = [];
  readonly headings: { level: number; text: string }[] = [];
  readonly facts = new Map<string, string>();
  #gathering: Gathering[] = [];
  #term = '';
  #inHead = false;
  #inFoot = 0;

  onopentag(name: string, attributes: Attributes): void {
    for (const open of this.#gathering) if (open.element === name) open.depth += 1;
    if (attributes['id'] !== undefined) this.ids.push(attributes['id']);
    switch (name) {
      case 'html':
        this.lang = attributes['lang'] ?? '';
        return;
      case 'head':
        this.#inHead = true;
        return;
      case 'title':
        // A drawing has titles too.
        if (this.#inHead) this.#gather(name, (text) => this.titles.push(text));
        return;
      case 'meta':
        return this.#meta(attributes);
      case 'link':
        if (attributes['rel'] === 'canonical') this.canonicals.push(attributes['href'] ?? '');
        else if (attributes['href'] !== undefined) this.sources.push(attributes['href']);
        return;
      case 'a':
      case 'area':
        return this.#link(name, attributes);
      case 'img':
        return this.#picture(attributes);
      case 'footer':
        this.#inFoot += 1;
        this.foot ??= { text: '', links: [] };
        return;
      case 'dt':
        return this.#gather(name, (text) => {
          this.#term = text;
        });
      case 'dd':
        return this.#gather(name, (text) => this.facts.set(this.#term, text));
      default:
        if (/^h[1-6]$/.test(name))
          return this.#gather(name, (text) => this.headings.push({ level: Number(name[1]), text }));
        if (attributes['src'] !== undefined) this.sources.push(attributes['src']);
    }
  }

  ontext(text: string): void {
    for (const open of this.#gathering) open.text += text;
    if (this.#inFoot > 0 && this.foot !== null) this.foot.text += text;
  }

  onclosetag(name: string): void {
    if (name === 'head') this.#inHead = false;
    if (name === 'footer') this.#inFoot -= 1;
    // What stands in two elements isn't one text.
    if (LINES.has(name) && this.#inFoot > 0 && this.foot !== null) this.foot.text += '\n';
    const ended = this.#gathering.filter((open) => open.element === name && (open.depth -= 1) === 0);
    if (ended.length === 0) return;
    this.#gathering = this.#gathering.filter((open) => !ended.includes(open));
    for (const open of ended) open.end(open.text.replace(/\s+/g, ' ').trim());
  }

  #gather(element: string, end: (text: string) => void): void {
    this.#gathering.push({ element, text: '', depth: 1, end });
  }

  #meta(attributes: Attributes): void {
    const { name, content = '', charset } = attributes;
    if (charset !== undefined) this.charset = charset;
    if (attributes['http-equiv']?.toLowerCase() === 'refresh')
      this.refreshTo = content.replace(/^[^=]*=\s*/, '');
    if (name === undefined) return;
    if (name === 'robots' && /noindex/i.test(content)) this.hidden = true;
    this.tags.set(name, [...(this.tags.get(name) ?? []), content]);
  }

  #link(element: string, attributes: Attributes): void {
    const { href } = attributes;
    if (href === undefined) return;
    const into = this.#inFoot > 0 ? this.foot : null;
    const add = (name: string): void => {
      const link = { href, name };
      this.links.push(link);
      into?.links.push(link);
    };
    const label = attributes['aria-label'] ?? '';
    if (element === 'area') add(label === '' ? (attributes['alt'] ?? '') : label);
    else this.#gather(element, (text) => add(label === '' ? text : label));
  }

  #picture(attributes: Attributes): void {
    const { src = '', alt } = attributes;
    this.pictures.push({ src, alt: alt ?? null });
    this.sources.push(src);
    if (alt !== undefined) for (const open of this.#gathering) open.text += alt;
  }
}
