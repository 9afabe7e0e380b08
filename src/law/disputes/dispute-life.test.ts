import { describe, expect, test } from 'vitest';
import { STATE_COUNCIL_CALENDAR } from '../workdays.ts';
import type { DisputeAction, DisputeEvent } from './dispute-events.ts';
import { disputeObstacles } from './dispute-guards.ts';
import { disputeMilestones } from './dispute-milestones.ts';
import { replayDispute } from './dispute-state.ts';
import { decisionExpectedOn, disclosureDueOn, endOfTerm, replyDueOn } from './dispute-terms.ts';

type Step = readonly [string, DisputeAction, string?];

const FILED: DisputeAction = {
  kind: 'filed',
  detail: { kind: 'review', number: '测复〔2025〕1号', authority: '测试区人民政府', demand: '撤销答复' },
};
const SUED: DisputeAction = {
  kind: 'filed',
  detail: { kind: 'direct', number: '（2025）测01行初1号', authority: '测试法院', demand: '撤销答复' },
};
const ASKED: DisputeAction = {
  kind: 'filed',
  detail: { kind: 'correction', number: '测试更正〔2025〕1号', authority: '', demand: '出生日期有误' },
};
const COPY = (procedure: 'simple' | 'ordinary', dueOn?: string): DisputeAction => ({
  kind: 'copyReceived',
  detail: { procedure, proof: '送达回证', dueOn },
});

function ledger(...steps: readonly Step[]): DisputeEvent[] {
  return steps.map(([on, action], index) => ({
    ...action,
    on,
    seq: index + 1,
    recordedAt: `${on}T02:00:00.000Z`,
  }));
}

function against(
  events: readonly DisputeEvent[],
  action: DisputeAction,
  on: string,
  more: { today?: string; reason?: string } = {},
): string[] {
  return disputeObstacles({
    state: replayDispute(events),
    events,
    action,
    on,
    today: more.today ?? on,
    reason: more.reason ?? '',
    calendar: STATE_COUNCIL_CALENDAR,
  });
}

describe('terms', () => {
  // 2025-01-24 is a Friday; 01-26 is a working Sunday, 01-28 to 02-04 the spring festival, 02-08 a working Saturday.
  test.each([
    ['simple', '2025-01-20', '2025-01-26'],
    ['simple', '2025-01-24', '2025-02-07'],
    ['simple', '2025-06-02', '2025-06-09'],
    ['ordinary', '2025-01-20', '2025-02-08'],
    ['ordinary', '2025-06-02', '2025-06-16'],
  ] as const)('a reply in the %s procedure to a copy of %s is due on %s', (procedure, received, due) => {
    const events = ledger(['2025-01-10', FILED], [received, COPY(procedure)]);
    expect(replyDueOn(replayDispute(events), STATE_COUNCIL_CALENDAR)).toBe(due);
  });

  test('the 15 days for an answer in court are calendar days, and end after a holiday', () => {
    const state = replayDispute(ledger(['2025-09-01', SUED], ['2025-09-17', COPY('ordinary')]));
    expect(replyDueOn(state, STATE_COUNCIL_CALENDAR)).toBe('2025-10-09');
  });

  test('an earlier day that the authority set goes first, a later one gives no more time', () => {
    const set = (dueOn: string) =>
      replyDueOn(
        replayDispute(ledger(['2025-06-02', FILED], ['2025-06-03', COPY('ordinary', dueOn)])),
        STATE_COUNCIL_CALENDAR,
      );
    expect([set('2025-06-10'), set('2025-07-10')]).toEqual(['2025-06-10', '2025-06-17']);
  });

  test('the authority decides within 30 or 60 days, by the procedure that holds now', () => {
    const events = ledger(['2025-06-02', FILED], ['2025-06-03', COPY('simple')]);
    expect(decisionExpectedOn(replayDispute(events), STATE_COUNCIL_CALENDAR)).toBe('2025-07-02');
    const changed = ledger(
      ['2025-06-02', FILED],
      ['2025-06-03', COPY('simple')],
      ['2025-06-20', { kind: 'procedureChanged', detail: { procedure: 'ordinary', explanation: '' } }],
    );
    expect(decisionExpectedOn(replayDispute(changed), STATE_COUNCIL_CALENDAR)).toBe('2025-08-01');
  });

  test('six months end on the last day of a shorter month', () => {
    expect(endOfTerm({ count: 6, unit: 'months', article: '' }, '2025-08-31', STATE_COUNCIL_CALENDAR)).toBe(
      '2026-02-28',
    );
  });

  test('a court’s order to disclose runs for 20 working days', () => {
    expect(disclosureDueOn('2025-09-15', STATE_COUNCIL_CALENDAR)).toBe('2025-10-17');
  });
});

