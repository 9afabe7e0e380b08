import { describe, expect, test } from 'vitest';
import type { NormativeRecord } from './annual-report/classify.ts';
import { filingDueOn, oversightGaps, type NormativeOversight } from './normative-oversight.ts';

const TODAY = '2026-05-04';
const WHOLE: NormativeRecord & NormativeOversight = {
  kind: 'normative',
  madeOn: '2026-03-02',
  validUntil: '2031-03-31',
  endedOn: null,
  endedHow: null,
  legalityReviewedBy: '司法所',
  legalityReviewedOn: '2026-02-20',
  legalityOpinion: '同意提请审议。',
  filingNumber: '府备〔2026〕3号',
  filedOn: '2026-03-16',
  filedWith: '区人民政府',
};
const UNREVIEWED = { legalityReviewedBy: '', legalityReviewedOn: null, legalityOpinion: '' };
const UNFILED = { filingNumber: '', filedOn: null, filedWith: '' };

describe('what is pointed out of the oversight of a normative document', () => {
  test.each<[string, Partial<typeof WHOLE>, string[]]>([
    ['nothing where all is registered', {}, []],
    ['its examination on the day it was made', { legalityReviewedOn: '2026-03-02' }, []],
    ['an examination after it was made', { legalityReviewedOn: '2026-03-03' }, ['合法性审核晚于制发日期']],
    ['no examination', UNREVIEWED, ['未登记合法性审核']],
    [
      'an examination of which nobody knows by whom and when',
      { legalityReviewedBy: '', legalityReviewedOn: null },
      ['合法性审核未写明机构、日期'],
    ],
    ['an examination without its opinion', { legalityOpinion: '' }, ['合法性审核未写明意见']],
    [
      'none where nobody asked for one yet',
      { ...UNREVIEWED, madeOn: '2018-12-03', filedOn: '2019-01-02' },
      [],
    ],
    ['none from the day of the notice on', { ...UNREVIEWED, madeOn: '2018-12-04' }, ['未登记合法性审核']],
    ['none where it holds until today', { ...UNREVIEWED, validUntil: TODAY }, ['未登记合法性审核']],
    ['none where it lapsed yesterday', { ...UNREVIEWED, validUntil: '2026-05-03' }, []],
    ['none where it was repealed today', { ...UNREVIEWED, endedOn: TODAY, endedHow: 'repealed' }, []],
    ['none for 规章, which have rules of their own', { ...UNREVIEWED, kind: 'rule' }, []],
    ['a number of filing without its day', { filedOn: null }, ['备案未写明日期']],
    ['where it was filed without the day', { filedOn: null, filingNumber: '' }, ['备案未写明日期']],
    ['no number where those who keep the file give none', { filingNumber: '' }, []],
    ['nothing where nothing of filing is registered: no national limit asks for it', UNFILED, []],
  ])('%s', (_, change, gaps) => {
    expect(oversightGaps({ ...WHOLE, ...change }, TODAY)).toEqual(gaps);
  });
});

describe('the day by which a document should be on file', () => {
  test.each<[string, Partial<typeof WHOLE>, string | null]>([
    ['is counted by the calendar from the day after it was made', UNFILED, '2026-04-01'],
    ['is none where it is on file', {}, null],
    ['is none where its number alone is known', { ...UNFILED, filingNumber: '府备〔2026〕3号' }, null],
    ['is none where it no longer holds', { ...UNFILED, endedOn: TODAY, endedHow: 'repealed' }, null],
    ['is none of these for 规章', { ...UNFILED, kind: 'rule' }, null],
  ])('%s', (_, change, due) => {
    expect(filingDueOn({ ...WHOLE, ...change }, { withinDays: 30, today: TODAY })).toBe(due);
  });
});
