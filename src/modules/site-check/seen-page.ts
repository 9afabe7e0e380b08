/** A page of the site as a reader, a program or an inspector sees it: taken from its HTML alone. */
export interface SeenPage {
  /** Its address from the root, e.g. `/town/doc/2024/1.html` or `/town/`. */
  readonly href: string;
  /** Its file below the site's folder. */
  readonly file: string;
  readonly kind: SeenKind;
  readonly lang: string;
  readonly charset: string;
  /** The text of every `title` in its head. */
  readonly titles: readonly string[];
  /** Contents by name, in their order; a name more than once has several. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly canonicals: readonly string[];
  /** Where `meta refresh` leads; null without one. */
  readonly refreshTo: string | null;
  readonly hidden: boolean;
  readonly ids: readonly string[];
  readonly links: readonly SeenLink[];
  /** Addresses of what the page loads: pictures, scripts, style sheets, frames. */
  readonly sources: readonly string[];
  readonly pictures: readonly { readonly src: string; readonly alt: string | null }[];
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** Terms and their texts of definition lists: 索引号, 发布机构 … */
  readonly facts: ReadonlyMap<string, string>;
  /** What stands in the page's foot; null without one. */
  readonly foot: { readonly text: string; readonly links: readonly SeenLink[] } | null;
}

/** A link with what it is called: its label, its text, or the text of the picture in it. */
export interface SeenLink {
  readonly href: string;
  readonly name: string;
}

/**
 * What a page is, by its address and what it says of itself: `site` what belongs to the whole site, `apply` the guide to
 * applying, `withdrawn` what stays of a document, `redirect` what leads on.
 */
export type SeenKind =
  | 'home'
  | 'site'
  | 'agency'
  | 'apply'
  | 'column'
  | 'article'
  | 'withdrawn'
  | 'redirect'
  | 'notFound';

/** All kinds. */
export const SEEN_KINDS: readonly SeenKind[] = [
  'home',
  'site',
  'agency',
  'apply',
  'column',
  'article',
  'withdrawn',
  'redirect',
  'notFound',
];

/** The first content of a tag, without space around it; empty when it isn't there. */
export function tagOf(page: Pick<SeenPage, 'tags'>, name: string): string {
  return page.tags.get(name)?.[0]?.trim() ?? '';
}