describe('what is open', () => {
  test('the reply comes before the decision, and nothing is open once the case is closed', () => {
    const open = ledger(['2025-06-02', FILED], ['2025-06-03', COPY('simple')]);
    expect(disputeMilestones(replayDispute(open), STATE_COUNCIL_CALENDAR)).toMatchObject({
      open: [
        { kind: 'reply', due: '2025-06-10', who: 'agency' },
        { kind: 'decision', due: '2025-07-02', who: 'authority' },
      ],
    });
    const closed: DisputeAction = {
      kind: 'closed',
      detail: { outcome: 'upheld', words: '维持', document: '' },
    };
    const over = ledger(['2025-06-02', FILED], ['2025-06-03', COPY('simple')], ['2025-06-30', closed]);
    expect(disputeMilestones(replayDispute(over), STATE_COUNCIL_CALENDAR)).toEqual({ open: [] });
  });

  test('a correction has its internal term from the day it was asked for', () => {
    expect(
      disputeMilestones(replayDispute(ledger(['2025-09-15', ASKED])), STATE_COUNCIL_CALENDAR),
    ).toMatchObject({
      open: [{ kind: 'correction', due: '2025-10-17' }],
    });
  });

  test('a year without its notice is said to be missing', () => {
    const late = ledger(['2026-12-20', FILED], ['2026-12-28', COPY('simple')]);
    expect(disputeMilestones(replayDispute(late), STATE_COUNCIL_CALENDAR)).toMatchObject({
      missing: expect.stringContaining('2027'),
    });
  });
});

