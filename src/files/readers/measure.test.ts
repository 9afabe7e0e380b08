import { describe, expect, test } from 'vitest';
import type { Finding } from '../../law/annual-report/findings.ts';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { cutSource, refuseBeyondMeasure, refuseEndlessFindings, refuseLongReport } from './measure.ts';

function lines(count: number, text: string): SourceDocument {
  const line = { kind: 'text', text, place: {} } as const;
  return {
    format: 'html',
    blocks: Array.from({ length: count }, () => line),
    meta: { title: '', published: '' },
    notes: [],
  };
}

const found = (message: string): Finding => ({
  key: '',
  rule: 'X-CHAR',
  severity: 'info',
  where: 'part:1',
  message,
  law: '',
});

describe('the measure of a report', () => {
  test.each([
    ['a document of a hundred thousand lines', () => refuseBeyondMeasure(lines(100_000, '一'))],
    [
      'a report of fifty thousand characters',
      () => refuseLongReport(readReport(lines(500, '公'.repeat(100)))),
    ],
    ['a thousand findings', () => refuseEndlessFindings(Array.from({ length: 1_000 }, () => found('错')))],
  ])('lets %s through', (_what, look) => {
    expect(look).not.toThrow();
  });

  test.each([
    ['lines', () => refuseBeyondMeasure(lines(200_001, '一'))],
    ['characters', () => refuseBeyondMeasure(lines(2, '公'.repeat(600_000)))],
    ['words before the first part', () => refuseLongReport(readReport(lines(500, '公'.repeat(300))))],
    ['findings', () => refuseEndlessFindings(Array.from({ length: 5_001 }, () => found('错')))],
    ['words about one thing', () => refuseEndlessFindings([found('错'.repeat(3_000_000))])],
  ])('refuses %s without end, in words', (_what, look) => {
    expect(look).toThrow(/太多，不像一份年度报告，没有检查。/u);
  });
});

test('a document that can be shown whole is; of a longer one the beginning, and it says so', () => {
  const short = lines(100, '政府信息公开');
  expect(cutSource(short)).toBe(short);
  const long = cutSource(lines(50_000, '政府信息公开'));
  expect(long.blocks).toHaveLength(20_000);
  expect(long.notes).toEqual(['原文较长，后面的没有显示。']);
});
