import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import {
  dayMet,
  itemOfDocument,
  needsReason,
  triggerWith,
  type AppearedDocument,
  type ColumnItem,
} from './document-duty.ts';
import { DISCLOSURE_RULES } from './special-limits.ts';

const FORMED: ColumnItem = {
  id: 'formed',
  rule: DISCLOSURE_RULES.general,
  mode: 'proactive',
  takenUpOn: '2026-01-05',
};
type Duty = Parameters<typeof dayMet>[0];
const DOCUMENT: AppearedDocument = {
  writtenOn: '2026-03-02',
  publishedOn: '2026-03-10',
  how: 'first',
  countedFrom: null,
};

describe('a document falls under the item of its column by its own day', () => {
  test.each<[string, ColumnItem[], Partial<AppearedDocument>, string | null]>([
    ['where the column has one that runs from the forming', [FORMED], {}, 'formed'],
    ['on the very day of publishing', [FORMED], { publishedOn: '2026-03-02' }, 'formed'],
    ['on the day the item was taken up', [FORMED], { writtenOn: '2026-01-05' }, 'formed'],
    ['and not where there is none', [], {}, null],
    ['and not where there are two', [FORMED, { ...FORMED, id: 'other' }], {}, null],
    ['and not where it goes by periods', [{ ...FORMED, rule: DISCLOSURE_RULES.villageAccounts }], {}, null],
    [
      'and not where something else sets it running',
      [{ ...FORMED, rule: DISCLOSURE_RULES.governmentBudget }],
      {},
      null,
    ],
    ['and not where it is only posted', [{ ...FORMED, rule: DISCLOSURE_RULES.consultation }], {}, null],
    ['and not where nothing is counted', [{ ...FORMED, rule: null }], {}, null],
    ['and not where it is given on request', [{ ...FORMED, mode: 'onRequest' }], {}, null],
    ['and not without a day', [FORMED], { writtenOn: null }, null],
    ['and not with a day that is still to come', [FORMED], { writtenOn: '2026-03-11' }, null],
    ['and not with one before the item was taken up', [FORMED], { writtenOn: '2026-01-04' }, null],
    ['and not because it is back', [FORMED], { how: 'restored' }, null],
    ['again with an edition dated later', [FORMED], { how: 'edition', countedFrom: '2026-03-01' }, 'formed'],
    [
      'and not with an edition of the same day',
      [FORMED],
      { how: 'edition', countedFrom: '2026-03-02' },
      null,
    ],
    ['and not with an edition dated earlier', [FORMED], { how: 'edition', countedFrom: '2026-03-05' }, null],
    ['with an edition that has a day where none had before', [FORMED], { how: 'edition' }, 'formed'],
  ])('%s', (_, items, over, expected) => {
    expect(itemOfDocument(items, { ...DOCUMENT, ...over })?.id ?? null).toBe(expected);
  });
});

describe('a duty that a document is named for', () => {
  test.each([
    ['general', '2026-03-10', '2026-03-02', '2026-03-02'],
    ['general', '2026-03-10', '2026-03-12', '2026-03-10'],
    ['general', '2026-03-10', null, '2026-03-10'],
    ['governmentBudget', '2026-03-10', '2026-03-02', '2026-03-10'],
    ['villageAccounts', '2026-03-01', '2026-02-02', '2026-03-01'],
  ] as const)(
    'of %s entered for %s with one written on %s runs from %s',
    (rule, triggeredOn, writtenOn, from) => {
      expect(triggerWith({ rule: DISCLOSURE_RULES[rule], triggeredOn }, writtenOn)).toBe(from);
    },
  );

  const STAGE = { triggeredOn: '2026-03-01', periodFrom: null, ofStage: true };
  const OCCASION = { ...STAGE, ofStage: false };
  const PERIOD = { triggeredOn: '2026-03-15', periodFrom: '2026-03-01', ofStage: false };
  const TODAY = '2026-04-01';

  test.each<[string, Duty, string, [boolean, string, string]]>([
    ['what came out after the stage', STAGE, '2026-03-10', [false, '2026-03-10', '2026-03-10']],
    ['what came out on its day', STAGE, '2026-03-01', [false, '2026-03-01', '2026-03-01']],
    // Public shortly before its stage: met from the first day of it, however late somebody says so.
    ['what came out thirty days ahead', STAGE, '2026-01-30', [false, '2026-03-01', '2026-03-01']],
    ['what came out earlier than that', STAGE, '2026-01-29', [true, TODAY, '2026-03-01']],
    ['what came out on the day of an occasion', OCCASION, '2026-03-01', [false, '2026-03-01', '2026-03-01']],
    ['what came out the day before it', OCCASION, '2026-02-28', [true, TODAY, '2026-03-01']],
    ['what came out in a period', PERIOD, '2026-03-10', [false, '2026-03-10', '2026-03-10']],
    ['what came out before it', PERIOD, '2026-02-28', [true, TODAY, TODAY]],
  ])('is met by %s', (_, duty, publishedOn, [reason, met, vouched]) => {
    expect(needsReason(duty, publishedOn)).toBe(reason);
    expect(dayMet(duty, { publishedOn, today: TODAY, vouched: false })).toBe(met);
    expect(dayMet(duty, { publishedOn, today: TODAY, vouched: true })).toBe(vouched);
  });

  test('is never met before it came up, nor after the day on which that is known', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(
        day,
        day,
        fc.option(day),
        fc.boolean(),
        fc.boolean(),
        (publishedOn, a, b, ofStage, vouched) => {
          const today = addDays('2026-01-01', 400);
          const periodFrom = b;
          const triggeredOn = b !== null && b > a ? b : a;
          const met = dayMet({ triggeredOn, periodFrom, ofStage }, { publishedOn, today, vouched });
          expect(met >= (periodFrom ?? triggeredOn)).toBe(true);
          expect(met <= today).toBe(true);
        },
      ),
    );
  });
});
