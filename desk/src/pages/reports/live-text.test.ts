import { expect, test } from 'vitest';
import { FIGURE_TOKENS } from '../../../../src/law/annual-report/figures.ts';
import { defaultNarrative } from '../../../../src/law/annual-report/narrative-template.ts';
import { cellNames } from '../../../../src/law/annual-report/tables.ts';
import type { NarrativeBlock } from '../../../../src/modules/reports/reports.api.ts';
import { liveText, withSentences } from './live-text.ts';

const VIEW = {
  agencyName: '云溪市青岚区石桥镇人民政府',
  level: 'township' as const,
  year: 2024,
  cells: Object.fromEntries(cellNames().map((name) => [name, 0])),
  figures: FIGURE_TOKENS.map(({ token, source }) => ({
    token,
    label: token,
    value: token === '自称' ? '我镇' : source === 'text' ? '2024' : '0',
    traceable: false,
  })),
};
const BLOCKS: readonly NarrativeBlock[] = withSentences([], defaultNarrative('township'));

test('the text on the page is rendered as it will be printed, with its length', () => {
  const { shown, partOneCharacters } = liveText(VIEW, BLOCKS);
  expect(shown.get('request-none')).toBe('2024年，我镇未收到政府信息公开申请，也没有上年结转的申请。');
  expect(shown.has('request-counts')).toBe(false);
  const longer = BLOCKS.map((block) =>
    block.id === 'request-none' ? { ...block, text: `${block.text} 共三字` } : block,
  );
  expect(liveText(VIEW, longer).partOneCharacters).toBe(partOneCharacters + 3);
});

test('what is taken out is missed at once, and put in at the end of its part, unconfirmed', () => {
  expect(liveText(VIEW, BLOCKS).missing).toEqual([]);
  const without = BLOCKS.filter(({ id }) => id !== 'supervision-assessment');
  const [gap] = liveText(VIEW, without).missing;
  const filled = withSentences(without, gap?.blocks ?? []);
  const at = filled.findIndex(({ id }) => id === 'supervision-assessment');
  expect(filled[at]).toMatchObject({ part: 1, needsConfirmation: true, confirmed: false });
  expect([filled[at - 1]?.part, filled[at + 1]?.part]).toEqual([1, 5]);
  expect(liveText(VIEW, filled).missing).toEqual([]);
});
