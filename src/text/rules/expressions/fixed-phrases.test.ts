import { expect, test } from 'vitest';
import { readText } from '../../checked-text.ts';
import { FIXED_PHRASES } from '../../data/fixed-phrases.ts';
import { COMMON_SERIES } from '../../data/fixed-series.ts';
import { findingsOf } from '../../text-rule.ts';
import { FIXED_PHRASE_RULE } from './fixed-phrases.ts';

test.each([
  ['以习近平新时代中国特色社会注意思想为指导。', '习近平新时代中国特色社会主义思想'],
  ['紧密团结在以习近平同志为核心的党中心周围。', '以习近平同志为核心的党中央'],
  ['深入学习习近平法制思想。', '习近平法治思想'],
  ['建设中国特设社会主义。', '中国特色社会主义'],
  ['依照《中华人民共合国预算法》办理。', '中华人民共和国'],
  ['深化供给侧结构改革。', '供给侧结构性改革'],
  ['践行社会主义核心价植观。', '社会主义核心价值观'],
  ['锲而不舍落实中央八项规走精神。', '中央八项规定精神'],
  ['推进国家治理体系和治理能力现代代。', '治理体系和治理能力现代化'],
  ['习近平总书纪指出。', '习近平总书记'],
  ['绿水青山就是金山很山。', '绿水青山就是金山银山'],
  ['发展全过程人民主。', '全过程人民民主'],
])('%s is told', (text, right) => {
  expect(findingsOf(FIXED_PHRASE_RULE, readText(text))).toEqual([
    expect.objectContaining({ suggestion: right, severity: 'gate' }),
  ]);
});

test.each([
  '以习近平新时代中国特色社会主义思想为指导，学习习近平法治思想、习近平经济思想。',
  '走有中国特色的社会主义道路。',
  '建成社会主义现代化强国，实现中华民族伟大复兴的中国梦。',
  '会见朝鲜民主主义人民共和国、孟加拉人民共和国代表。',
  '构建人类卫生健康共同体、民族命运共同体。',
  '县人民代表大会制定的决议，依法治县、依法行政。',
  '巩固脱贫攻坚成果，持续巩固脱贫成果；实现第一个百年奋斗目标，向第二个百年奋斗目标进军。',
  '实现“两个一百年”奋斗目标，全面建设小康社会的时期，全面建成小康社会的今天。',
  '建立社会主义市场体系，社会治理体系和治理能力现代化，乡村治理体系和治理能力。',
  '加强党中央集中统一领导，人民当家作主，基层群众性自治组织，精神文明建设。',
  '证据系在中华人民共和_领域外形成。',
  '国际国内双循环，生态文明建设，民族自治地方的自治机关。',
  '弘扬社会主义核心价值观，践行社会主义核心价值体系。',
  '全面建设社会主义现代化的国家，坚持有中国特色的社会主义。',
])('%s is left alone', (text) => {
  expect(findingsOf(FIXED_PHRASE_RULE, readText(text))).toEqual([]);
});

test('words of citizens are theirs', () => {
  expect(findingsOf(FIXED_PHRASE_RULE, readText('学习习近平法制思想。', { author: 'others' }))).toEqual([]);
});

test('no phrase is one character away from another, unless that is right too', () => {
  for (const { words, source } of FIXED_PHRASES) {
    expect(source).toMatch(/（\d{4}年/u);
    expect(findingsOf(FIXED_PHRASE_RULE, readText(`坚持${words}。`))).toEqual([]);
  }
  expect(FIXED_PHRASES.length + COMMON_SERIES.length).toBeGreaterThan(100);
});
