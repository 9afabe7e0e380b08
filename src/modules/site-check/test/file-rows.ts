import type { RuleRow } from './rule-row.ts';
import { SMALL_URL } from './small-site.ts';

const MAP = 'town/sitemap-1.xml';
const FEED = 'town/feed.xml';
const DATA = 'town/news/index.json';
const ENTRY = `<url><loc>${SMALL_URL}/town/doc/2026/1.html</loc><lastmod>2026-03-05</lastmod></url>`;

/** Faults of files for programs, and of what they say about pages. */
export const FILE_ROWS: readonly RuleRow[] = [
  {
    rule: 'sitemap.complete',
    file: MAP,
    replace: ENTRY,
    fires: '',
    passes: ENTRY.replace('2026-03-05', '2026-03-05T09:29:00+08:00'),
  },
  {
    rule: 'sitemap.complete',
    file: MAP,
    replace: ENTRY,
    fires: `${ENTRY}${ENTRY}`,
    passes: `${ENTRY}<!-- ${ENTRY} -->`,
  },
  {
    rule: 'sitemap.hidden',
    file: MAP,
    replace: ENTRY,
    fires: `${ENTRY}${ENTRY.replace('1.html', '2.html')}`,
    passes: ENTRY,
  },
  {
    rule: 'robots.blocked',
    file: 'robots.txt',
    replace: '/search',
    fires: '/town/doc',
    passes: '/town/doc2',
  },
  {
    rule: 'feed.elements',
    file: FEED,
    replace: '<title>防汛通知</title>',
    fires: '',
    passes: '<title type="text">防汛</title>',
  },
  {
    rule: 'feed.dates',
    file: FEED,
    replace: '2026-03-05T01:29:00.000Z',
    fires: '2026-03-05 01:29:00',
    passes: '2026-03-05T09:29:00+08:00',
  },
  {
    rule: 'feed.ids',
    file: FEED,
    replace: '</feed>',
    fires: `<entry><id>${SMALL_URL}/town/doc/2026/1.html</id><title>二</title><updated>2026-03-05T01:29:00Z</updated><content>二</content></entry></feed>`,
    passes: `<entry><id>urn:2</id><title>二</title><updated>2026-03-05T01:29:00Z</updated><content>二</content></entry></feed>`,
  },
  {
    rule: 'feed.self',
    file: FEED,
    replace: 'rel="self" href="https://gk.yunxi.example/town/feed.xml"',
    fires: 'rel="self" href="https://gk.yunxi.example/town/"',
    passes: 'href="https://gk.yunxi.example/town/feed.xml" rel="self"',
  },
  {
    rule: 'feed.links',
    file: FEED,
    replace: 'rel="alternate" href="https://gk.yunxi.example/town/doc/2026/1.html"',
    fires: 'rel="alternate" href="https://gk.yunxi.example/town/doc/2026/3.html"',
    passes: 'href="https://gk.yunxi.example/town/doc/2026/1.html"',
  },
  {
    rule: 'sitemap.form',
    file: MAP,
    replace: ENTRY,
    fires: ENTRY.replace('2026-03-05', '2026/3/5'),
    passes: ENTRY.replace('2026-03-05', '2026-03'),
  },
  {
    rule: 'sitemap.links',
    file: MAP,
    replace: '</urlset>',
    fires: `<url><loc>${SMALL_URL}/town/doc/2026/7.html</loc></url></urlset>`,
    passes: '</urlset>',
  },
  {
    rule: 'sitemap.in-index',
    file: 'sitemap.xml',
    replace: `<sitemap><loc>${SMALL_URL}/town/sitemap-1.xml</loc></sitemap>`,
    fires: '',
    passes: `<sitemap><loc>${SMALL_URL}/town/sitemap-1.xml</loc><lastmod>2026-03-05</lastmod></sitemap>`,
  },
  {
    rule: 'sitemap-index.form',
    file: 'sitemap.xml',
    replace: '</sitemap>',
    fires: '<lastmod>昨天</lastmod></sitemap>',
    passes: '<lastmod>2026-03-05</lastmod></sitemap>',
  },
  {
    rule: 'sitemap-index.links',
    file: 'sitemap.xml',
    replace: '</sitemap>',
    fires: '</sitemap><sitemap><loc>/town/sitemap-2.xml</loc></sitemap>',
    passes: '</sitemap>\n',
  },
  {
    rule: 'json.links',
    file: DATA,
    replace: '/town/doc/2026/1.html',
    fires: '/town/doc/2026/8.html',
    passes: '/town/doc/2026/1.html#part',
  },
  {
    rule: 'robots.sitemap',
    file: 'robots.txt',
    replace: `${SMALL_URL}/sitemap.xml`,
    fires: '/sitemap.xml',
    passes: `${SMALL_URL}/sitemap.xml # 全部`,
  },
  {
    rule: 'robots.open',
    file: 'robots.txt',
    replace: 'Disallow: /search',
    fires: 'Disallow: /',
    passes: 'Disallow:',
    with: ['robots.blocked'],
  },
  { rule: 'file.broken', file: DATA, replace: '{', fires: '{{', passes: ' {' },
  { rule: 'file.broken', file: FEED, replace: '</feed>', fires: '', passes: '</feed>\n' },
  {
    rule: 'file.broken',
    file: MAP,
    replace: '<urlset',
    fires: '<x:urlset',
    passes: '<?xml version="1.0"?><urlset',
    with: ['sitemap.complete'],
  },
];
