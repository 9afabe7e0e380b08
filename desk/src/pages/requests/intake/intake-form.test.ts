import { describe, expect, test } from 'vitest';
import { arrivalOf, itemsOf, needsReason, proofHint, reasonOf, registrationOf } from './intake-form.ts';

const TODAY = '2026-03-10';

describe('how a request came in', () => {
  test('days that the channel does not ask for are left out', () => {
    const form = { channel: 'counter', submittedOn: TODAY, signedOn: '2026-03-09' } as const;
    expect(arrivalOf(form)).toEqual({ channel: 'counter', submittedOn: TODAY });
  });

  test.each([
    ['handed in today', { channel: 'counter', submittedOn: TODAY }, false],
    ['handed in yesterday', { channel: 'counter', submittedOn: '2026-03-09' }, true],
    [
      'posted last week, signed for today',
      { channel: 'registeredMail', submittedOn: '2026-03-03', signedOn: TODAY },
      false,
    ],
    [
      'posted last week, signed for yesterday',
      { channel: 'registeredMail', submittedOn: '2026-03-03', signedOn: '2026-03-09' },
      true,
    ],
    ['faxed yesterday, not confirmed', { channel: 'fax', submittedOn: '2026-03-09' }, true],
  ] as const)('%s: a reason is needed: %o', (_what, form, needed) => {
    expect(needsReason(arrivalOf(form), TODAY)).toBe(needed);
  });

  test('a letter that was on its way explains itself', () => {
    const form = { channel: 'registeredMail', submittedOn: '2026-03-03', signedOn: TODAY } as const;
    expect(reasonOf(form, arrivalOf(form), TODAY)).toBe('申请于2026年3月3日寄出，今天签收');
  });

  test('what was written goes before', () => {
    const form = { channel: 'counter', submittedOn: '2026-03-09', reason: '系统停电' } as const;
    expect(reasonOf(form, arrivalOf(form), TODAY)).toBe('系统停电');
  });
});

test('each line is a thing of its own, empty ones are none', () => {
  expect(itemsOf('甲项目的批复\n\n  乙项目的批复 ')).toEqual([
    { id: 'i1', description: '甲项目的批复' },
    { id: 'i2', description: '乙项目的批复' },
  ]);
});

test('numbers are hinted at by what they should be', () => {
  expect(proofHint('idCard', '11010519491231002x')).toBeNull();
  expect(proofHint('idCard', '110105194912310020')).toMatch(/有误/);
  expect(proofHint('passport', 'E1')).toBeNull();
  expect(proofHint('licence', '123')).toMatch(/18 位/);
});

test('what is sent holds what was filled in', () => {
  const sent = registrationOf(
    'a',
    {
      channel: 'counter',
      submittedOn: TODAY,
      evidence: '申请表',
      kind: 'natural',
      name: '测试人',
      proofKind: 'idCard',
      proofNumber: '11010519491231002x',
      items: '某批复',
      supplyForm: 'paper',
      supplyWay: 'pickup',
    },
    TODAY,
  );
  expect(sent.applicant.proofNumber).toBe('11010519491231002X');
  expect(sent.arrival).toEqual({ channel: 'counter', submittedOn: TODAY, signedOn: null, confirmedOn: null });
  expect(sent.reason).toBe('');
});
