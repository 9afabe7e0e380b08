import { expect, test } from 'vitest';
import { checkedText, differenceText, unreadText } from './report-text.ts';
import { printable } from './printable.ts';

const HOSTILE = 'a\u001b[2J\r\n\u009b31m\u202ecod.b';
const SHOWN = String.raw`a\u{1b}[2J\u{d}\u{a}\u{9b}31m\u{202e}cod.b`;

test('what would move a cursor or turn a line around is shown, the rest stays', () => {
  expect(printable(HOSTILE)).toBe(SHOWN);
  expect(printable('石桥镇 2024年“年报”—1.docx')).toBe('石桥镇 2024年“年报”—1.docx');
});

test('no word of a file or of its name reaches a terminal as it is', () => {
  const finding = {
    rule: 'X-CHAR',
    severity: 'error',
    where: 'part:1',
    quote: '',
    expected: null,
    actual: null,
    message: `“${HOSTILE}”`,
    law: '',
  } as const;
  const file = { file: HOSTILE, form: '2021', title: HOSTILE, agency: HOSTILE, year: 2024 } as const;
  const told = [
    checkedText({ ...file, cells: {}, doubtful: [], findings: [finding] }),
    unreadText(HOSTILE, '读不出来。'),
    differenceText({
      cells: [{ name: 't2.docs.made', label: '', left: HOSTILE, right: null }],
      parts: [{ heading: HOSTILE, same: 1 }],
    }),
  ].join('\n');
  expect(told).not.toContain('\u001b');
  expect(told.replaceAll(SHOWN, '').replaceAll(/[\n\t]/gu, '')).not.toMatch(/\p{Cc}|\u202e/u);
});
