import { describe, expect, test } from 'vitest';
import {
  DEFAULT_INDEX_TEMPLATE,
  counterPeriod,
  counterScope,
  formatIndexNumber,
  missingCodes,
  validateTemplate,
} from './index-number.ts';

const codes = { uscc: '11370812004339255B', siteId10: '4311230009', areaOrg9: '620702081' };

describe('索引号', () => {
  test.each([
    [DEFAULT_INDEX_TEMPLATE, codes, '2020-06-01', 22849, '11370812004339255B/2020-22849'],
    ['{orgCode9}/{yyyy}-{seq:5}', { orgCode9: '000014349' }, '2017-05-05', 110, '000014349/2017-00110'],
    ['{orgCode9}/{yyyy}-{seq:5}', codes, '2020-05-05', 1, '004339255/2020-00001'],
    [
      '{uscc}/{yyyymm}-{seq:5}',
      { uscc: '11341602003166276W' },
      '2024-12-09',
      35,
      '11341602003166276W/202412-00035',
    ],
    ['{siteId10}/{yyyy}-{seq:5}', codes, '2021-01-01', 201, '4311230009/2021-00201'],
    ['{areaOrg9}/{yyyy}-{seq:5}', codes, '2026-01-01', 7, '620702081/2026-00007'],
  ])('%s', (template, given, day, seq, expected) => {
    expect(validateTemplate(template)).toEqual([]);
    expect(formatIndexNumber(template, { ...given, day, seq })).toBe(expected);
  });

  test.each([
    ['{uscc}/{yyyy}', '流水号'],
    ['{uscc}/{yyyy}-{seq:5}-{seq:3}', '流水号'],
    ['{uscc}/{seq:5}', '年份'],
    ['{uscc}/{yyyy}{yyyymm}-{seq:5}', '年份'],
    ['A/{yyyy}-{seq:5}', '代码'],
    ['{areaCode}/{yyyy}-{seq:5}', '代码'],
    ['{uscc}/{yyyy}-{seq:5}号', '半角'],
    ['{uscc}/{yyyy}-{seq:5', '半角'],
    ['{uscc}/{yyyy}-{seq:2}', '无法识别'],
    ['{uscc}/{constructor}{yyyy}-{seq:5}', '无法识别'],
    ['{uscc}/{yyyy}{seq:5}', '分隔符'],
  ])('refuses the template %s and says why', (template, why) => {
    expect(validateTemplate(template).join('')).toContain(why);
    expect(() => formatIndexNumber(template, { ...codes, day: '2024-01-01', seq: 1 })).toThrow(RangeError);
  });

  test('counts by year or by month', () => {
    expect(counterScope('{uscc}/{yyyy}-{seq:5}')).toBe('yearly');
    expect(counterScope('{uscc}/{yyyymm}-{seq:5}')).toBe('monthly');
    expect(counterPeriod('{uscc}/{yyyy}-{seq:5}', '2024-12-09')).toBe('2024');
    expect(counterPeriod('{uscc}/{yyyymm}-{seq:5}', '2024-12-09')).toBe('202412');
  });

  test('says which code is missing or misshapen', () => {
    expect(missingCodes('{uscc}/{yyyy}-{seq:5}', {})[0]).toContain('还没有填写');
    expect(missingCodes('{siteId10}/{yyyy}-{seq:5}', { siteId10: '12' })[0]).toContain('位数');
    expect(missingCodes('{uscc}/{yyyy}-{seq:5}', codes)).toEqual([]);
  });

  test('does not wrap around when the digits are used up', () => {
    const format = (seq: number) =>
      formatIndexNumber('{uscc}/{yyyy}-{seq:3}', { ...codes, day: '2024-01-01', seq });
    expect(format(999)).toMatch(/-999$/);
    expect(() => format(1000)).toThrow(/位数改大/);
    expect(() => format(0)).toThrow(RangeError);
  });
});