describe('what stands against an action', () => {
  const open = ledger(['2025-06-02', FILED], ['2025-06-03', COPY('ordinary')]);
  const order = (dueOn: string, runsFrom = '2025-06-20') =>
    ({ kind: 'answerAnew', text: '重新作出答复', runsFrom, dueOn }) as const;
  const ends = (outcome: 'upheld' | 'corrected', given?: ReturnType<typeof order>): DisputeAction => ({
    kind: 'closed',
    detail: { outcome, words: '', document: '', order: given },
  });

  test.each([
    [ends('corrected', order('2025-07-10')), []],
    [ends('upheld', order('2025-07-10')), ['结果维持的，没有需要履行的内容。']],
    [ends('corrected', order('2025-06-19')), ['履行期限不能早于审结日期和起算日期。']],
    [
      ends('corrected', order('2025-07-10', '2025-06-01')),
      ['履行期限从收到决定书或者裁判生效之日起算，不早于作出之日。'],
    ],
    [{ kind: 'termExtended', detail: { until: '2025-09-01', explanation: '' } }, []],
    [
      { kind: 'termExtended', detail: { until: '2025-09-02', explanation: '' } },
      ['行政复议最长延长30日，不晚于2025年9月1日，请核对。'],
    ],
  ] as const satisfies readonly (readonly [DisputeAction, readonly string[]])[])('%j', (action, expected) => {
    expect(against(open, action, '2025-06-20')).toEqual(expected);
  });

  test('days contradict each other', () => {
    expect(
      against(open, { kind: 'replied', detail: { evidence: '', proof: '' } }, '2025-06-02', {
        today: '2025-06-20',
        reason: '补记',
      }),
    ).toEqual(['“提交答复和证据”的日期（2025年6月2日）早于“收到副本和通知”（2025年6月3日），请核对。']);
    expect(
      against(open, { kind: 'noted', detail: { text: '' } }, '2025-06-21', { today: '2025-06-20' }),
    ).toEqual(['日期不能晚于今天。']);
    expect(
      against(open, { kind: 'noted', detail: { text: '' } }, '2025-06-19', { today: '2025-06-20' }),
    ).toEqual(['补记以前的日期，请说明理由。']);
  });

  test('a corrected day counts from the start and can’t come before what led to it', () => {
    const correct = (to: string): DisputeAction => ({ kind: 'dateCorrected', detail: { of: 2, to } });
    expect(against(open, correct('2025-06-04'), '2025-06-20', { reason: '录入有误' })).toEqual([]);
    expect(against(open, correct('2025-06-01'), '2025-06-20', { reason: '录入有误' })).toHaveLength(1);
    expect(against(open, correct('2025-06-04'), '2025-06-20')).toEqual(['更正日期请说明理由。']);
    const after = replayDispute(
      ledger(['2025-06-02', FILED], ['2025-06-03', COPY('ordinary')], ['2025-06-20', correct('2025-06-04')]),
    );
    expect(after).toMatchObject({ copyReceivedOn: '2025-06-04', position: 'replyDue' });
  });

  test.each([
    [true, true, 'corrected', true],
    [true, true, 'refused', false],
    [true, true, 'passedOn', false],
    [false, true, 'corrected', false],
    [false, true, 'refused', true],
    [true, false, 'corrected', false],
    [true, false, 'passedOn', true],
    [false, false, 'passedOn', true],
    [false, false, 'refused', false],
  ] as const)(
    'evidence that holds %s at an agency with authority %s: %s is possible %s',
    (holds, authority, result, possible) => {
      const events = ledger(
        ['2025-06-02', ASKED],
        ['2025-06-03', { kind: 'evidenceExamined', detail: { holds, authority, finding: '比对户籍资料' } }],
      );
      const decided: DisputeAction = {
        kind: 'decided',
        detail: { result, text: '处理', agencyName: '测试区某局' },
      };
      expect(against(events, decided, '2025-06-04').length === 0).toBe(possible);
    },
  );

  test('a correction is decided only once its evidence was examined, and passed on only to somebody', () => {
    const decided = (agencyName: string): DisputeAction => ({
      kind: 'decided',
      detail: { result: 'passedOn', text: '', agencyName },
    });
    expect(against(ledger(['2025-06-02', ASKED]), decided('某局'), '2025-06-04')).toEqual([
      '请先登记核实证据的情况。',
    ]);
    const examined = ledger(
      ['2025-06-02', ASKED],
      ['2025-06-03', { kind: 'evidenceExamined', detail: { holds: true, authority: false, finding: '' } }],
    );
    expect(against(examined, decided(' '), '2025-06-04')).toEqual(['请写明有权更正的机关。']);
  });
});

test('an appeal opens the case again, and the last outcome holds', () => {
  const events = ledger(
    ['2025-06-02', SUED],
    ['2025-06-03', COPY('ordinary')],
    ['2025-06-10', { kind: 'replied', detail: { evidence: '', proof: '' } }],
    ['2025-07-10', { kind: 'closed', detail: { outcome: 'upheld', words: '驳回诉讼请求', document: '' } }],
    [
      '2025-07-20',
      { kind: 'appealed', detail: { by: 'applicant', explanation: '', number: '（2025）测行终2号' } },
    ],
  );
  expect(replayDispute(events)).toMatchObject({
    position: 'awaitingOutcome',
    outcome: null,
    closedOn: null,
    number: '（2025）测行终2号',
  });
});
