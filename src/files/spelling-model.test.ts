import { describe, expect, test } from 'vitest';
import { readText } from '../text/checked-text.ts';
import { spellingChecker } from './spelling-model.ts';

const LOADED_WITHIN = 3000;

describe('the checker of spelling that ships', () => {
  const begun = performance.now();
  const checker = spellingChecker();
  const took = performance.now() - begun;

  test('is there within a moment, and kept', () => {
    expect(took).toBeLessThan(LOADED_WITHIN);
    expect(spellingChecker()).toBe(checker);
  });

  test('tells a wrong character with what was meant, and why', () => {
    const [found] = checker.check(readText('举办方应当与公园管理系构签订协议。'));
    expect(found).toMatchObject({ start: 10, end: 11, rule: 'S01', severity: 'gate', suggestion: '机' });
    expect(found?.reason).toContain('“机”');
  });

  test('says nothing of a right sentence', () => {
    expect(checker.check(readText('举办方应当与公园管理机构签订协议。'))).toEqual([]);
  });
});
