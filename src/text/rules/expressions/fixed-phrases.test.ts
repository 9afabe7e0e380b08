import { expect, test } from 'vitest';
import { readText } from '../../checked-text.ts';
import { findingsOf } from '../../text-rule.ts';
import { FIXED_PHRASE_RULE } from './fixed-phrases.ts';

test.each([
  ['以习近平新时代中国特色社会注意思想为指导。', '习近平新时代中国特色社会主义思想'],
  ['紧密团结在以习近平同志为核心的党中心周围。', '以习近平同志为核心的党中央'],
  ['深入学习习近平法制思想。', '习近平法治思想'],
  ['建设中国特设社会主义。', '中国特色社会主义'],
  ['依照《中华人民共合国预算法》办理。', '中华人民共和国'],
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
  '弘扬社会主义核心价值观，践行社会主义核心价值体系。',
])('%s is left alone', (text) => {
  expect(findingsOf(FIXED_PHRASE_RULE, readText(text))).toEqual([]);
});

test('words of citizens are theirs', () => {
  expect(findingsOf(FIXED_PHRASE_RULE, readText('学习习近平法制思想。', { author: 'others' }))).toEqual([]);
});
