import { EMPTY, type SafeHtml, html } from './html.ts';

/**
 * How the site looks for the time being. It stands in files of its own, so that a change is seen on every page at once,
 * however many there are; only home pages carry the banner in themselves.
 */

/** Colours to choose from; each is readable on paper and at night (tested by contrast). */
export const THEMES = ['blue', 'red', 'green', 'slate'] as const;

/** One of them. */
export type Theme = (typeof THEMES)[number];

/** Chinese names of the themes. */
export const THEME_LABELS: Readonly<Record<Theme, string>> = {
  blue: '政务蓝',
  red: '中国红',
  green: '生态绿',
  slate: '素雅灰',
};

/** What a theme sets; by day and by night. */
export interface ThemeTokens {
  readonly link: string;
  readonly fill: string;
  readonly fillDeep: string;
  readonly soft: string;
}

/** The tokens of each theme. */
export const THEME_TOKENS: Readonly<
  Record<Theme, { readonly day: ThemeTokens; readonly night: ThemeTokens }>
> = {
  blue: {
    day: { link: '#0b4a8f', fill: '#0b4a8f', fillDeep: '#083766', soft: '#eef4fb' },
    night: { link: '#93c1f7', fill: '#12457f', fillDeep: '#0a2e58', soft: '#16273c' },
  },
  red: {
    day: { link: '#9b1c1f', fill: '#a31e22', fillDeep: '#771417', soft: '#fbf0ef' },
    night: { link: '#ffb0aa', fill: '#7d1b1e', fillDeep: '#541013', soft: '#331a1b' },
  },
  green: {
    day: { link: '#14603a', fill: '#14603a', fillDeep: '#0c4227', soft: '#edf6f0' },
    night: { link: '#8fd6a4', fill: '#175435', fillDeep: '#0d3621', soft: '#16291f' },
  },
  slate: {
    day: { link: '#34485c', fill: '#3a4f64', fillDeep: '#263748', soft: '#f0f3f6' },
    night: { link: '#b4c6d8', fill: '#35495d', fillDeep: '#22303f', soft: '#1c2632' },
  },
};

/** 紧急公告: stands above everything. */
export interface Banner {
  readonly text: string;
  /** Where more is said; empty for nowhere. */
  readonly href: string;
  /** `urgent` is read out at once by screen readers and stands in red. */
  readonly level: 'notice' | 'urgent';
}

/** All of it as it holds now. */
export interface Appearance {
  readonly theme: Theme;
  /** 首页变灰: the whole site without colours, for days of mourning. */
  readonly grey: boolean;
  readonly banner: Banner | null;
}

/** `/theme.css`: linked after the style sheet of the site. */
export function themeCss({ theme, grey }: Pick<Appearance, 'theme' | 'grey'>): string {
  const { day, night } = THEME_TOKENS[theme];
  const mourning = grey ? '@media screen {\n  html {\n    filter: grayscale(1);\n  }\n}\n' : '';
  return `:root {\n${tokens(day)}}\n@media screen and (prefers-color-scheme: dark) {\n  :root {\n${tokens(night)}  }\n}\n${mourning}`;
}

function tokens({ link, fill, fillDeep, soft }: ThemeTokens): string {
  return `  --link: ${link};\n  --fill: ${fill};\n  --fill-deep: ${fillDeep};\n  --blue-soft: ${soft};\n`;
}

/** The banner in a page; the script puts the same into pages that were made before it. */
export function bannerHtml(banner: Banner | null): SafeHtml {
  if (banner === null) return EMPTY;
  const urgent = banner.level === 'urgent';
  return html`<div id="banner" class="banner${urgent ? ' banner-urgent' : ''}" role="${urgent ? 'alert' : 'status'}" aria-label="紧急公告"><p class="page">${
    banner.href === '' ? banner.text : html`<a href="${banner.href}">${banner.text}</a>`
  }</p></div>
`;
}

/** `/banner.json`: what the script reads on pages without a banner of their own. */
export function bannerJson(banner: Banner | null): string {
  return `${JSON.stringify({ banner })}\n`;
}
