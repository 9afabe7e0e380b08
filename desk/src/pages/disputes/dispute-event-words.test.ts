import { expect, test } from 'vitest';
import type { DisputeAction, DisputeEvent } from '../../../../src/law/disputes/dispute-events.ts';
import { factsOf } from './dispute-event-words.ts';

const happened = (action: DisputeAction): DisputeEvent => ({
  ...action,
  seq: 2,
  on: '2025-03-04',
  recordedAt: '2025-03-04T02:00:00.000Z',
});

test('an outcome tells its order and until when it is to be carried out', () => {
  const closed = happened({
    kind: 'closed',
    detail: {
      outcome: 'corrected',
      words: '撤销并责令重新答复',
      document: '测复决〔2025〕1号',
      order: { kind: 'answerAnew', text: '重新作出答复', runsFrom: '2025-03-05', dueOn: '2025-04-02' },
    },
  });
  expect(factsOf(closed)).toEqual([
    ['结果', '结果纠正'],
    ['主文', '撤销并责令重新答复'],
    ['文号', '测复决〔2025〕1号'],
    ['责令重新答复', '重新作出答复'],
    ['履行期限', '2025-03-05起算，2025-04-02届满'],
  ]);
});

test('what wasn’t said is left out', () => {
  const received = happened({ kind: 'copyReceived', detail: { procedure: 'simple', proof: '答复通知书' } });
  expect(factsOf(received)).toEqual([
    ['审理程序', '简易程序'],
    ['凭据', '答复通知书'],
  ]);
});

test('a corrected day names the entry', () => {
  expect(factsOf(happened({ kind: 'dateCorrected', detail: { of: 1, to: '2025-03-03' } }))).toEqual([
    ['更正', '第1条的日期更正为2025-03-03'],
  ]);
});
