import { describe, expect, test } from 'vitest';
import { looksLikeValue, readNumber } from './read-number.ts';

describe('a cell says', () => {
  test.each([
    ['0', 'count', 0, 'plain'],
    ['218', 'count', 218, 'plain'],
    [' 7 \n', 'count', 7, 'plain'],
    ['１２', 'count', 12, 'dressed'],
    ['12件', 'count', 12, 'dressed'],
    ['1,234', 'count', 1234, 'dressed'],
    ['3.0', 'count', 3, 'dressed'],
    ['零', 'count', 0, 'dressed'],
    ['', 'count', null, 'blank'],
    ['\u00a0\u3000', 'count', null, 'blank'],
    ['/', 'count', null, 'mark'],
    ['—', 'count', null, 'mark'],
    ['无', 'count', null, 'mark'],
    ['3.5', 'count', null, 'unreadable'],
    ['详见附件', 'count', null, 'unreadable'],
    ['-3', 'count', null, 'mark-no'],
    ['4166.214619', 'amount', '4166.214619', 'plain'],
    ['0', 'amount', '0', 'plain'],
    ['18651.06万元', 'amount', '18651.06', 'dressed'],
    ['-3', 'change', -3, 'plain'],
    ['增2', 'change', 2, 'dressed'],
    ['减少4', 'change', -4, 'dressed'],
    ['-3.00', 'change', -3, 'dressed'],
    ['共12件', 'count', 12, 'dressed'],
    ['12（件）', 'count', 12, 'dressed'],
    ['**12**', 'count', 12, 'dressed'],
    ['12*', 'count', 12, 'dressed'],
    ['12①', 'count', 12, 'dressed'],
    ['12²', 'count', 12, 'dressed'],
    ['①', 'count', null, 'unreadable'],
    ['1 234', 'count', 1234, 'dressed'],
    ['1 2 5', 'count', 125, 'dressed'],
    ['-3.5', 'change', null, 'unreadable'],
  ] as const)('%j as a %s: %s, %s', (raw, kind, value, dress) => {
    const read = readNumber(raw, kind);
    expect(read.value).toBe(value);
    expect(read.dress).toBe(dress === 'mark-no' ? 'unreadable' : dress);
  });

  test('what must be confirmed', () => {
    expect(readNumber('约3').doubt).toContain('不是一个数');
    expect(readNumber('984361元', 'amount').doubt).toContain('以万元为单位');
    expect(readNumber('3件').doubt).toBeNull();
    for (const one of ['1 234', '1 2 5', '1\u200b2', ' 12 ']) expect(readNumber(one).doubt).toBeNull();
    for (const several of ['12\n3', '12 34', '12 3 件', '1\n2'])
      expect(readNumber(several).doubt).toContain('可能是几个数');
  });

  test('whether it could be a figure at all', () => {
    expect(['', '0', '—', '12件', '增3'].every(looksLikeValue)).toBe(true);
    expect(['一、', '规章', '其他'].some(looksLikeValue)).toBe(false);
  });
});
