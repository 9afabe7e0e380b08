import { describe, expect, test } from 'vitest';
import { narrativeNumbers } from './narrative-numbers.ts';

const said = (text: string): [string, number, string][] =>
  narrativeNumbers({ opening: '', parts: [{ number: 1, heading: '一、总体情况', text, place: {} }] }).map(
    ({ subject, value, unit }) => [subject, value, unit],
  );

describe('the numbers that a text says', () => {
  test.each<[string, [string, number, string][]]>([
    [
      '全年共收到政府信息公开申请12件，办结11件。',
      [
        ['request', 12, '件'],
        ['request', 11, '件'],
      ],
    ],
    [
      '被申请行政复议１件，行政诉讼两件。',
      [
        ['dispute', 1, '件'],
        ['dispute', 2, '件'],
      ],
    ],
    [
      '微信公众号发布46期151篇。',
      [
        ['channel', 46, '期'],
        ['channel', 151, '篇'],
      ],
    ],
    [
      '主动公开信息1,234条，其中政策文件4条。',
      [
        ['document', 1234, '条'],
        ['document', 4, '条'],
      ],
    ],
    [
      '较上年增长12.5%，提高3.25个百分点。',
      [
        ['share', 12.5, '%'],
        ['share', 3.25, '个百分点'],
      ],
    ],
    ['收取信息处理费0.05万元。', [['fee', 0.05, '万元']]],
    ['开展培训3次。', [['other', 3, '次']]],
    [
      '新收12件，其中自然人9件。收到的申请都已答复。',
      [
        ['other', 12, '件'],
        ['other', 9, '件'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test('aren’t its dates, its numbers of documents, its limits and its articles', () => {
    expect(
      said('2025年1月20日，根据国办公开办函〔2021〕30号和第20条，在20个工作日内从3个方面办理。'),
    ).toEqual([]);
  });

  test('keep their place and their words', () => {
    const text = '一年来工作平稳。\n全年收到申请12件，办结11件。';
    const found = narrativeNumbers({
      opening: '本报告由6个部分组成，共2件附件。',
      parts: [{ number: null, heading: '附', text, place: {} }],
    });
    expect(found.map(({ where, words, from, to }) => [where, words, from, to])).toEqual([
      ['part:0', '共2件附件', 12, 14],
      ['report', '全年收到申请12件', 15, 18],
      ['report', '办结11件', 21, 24],
    ]);
    expect(text.slice(15, 18)).toBe('12件');
  });
});
