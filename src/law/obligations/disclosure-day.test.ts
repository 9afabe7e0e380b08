import { describe, expect, test } from 'vitest';
import { STATE_COUNCIL_CALENDAR, workCalendar } from '../workdays.ts';
import { daysLate, disclosureDay, disclosureUrgency, type MeasuredDocument } from './disclosure-day.ts';
import type { ColumnItem } from './document-duty.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from './special-limits.ts';

const WRITTEN: MeasuredDocument = {
  attribute: 'proactive',
  writtenOn: '2024-03-14',
  publicBefore: null,
  countedFrom: null,
};
const calendar = STATE_COUNCIL_CALENDAR;
const { general, departmentBudget, villageAffairs, consultation } = DISCLOSURE_RULES;

/** 清明节 lies between: 7 April is worked, 4 to 6 April aren't. */
const GENERAL_DAY = '2024-04-12';

function item(rule: DisclosureRule | null, over: Partial<ColumnItem> = {}): ColumnItem {
  return { id: 'item', rule, mode: 'proactive', takenUpOn: '2024-01-01', ...over };
}

function own(count: number, standing: DisclosureRule['standing']): DisclosureRule {
  return {
    ...general,
    article: '本机关',
    standing,
    limit: { kind: 'within', span: { count, unit: 'workday' } },
  };
}

describe('the last day of a document', () => {
  test.each<[string, Partial<MeasuredDocument>, string | null]>([
    ['is the twentieth working day after its 成文日期', {}, GENERAL_DAY],
    ['isn’t known without a 成文日期', { writtenOn: null }, null],
    ['isn’t asked of what is published on request', { attribute: 'onRequest' }, null],
    ['isn’t asked of what is withheld', { attribute: 'withheld' }, null],
    ['isn’t asked of what was public before it came here', { publicBefore: '2024-03-20' }, null],
    ['isn’t asked of a correction of the same day', { countedFrom: '2024-03-14' }, null],
    ['is asked of an edition that is dated later', { countedFrom: '2024-03-13' }, GENERAL_DAY],
    [
      'is asked of a later edition of what was public elsewhere',
      { publicBefore: '2020-01-01', countedFrom: '2020-01-01' },
      GENERAL_DAY,
    ],
  ])('%s', (_, over, expected) => {
    const day = disclosureDay({ ...WRITTEN, ...over }, { items: [], calendar });
    expect(day.kind === 'by' ? day.lastDay : null).toBe(expected);
  });

  test('isn’t asked of what was public elsewhere, and that is told where one would be', () => {
    const before = { ...WRITTEN, publicBefore: '2024-03-20' };
    const told = { kind: 'elsewhere', publicBefore: '2024-03-20' };
    expect(disclosureDay(before, { items: [], calendar })).toEqual(told);
    expect(disclosureDay(before, { items: [item(departmentBudget)], calendar }).kind).toBe('none');
    expect(disclosureDay({ ...before, writtenOn: null }, { items: [], calendar }).kind).toBe('none');
  });

  test.each<[string, readonly ColumnItem[], string | null]>([
    ['is the general one where the column has several items', [item(own(3, 'set')), item(null)], GENERAL_DAY],
    ['is the one that the only item sets by law', [item(own(3, 'set'))], '2024-03-19'],
    ['is a stricter one of the office', [item(own(3, 'guidance'))], '2024-03-19'],
    ['is never a laxer one of the office', [item(own(60, 'guidance'))], GENERAL_DAY],
    [
      'is the general one where the item was taken up later',
      [item(own(3, 'guidance'), { takenUpOn: '2024-03-15' })],
      GENERAL_DAY,
    ],
    ['is the general one where the item isn’t counted', [item(null)], GENERAL_DAY],
    [
      'is the general one where the item is for applicants',
      [item(own(3, 'set'), { mode: 'onRequest' })],
      GENERAL_DAY,
    ],
    ['is the general one where the item only sets a posting', [item(consultation)], GENERAL_DAY],
    ['isn’t measured where a law counts from the approval', [item(departmentBudget)], null],
    ['isn’t measured where a law goes by quarters', [item(villageAffairs)], null],
    [
      'is the general one where only practice goes by quarters',
      [item({ ...villageAffairs, standing: 'guidance' })],
      GENERAL_DAY,
    ],
  ])('%s', (_, items, expected) => {
    const day = disclosureDay(WRITTEN, { items, calendar });
    expect(day.kind === 'by' ? day.lastDay : null).toBe(expected);
  });

  test('is told as unknown, not guessed, where the holiday notice is missing', () => {
    const empty = workCalendar([]);
    expect(disclosureDay(WRITTEN, { items: [], calendar: empty })).toEqual({
      kind: 'unknown',
      article: '条例第26条',
    });
  });
});

test.each([
  ['2024-04-13', 'over', 1],
  ['2024-04-12', 'today', 0],
  ['2024-04-11', 'soon', 0],
  ['2024-04-05', 'soon', 0],
  ['2024-04-04', 'open', 0],
  ['2024-05-12', 'over', 30],
] as const)('on %s a last day of 12 April is %s', (today, urgency, late) => {
  expect(disclosureUrgency('2024-04-12', today)).toBe(urgency);
  expect(daysLate('2024-04-12', today)).toBe(late);
});
