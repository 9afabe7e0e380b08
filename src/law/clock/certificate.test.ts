import { expect, test } from 'vitest';
import { type CertificateDay, clockCertificate } from './certificate.ts';
import { certificateRows } from './certificate-rows.ts';
import type { ClockEvent } from './clock-events.ts';

const dayOf = (events: ClockEvent[], date: string, asOf?: string): CertificateDay | undefined =>
  clockCertificate(events, { asOf }).days.find((day) => day.date === date);

const received: ClockEvent = { kind: 'received', on: '2025-03-31' };
const sent: ClockEvent = {
  kind: 'consultationSent',
  on: '2025-04-09',
  consultation: '甲',
  with: 'thirdParty',
  seq: 2,
};
const NOTICE = '国务院办公厅关于2025年部分节假日安排的通知';

test.each<[string, CertificateDay | undefined, object]>([
  [
    'the day of the receipt',
    dayOf([received], '2025-03-31'),
    { mark: 'start', number: null, article: '条例第31条', because: { label: '收到申请' } },
  ],
  [
    'the first day',
    dayOf([received], '2025-04-01'),
    { mark: 'counted', number: 1, weekday: 2, article: '条例第33条第二款' },
  ],
  [
    'a holiday',
    dayOf([received], '2025-04-04'),
    { mark: 'holiday', number: null, status: { kind: 'holiday', notice: NOTICE } },
  ],
  [
    'a weekend',
    dayOf([received], '2025-04-12'),
    { mark: 'weekend', number: null, status: { kind: 'weekend' } },
  ],
  [
    'a working Sunday',
    dayOf([received], '2025-04-27'),
    { mark: 'counted', number: 19, status: { kind: 'makeUpWorkday', notice: NOTICE } },
  ],
  ['the last day', dayOf([received], '2025-04-28'), { mark: 'counted', number: 20 }],
  [
    'the day of a letter',
    dayOf([received, sent], '2025-04-09', '2025-04-20'),
    { mark: 'counted', number: 6, events: [{ seq: 2 }] },
  ],
  [
    'a day of waiting for an opinion',
    dayOf([received, sent], '2025-04-10', '2025-04-20'),
    {
      mark: 'suspended',
      number: null,
      article: '条例第32条、第33条第三款',
      because: { seq: 2, on: '2025-04-09', label: '向第三方发出征求意见书' },
    },
  ],
  [
    'a day of waiting for a clarification',
    dayOf([received, { kind: 'clarificationAsked', on: '2025-04-02' }], '2025-04-03', '2025-04-20'),
    { mark: 'waitingClarification', article: '条例第30条', because: { label: '补正告知' } },
  ],
  [
    'a day of waiting for a payment',
    dayOf([received, { kind: 'feeAsked', on: '2025-04-02' }], '2025-04-03', '2025-04-20'),
    { mark: 'waitingPayment', because: { label: '发出收费通知' } },
  ],
  [
    'a day of the extension',
    dayOf([received, { kind: 'extend', on: '2025-04-02', workdays: 5 }], '2025-04-29'),
    { mark: 'counted', number: 21, because: { label: '期限延长' } },
  ],
  [
    'a day of a delay',
    dayOf([received, { kind: 'delayed', on: '2025-04-02', until: '2025-05-30' }], '2025-04-30'),
    { mark: 'delayed', article: '条例第35条', because: { label: '告知延迟答复' } },
  ],
  ['a day too late', dayOf([received], '2025-04-30', '2025-05-06'), { mark: 'late', number: null }],
  [
    'the day of a restart',
    dayOf([received, { kind: 'restart', on: '2025-04-02' }], '2025-04-02'),
    { mark: 'start', run: 2, because: { label: '期限重新计算' } },
  ],
])('%s is told with its article, entry and notice', (_, day, expected) => {
  expect(day).toMatchObject(expected);
});

test('it names the notices that it used, and the entries that were left out', () => {
  const late: ClockEvent = {
    kind: 'consultationSent',
    on: '2026-03-10',
    consultation: '甲',
    with: 'thirdParty',
  };
  const { notices, events, state } = clockCertificate([{ kind: 'received', on: '2025-12-20' }, late]);
  expect(notices.map((notice) => notice.year)).toEqual([2025, 2026]);
  expect(events.map((event) => event.label)).toEqual(['收到申请', '向第三方发出征求意见书']);
  expect(state.findings.map((finding) => finding.id)).toContain('limit-passed');
});

test('before the receipt there are no days', () => {
  expect(clockCertificate([received], { asOf: '2025-03-30' })).toMatchObject({
    days: [],
    events: [],
    notices: [],
  });
});

test('rows hold every day once, and counted days stand alone', () => {
  const { days } = clockCertificate([received, sent], { asOf: '2025-05-20' });
  const rows = certificateRows(days);
  expect(rows.reduce((sum, row) => sum + row.days, 0)).toBe(days.length);
  expect(rows.filter((row) => row.first.number !== null).every((row) => row.days === 1)).toBe(true);
  expect(rows.map((row) => row.count)).toContain('节假日，不计（3天）');
});
