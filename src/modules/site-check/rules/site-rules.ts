import type { RuleWords } from '../finding.ts';
import type { PageRule } from '../site-look.ts';
import { CONTENT_RULES } from './content-rules.ts';
import { JSON_RULES, BROKEN_RULE, ROBOTS_RULES } from './data-rules.ts';
import { FACT_RULES } from './fact-rules.ts';
import { FEED_RULES } from './feed-rules.ts';
import { FOOT_RULES } from './foot-rules.ts';
import { FRAME_RULES } from './frame-rules.ts';
import { GUIDE_RULES } from './guide-rules.ts';
import { LINK_RULES } from './link-rules.ts';
import { META_RULES } from './meta-rules.ts';
import { SITEMAP_INDEX_RULES, SITEMAP_RULES } from './sitemap-rules.ts';

/** All rules about pages, in the order in which a page's findings are told. */
export const PAGE_RULES: readonly PageRule[] = [
  ...META_RULES,
  ...FRAME_RULES,
  ...FOOT_RULES,
  ...FACT_RULES,
  ...GUIDE_RULES,
  ...CONTENT_RULES,
  ...LINK_RULES,
];

/** Rules about files for programs, by what the file is. */
export const FILE_RULES = {
  feed: FEED_RULES,
  sitemap: SITEMAP_RULES,
  sitemapIndex: SITEMAP_INDEX_RULES,
  json: JSON_RULES,
  robots: ROBOTS_RULES,
  broken: [BROKEN_RULE],
} as const;

/** Files without which a site doesn't work. */
export const FILES_RULE: RuleWords = {
  id: 'site.files',
  basis: '国办发〔2017〕47号（首页、错误提示页）；RFC 9309；sitemaps.org 0.9',
  remedy: '运行 gongkai site rebuild 重建公开网站。',
};

/** Identifiers of all rules. */
export const RULE_IDS: readonly string[] = [
  FILES_RULE,
  ...PAGE_RULES,
  ...Object.values(FILE_RULES).flat(),
].map(({ id }) => id);
