import { describe, expect, test } from 'vitest';
import { STATE_COUNCIL_CALENDAR } from '../workdays.ts';
import { commonSuperior, isOpen, mayHappen } from './coordination-states.ts';
import { DEEDS, DEED_SPECS, deedsFor, MATTERS } from './deeds.ts';
import { adviceOf } from './grounds.ts';
import { addTraces, personalTraces } from './personal-traces.ts';
import { repealedNames } from './repeal-clauses.ts';
import { addMonths, expiryAlarm, interpretationStanding } from './review-days.ts';
import { DEFAULT_UPKEEP_TERMS, retentionOf } from './upkeep-terms.ts';

describe('the day of the next review', () => {
  test.each([
    ['2025-03-01', 12, '2026-03-01'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-10-31', 4, '2026-02-28'],
    ['2025-12-05', 1, '2026-01-05'],
    ['2025-05-20', -12, '2024-05-20'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

describe('the alarms of a validity that ends', () => {
  test.each([
    ['2025-03-02', 91, null],
    ['2025-03-03', 90, 90],
    ['2025-05-01', 31, 90],
    ['2025-05-02', 30, 30],
    ['2025-05-31', 1, 30],
    ['2025-06-01', 0, 0],
    ['2025-06-10', -9, 0],
  ])('on %s %i days are left and the alarm is %s', (today, daysLeft, alarm) => {
    expect(expiryAlarm('2025-06-01', today, [90, 30])).toEqual({ daysLeft, alarm });
  });
});

describe('the interpretation of a document that became public on Wednesday 30 April 2025, before the holiday', () => {
  const three = { kind: 'workdays', count: 3 } as const;
  test.each([
    [three, '2025-04-30', false, '2025-05-08', 'inTime'],
    [three, '2025-05-08', false, '2025-05-08', 'inTime'],
    [three, '2025-05-09', false, '2025-05-08', 'late'],
    [three, '2025-04-29', false, '2025-05-08', 'inTime'],
    [{ kind: 'same' } as const, '2025-05-06', false, '2025-04-30', 'late'],
    [three, null, true, '2025-05-08', 'exempt'],
    // Whoever interprets all the same isn't exempt but judged.
    [three, '2025-05-09', true, '2025-05-08', 'late'],
    [three, null, false, '2025-05-08', 'overdue'],
  ])('%j, interpreted on %s (exempt: %s): due %s, %s', (term, interpretedOn, exempt, dueOn, standing) => {
    const facts = { publishedOn: '2025-04-30', interpretedOn, exempt };
    const terms = { term, today: '2025-05-12', calendar: STATE_COUNCIL_CALENDAR };
    expect(interpretationStanding(facts, terms)).toEqual({ dueOn, standing });
  });

  test('waits up to its last day', () => {
    const facts = { publishedOn: '2025-04-30', interpretedOn: null, exempt: false };
    const on = (today: string) =>
      interpretationStanding(facts, { term: three, today, calendar: STATE_COUNCIL_CALENDAR }).standing;
    expect([on('2025-05-08'), on('2025-05-09')]).toEqual(['waiting', 'overdue']);
  });
});

describe('personal data in what is public', () => {
  test.each([
    ['an identity number', '户主张某，990000190001010016，人口3', ['identity']],
    ['a number whose check character is wrong, not called one', '编号990000190001010017', []],
    ['an account', '开户银行及卡号：6222 0210 0000 0000 000', ['bank']],
    ['one mobile telephone', '有事请拨13800138000', []],
    ['a list of them', '13800138000\t13800138001\t13800138002', ['mobile']],
    [
      'the office’s own telephones',
      '联系电话：13800138000；监督电话：13800138001；咨询电话：13800138002',
      [],
    ],
    ['a house', '家住三角镇新街18号', ['home']],
    ['why somebody is in need', '姓名\t致贫原因\t金额', ['hardship']],
    ['names and sums alone', '姓名\t村组\t金额\n张某\t一组\t1200', []],
  ])('%s', (_what, text, kinds) => {
    expect(personalTraces(text).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('what is shown of it is no second leak', () => {
    const [found] = personalTraces('990000190001010016；990000190001010016');
    expect(found).toEqual({ kind: 'identity', count: 1, sample: '990…' });
  });

  test('traces of body and attachments are added up', () => {
    const one = personalTraces('家住三角镇新街18号');
    expect(addTraces([one, one])).toEqual([{ kind: 'home', count: 2, sample: '家住三…' }]);
  });
});

describe('what a text repeals', () => {
  test.each([
    [
      '本办法自2025年5月1日起施行，原《测试镇殡葬管理办法》（测镇府发〔2019〕3号）同时废止。',
      [{ title: '测试镇殡葬管理办法', documentNumber: '测镇府发〔2019〕3号' }],
    ],
    [
      '《甲办法》《乙办法》即行废止；',
      [
        { title: '甲办法', documentNumber: '' },
        { title: '乙办法', documentNumber: '' },
      ],
    ],
    ['测镇府发〔2019〕3号文件同时废止。', [{ title: '', documentNumber: '测镇府发〔2019〕3号' }]],
    ['建议废止《甲办法》。', []],
    ['《甲办法》规定，凭证遗失的不予受理。', []],
    ['原有规定同时废止。', []],
    // What follows the repeal is something else.
    ['《甲办法》废止，改按《乙办法》执行。', [{ title: '甲办法', documentNumber: '' }]],
  ])('%s', (text, names) => {
    expect(repealedNames(text)).toEqual(names);
  });
});

test('a list is told by its kind and title', () => {
  const { lists } = DEFAULT_UPKEEP_TERMS;
  const label = (kind: string, title: string) => retentionOf({ kind, title }, lists)?.label ?? null;
  expect(label('keyArea', '2024年耕地地力保护补贴发放名单公示')).toBe('补贴、救助对象名单');
  expect(label('notice', '公开招聘拟录用人员名单')).toBe('招录、评优人选名单');
  expect(label('keyArea', '耕地地力保护补贴政策')).toBeNull();
  expect(label('normative', '临时救助对象名单管理办法')).toBeNull();
});

test('what must be hidden goes before what must be marked', () => {
  expect(adviceOf([{ name: 'replaced' }, { name: 'personalData' }])).toBe('mask');
  expect(adviceOf([{ name: 'personalData' }, { name: 'postingOver' }])).toBe('takeDown');
  expect(adviceOf([{ name: 'endedUnmarked' }])).toBe('mark');
  expect(adviceOf([])).toBe('keep');
});

test('every decision belongs to one matter', () => {
  expect(MATTERS.flatMap((matter) => deedsFor(matter))).toEqual([...DEEDS]);
  expect(DEED_SPECS.lapse.by).toBeNull();
});

describe('信息发布协调', () => {
  test.each([
    ['asked', null, 'in time', ['answer', 'withdraw']],
    ['asked', null, 'overdue', ['answer', 'escalate', 'settle', 'withdraw']],
    // What was answered isn't taken back: a no would be gone with it.
    ['answered', 'agrees', 'in time', ['settle']],
    // Two agencies that disagree don't settle it between the two of them.
    ['answered', 'disagrees', 'overdue', ['escalate']],
    ['answered', 'disagrees', 'replaced', ['escalate', 'settle']],
    ['answered', 'corrects', 'overdue', ['escalate', 'settle']],
    ['escalated', 'disagrees', 'in time', []],
    ['escalated', 'disagrees', 'replaced', ['settle']],
    ['escalated', null, 'overdue', ['withdraw']],
    ['answered', 'disagrees', 'ruled', ['settle']],
    ['answered', 'agrees', 'ruled', ['settle']],
    ['settled', 'agrees', 'in time', []],
    ['withdrawn', null, 'overdue', []],
  ] as const)('%s (%s, %s) admits %j', (state, answer, how, events) => {
    const facts = {
      state,
      answer,
      overdue: how === 'overdue',
      ruled: how === 'ruled',
      replaced: how === 'replaced',
    };
    const all = ['answer', 'escalate', 'settle', 'withdraw'] as const;
    expect(all.filter((event) => mayHappen(event, facts))).toEqual(events);
  });

  test('silence is no consent, and neither is a wish for corrections', () => {
    expect(isOpen({ state: 'asked', answer: null })).toBe(true);
    expect(isOpen({ state: 'answered', answer: 'corrects' })).toBe(true);
    expect(isOpen({ state: 'answered', answer: 'agrees' })).toBe(false);
    expect(isOpen({ state: 'settled', answer: 'disagrees' })).toBe(false);
  });

  test.each([
    ['two towns', ['d', 't1'], ['d', 't2'], 'd'],
    ['a section of a town and a bureau', ['d', 't1', 's'], ['d', 'b'], 'd'],
    ['a town and its district', ['d', 't1'], ['d'], null],
    ['a town and its district below a city', ['c', 'd', 't1'], ['c', 'd'], 'c'],
    ['nobody in common', ['a'], ['b'], null],
  ])('the superior of %s', (_whom, one, other, superior) => {
    expect(commonSuperior(one, other)).toBe(superior);
  });
});
