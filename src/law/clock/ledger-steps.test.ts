import { describe, expect, test } from 'vitest';
import { type ClockState, computeClock } from './clock.ts';
import { parseLedger } from './ledger-json.ts';

type Written = readonly (readonly [string, string, unknown?])[];

function read(entries: Written): { state: ClockState; notes: readonly string[]; kinds: string[] } {
  const json = entries.map(([kind, date, detail]) => ({
    kind,
    date,
    ...(detail !== undefined && { detail }),
  }));
  const result = parseLedger(json);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  const { events, notes } = result.ledger;
  return { state: computeClock(events), notes, kinds: events.map(({ kind }) => kind) };
}

const errors = ({ findings }: ClockState): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ id }) => id);

describe('the receipt of a request', () => {
  test.each<[string, Written]>([
    [
      'received',
      [
        ['submitted', '2025-03-01'],
        ['received', '2025-03-03'],
      ],
    ],
    [
      '收到',
      [
        ['提交', '2025-02-27'],
        ['登记', '2025-02-28'],
        ['收到', '2025-03-03'],
      ],
    ],
    [
      '签收',
      [
        ['提交申请', '2025-03-01'],
        ['签收', '2025-03-03'],
      ],
    ],
    [
      '确认',
      [
        ['submitted', '2025-03-01'],
        ['确认', '2025-03-03'],
      ],
    ],
    [
      'confirmed',
      [
        ['filed', '2025-03-01'],
        ['confirmed', '2025-03-03'],
        ['registered', '2025-03-04'],
      ],
    ],
    [
      'the registration after it',
      [
        ['received', '2025-03-03'],
        ['登记', '2025-03-05'],
      ],
    ],
  ])('is %s, whatever was handed in or registered', (_, entries) => {
    const { state } = read(entries);
    expect(state).toMatchObject({ startedOn: '2025-03-03', due: '2025-03-31' });
    expect(errors(state)).toEqual([]);
  });

  test.each(['submitted', 'registered', 'filed', '登记', '提交', 'confirmed', '签收'])(
    'is %s where nothing else is recorded',
    (word) => {
      const { state } = read([[word, '2025-03-03']]);
      expect(state).toMatchObject({ startedOn: '2025-03-03', due: '2025-03-31' });
    },
  );

  test('is said to be guessed where only the handing in is recorded', () => {
    expect(read([['提交', '2025-03-03']]).notes.join()).toContain('没有写明收到或者确认收到申请的日期');
    expect(read([['确认', '2025-03-03']]).notes).toEqual([]);
  });

  test('is the handing in again where the receipt is struck out', () => {
    const { state } = read([
      ['submitted', '2025-03-01'],
      ['received', '2025-03-03'],
      ['corrected', '2025-03-04', { voids: 2 }],
    ]);
    expect(state.startedOn).toBe('2025-03-01');
  });
});

describe('the day of an answer', () => {
  test.each<[string, Written, string, boolean]>([
    [
      'its posting',
      [
        ['decided', '2025-03-28'],
        ['posted', '2025-04-02'],
      ],
      '2025-04-02',
      false,
    ],
    [
      'its posting',
      [
        ['issued', '2025-03-28'],
        ['交邮', '2025-04-02'],
      ],
      '2025-04-02',
      false,
    ],
    [
      'its posting',
      [
        ['签发', '2025-03-28'],
        ['交邮', '2025-03-31'],
        ['送达', '2025-04-03'],
      ],
      '2025-03-31',
      true,
    ],
    [
      'its posting',
      [
        ['作出答复', '2025-03-28'],
        ['寄出', '2025-04-02'],
      ],
      '2025-04-02',
      false,
    ],
    [
      'the answer',
      [
        ['decided', '2025-03-28'],
        ['answered', '2025-04-01'],
      ],
      '2025-04-01',
      false,
    ],
    [
      'its service',
      [
        ['签发', '2025-03-28'],
        ['送达', '2025-04-01'],
      ],
      '2025-04-01',
      false,
    ],
    [
      'the answer',
      [
        ['答复', '2025-03-28'],
        ['签收', '2025-04-02'],
      ],
      '2025-03-28',
      true,
    ],
    ['the decision alone', [['decided', '2025-03-28']], '2025-03-28', true],
    ['the service alone', [['送达', '2025-03-28']], '2025-03-28', true],
    ['the signature alone', [['签收', '2025-04-02']], '2025-04-02', false],
    ['the service alone', [['delivered', '2025-03-28']], '2025-03-28', true],
    [
      'the answer',
      [
        ['答复', '2025-03-28'],
        ['办结', '2025-04-03'],
      ],
      '2025-03-28',
      true,
    ],
    ['the closing alone', [['办结', '2025-03-28']], '2025-03-28', true],
  ])('is %s: %j', (_, entries, endedOn, onTime) => {
    const { state } = read([['received', '2025-03-03'], ...entries]);
    expect(state).toMatchObject({ phase: 'ended', endedBy: 'answered', endedOn, onTime });
    expect(errors(state)).toEqual([]);
  });

  test('is the service after an opinion came', () => {
    const { state } = read([
      ['received', '2025-03-03'],
      ['征求第三方意见', '2025-03-10'],
      ['签收', '2025-03-12'],
      ['收到第三方意见', '2025-03-21'],
      ['送达', '2025-04-14'],
    ]);
    expect(state).toMatchObject({ endedOn: '2025-04-14', due: '2025-04-14', onTime: true });
  });

  test('isn’t the signature for a letter that asks for an opinion', () => {
    const { state, kinds } = read([
      ['received', '2025-03-03'],
      ['征求意见', '2025-03-10'],
      ['签收', '2025-03-12'],
    ]);
    expect(kinds.at(-1)).toBe('consultationDelivered');
    expect(state.endedOn).toBeNull();
  });

  test('is the service of what was decided although an opinion never came', () => {
    const { state } = read([
      ['received', '2025-03-03'],
      ['征求第三方意见', '2025-03-10'],
      ['decided', '2025-03-18'],
      ['送达', '2025-03-20'],
    ]);
    expect(state).toMatchObject({ endedBy: 'answered', endedOn: '2025-03-20' });
  });
});

describe('a bare 补正', () => {
  test('is the applicant’s where it was asked for before, else the asking', () => {
    expect(
      read([
        ['received', '2025-03-03'],
        ['补正告知', '2025-03-05'],
        ['补正', '2025-03-12'],
      ]).state,
    ).toMatchObject({ phase: 'running', countedFrom: '2025-03-12', due: '2025-04-10' });
    expect(
      read([
        ['received', '2025-03-03'],
        ['补正', '2025-03-05'],
        ['收到补正', '2025-03-12'],
      ]).state,
    ).toMatchObject({ phase: 'running', countedFrom: '2025-03-12', due: '2025-04-10' });
  });

  test('is a second asking where the first was answered', () => {
    const { state } = read([
      ['received', '2025-03-03'],
      ['补正告知', '2025-03-05'],
      ['收到补正', '2025-03-12'],
      ['补正', '2025-03-14'],
    ]);
    expect(errors(state)).toEqual(['clarification-second']);
  });

  test('is a second asking where it sets a term', () => {
    const { state } = read([
      ['received', '2025-03-03'],
      ['补正告知', '2025-03-05'],
      ['补正', '2025-03-07', { term: 10 }],
    ]);
    expect(errors(state)).toEqual(['clarification-second']);
  });
});
