import { expect, test } from 'vitest';
import { markedText, type ShownFinding } from './marked-text.ts';

function finding(start: number, end: number): ShownFinding {
  return { start, end, severity: 'gate', kind: '标点符号', rule: 'P01', suggestion: null, reason: '' };
}

test('a text is cut at its findings and nothing of it is lost', () => {
  expect(markedText('甲乙丙丁', [finding(1, 2), finding(3, 4)])).toEqual([
    { text: '甲', finding: null },
    { text: '乙', finding: 0 },
    { text: '丙', finding: null },
    { text: '丁', finding: 1 },
  ]);
  expect(markedText('甲乙', [])).toEqual([{ text: '甲乙', finding: null }]);
});

test('of two that overlap the first is marked, and an empty stretch is a place', () => {
  expect(markedText('甲乙丙', [finding(0, 2), finding(1, 3), finding(2, 2)])).toEqual([
    { text: '甲乙', finding: 0 },
    { text: '', finding: 2 },
    { text: '丙', finding: null },
  ]);
});
