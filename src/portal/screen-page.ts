import { EMPTY, html, raw } from './html.ts';
import { day, shownDay } from './lists.ts';
import type { ItemLink, SiteFrame } from './page-model.ts';
import { assetHref, screenHref } from './paths.ts';

/** What a screen in a service hall shows at a time. */
export interface ScreenPage {
  readonly slug: string;
  readonly agencyName: string;
  /** Names of the columns that it shows; empty: all. */
  readonly columns: readonly string[];
  readonly items: readonly ItemLink[];
  readonly number: number;
  readonly pages: number;
  /** Seconds until the next page; 0: it stands still. */
  readonly seconds: number;
  /** The query of the same screen without its page. */
  readonly query: readonly (readonly [string, string])[];
}

/**
 * A page in large print that goes on to the next one by itself, and after the last to the first, without a script: so that what
 * is new appears within one round. Robots leave it out, and there is a way to make it stand still.
 */
export function screenPage(site: SiteFrame, page: ScreenPage): string {
  const next = page.number < page.pages ? page.number + 1 : 1;
  const address = screenHref(page.slug, [...page.query, ['page', String(next)]]);
  const still = screenHref(page.slug, [
    ...page.query.filter(([name]) => name !== 'seconds'),
    ['seconds', '0'],
  ]);
  const heading = page.columns.length === 0 ? '最新公开' : page.columns.join('、');
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${page.seconds === 0 ? EMPTY : html`<meta http-equiv="refresh" content="${page.seconds}; url=${address}">\n`}<title>${heading}_${page.agencyName}_${site.settings.siteName}</title>
<link rel="icon" type="image/svg+xml" href="${assetHref(site.assetVersion, 'svg')}">
<link rel="stylesheet" href="${assetHref(site.assetVersion, 'css')}">
</head>
<body class="screen">
<main>
<h1>${page.agencyName}　${heading}</h1>
${page.items.length === 0 ? html`<p>这些栏目还没有公开的信息。</p>\n` : html`<ol>\n${page.items.map((item) => html`<li>${item.title} ${raw('<br>')}${day(shownDay(item))}${item.documentNumber === '' ? '' : `　${item.documentNumber}`}</li>\n`)}</ol>\n`}</main>
<footer>
<p>第 ${page.number} 页，共 ${page.pages} 页　原文请见 ${site.siteUrl}${page.seconds === 0 ? '' : html`　<a href="${still}">停止翻页</a>`}</p>
</footer>
</body>
</html>
`.value;
}
