import { expect, test } from 'vitest';
import { shownSummary } from '../summary.ts';

const SENTENCE = '各村组织护林员入户宣传森林防火要求，登记重点人员。';

test.each([
  ['what the office wrote', '概述', '<p>正文</p>', '概述'],
  ['a short text as a whole', ' ', '<p>甲&amp;乙&lt;丙</p><p>丁</p>', '甲&乙<丙 丁'],
  [
    'with words whole that are partly bold',
    '',
    '<p>防<strong>火</strong>期<a href="/a">间</a>至<time datetime="2024-06-03">6月3日</time>止</p>',
    '防火期间至6月3日止',
  ],
  [
    'without spaces after marks',
    '',
    '<p>各村：</p><p>请报告。</p><p>2024年6月3日</p>',
    '各村：请报告。2024年6月3日',
  ],
  ['of a long text whole sentences', '', `<p>${SENTENCE.repeat(9)}</p>`, SENTENCE.repeat(4)],
  ['of a text without sentences its beginning', '', `<p>${'甲'.repeat(500)}</p>`, `${'甲'.repeat(119)}…`],
  ['without any text the title', '', '<p><img alt=""></p>', '标题'],
])('内容概述 is %s', (_what, summary, bodyHtml, shown) => {
  expect(shownSummary({ summary, bodyHtml, title: '标题' })).toBe(shown);
});
