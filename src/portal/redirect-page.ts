import { html } from './html.ts';
import { layout } from './layout.ts';
import { openingAttributes } from './log-opening.ts';
import type { LogOpening, SiteFrame } from './page-model.ts';

/**
 * Stands at an address that leads elsewhere, for servers that know only files: those that can answer with 301 instead. It
 * names nothing of what stood there.
 * @param opening opens the public log's commitment to where the page leads; null where there is none
 */
export function redirectPage(site: SiteFrame, to: string, opening: LogOpening | null): string {
  return layout(site, null, {
    titles: ['页面已移到新网址'],
    href: to,
    hidden: true,
    refreshTo: to,
    main: html`<h1>页面已移到新网址</h1>
<p${openingAttributes(opening)}>这个页面已经移到新的网址，即将自动转到。没有转到的，请打开<a href="${to}">新网址</a>。</p>
`,
  });
}
