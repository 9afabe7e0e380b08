import { describe, expect, test } from 'vitest';
import { masterKeys } from '../master-keys.ts';
import { readToken, signToken } from '../signed-token.ts';
import { formGuard, type AskedQuestion, type FormGuard } from './form-guard.ts';
import { isAnswer, newQuestion, questionText, type FormQuestion } from './form-questions.ts';
import { failedTries } from './failed-tries.ts';
import { addressKey, tokenBuckets } from './token-buckets.ts';

const KEYS = masterKeys(['0a'.repeat(32)]);
const START = new Date('2024-06-03T02:00:00Z');
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1_000);

/** What a person would answer. */
function answerTo(text: string): string {
  const sum = /^(.)加(.)等于几？$/.exec(text);
  if (sum !== null)
    return String(
      '零一二三四五六七八九'.indexOf(sum[1] ?? '') + '零一二三四五六七八九'.indexOf(sum[2] ?? ''),
    );
  const larger = /^(\d+)和(\d+)，哪个数大？$/.exec(text);
  if (larger !== null) return String(Math.max(Number(larger[1]), Number(larger[2])));
  const day = /^星期(.)的后一天/.exec(text);
  if (day !== null) return `星期${'一二三四五六日一'.charAt('一二三四五六日'.indexOf(day[1] ?? '') + 1)}`;
  const word = /^“(.)、(.)、(.)”，其中第(.)个字/.exec(text);
  return word?.['一二三'.indexOf(word[4] ?? '') + 1] ?? '';
}

function send(
  guard: FormGuard,
  asked: AskedQuestion,
  over: { answer?: string; trap?: string; form?: string; now?: Date; ip?: string } = {},
) {
  return guard.check({
    form: 'apply',
    token: asked.token,
    answer: answerTo(asked.question),
    trap: '',
    ip: '192.0.2.1',
    now: later(30),
    ...over,
  });
}

describe('a question', () => {
  test.each<[FormQuestion, string[], string[]]>([
    [
      { kind: 'sum', a: 3, b: 5 },
      ['8', '八', '８', ' 8 。', '捌', '等于8', '08'],
      ['', '9', '十八', '八八', '35', '三加五'],
    ],
    [
      { kind: 'sum', a: 7, b: 5 },
      ['12', '十二', '一十二', '一二', '１２', '拾贰'],
      ['二十', '2', '102', '一百'],
    ],
    [{ kind: 'sum', a: 1, b: 1 }, ['2', '二', '两'], ['零']],
    [{ kind: 'larger', a: 48, b: 41 }, ['48', '四十八', '48大', '四八'], ['41', '4', '8']],
    [
      { kind: 'nextDay', day: 5 },
      ['日', '星期日', '周日', '礼拜天', '天', '星期天'],
      ['六', '星期', '8', '0'],
    ],
    [{ kind: 'nextDay', day: 2 }, ['四', '星期四', '周4', '４'], ['三', '五']],
    [
      { kind: 'word', words: ['山', '水', '田'], at: 1 },
      ['水', '“水”', '水字', ' 水'],
      ['山', '2', '山水田'],
    ],
  ])('%j takes what people write for it and nothing else', (question, right, wrong) => {
    for (const typed of right) expect([typed, isAnswer(question, typed)]).toEqual([typed, true]);
    for (const typed of wrong) expect([typed, isAnswer(question, typed)]).toEqual([typed, false]);
  });

  test('of every kind can be answered by reading it', () => {
    const kinds = new Set<string>();
    for (let n = 0; n < 400; n += 1) {
      const question = newQuestion();
      kinds.add(question.kind);
      expect(isAnswer(question, answerTo(questionText(question)))).toBe(true);
    }
    expect([...kinds].toSorted()).toEqual(['larger', 'nextDay', 'sum', 'word']);
  });
});

describe('the guard', () => {
  test('lets in who answers, under an identifier that is this form’s alone', () => {
    const guard = formGuard(KEYS);
    const asked = guard.ask({ form: 'apply', now: START });
    const [one, again] = [send(guard, asked), send(guard, asked)];
    expect(one).toEqual({ ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(again).toEqual(one);
    expect(send(guard, guard.ask({ form: 'apply', now: START }))).not.toEqual(one);
  });

  test.each<[string, Parameters<typeof send>[2], string]>([
    ['a wrong answer', { answer: '不知道' }, '回答不对'],
    ['no answer', { answer: ' ' }, '请回答下面的问题'],
    ['a filled trap', { trap: 'https://example.com' }, '请勿填写'],
    ['a form of a moment ago', { now: later(1) }, '核对一遍'],
    ['a form of the day before yesterday', { now: later(2 * 86_400) }, '超过一天'],
    ['the token of another form', { form: 'withdraw' }, '重新回答'],
  ])('asks again, kindly, after %s', (_what, over, message) => {
    const guard = formGuard(KEYS);
    const verdict = send(guard, guard.ask({ form: 'apply', now: START }), over);
    expect(verdict).toMatchObject({ ok: false, message: expect.stringContaining(message) });
    if (verdict.ok) throw new Error('let in');
    expect(verdict.message).toContain('都还在');
    const now = new Date((over?.now ?? later(30)).getTime() + 5_000);
    expect(send(guard, verdict.next, { form: over?.form ?? 'apply', now })).toMatchObject({ ok: true });
  });

  test.each(['', 'x', 't1.0000000000000000.e30.AAAA', 'y'.repeat(9_000)])(
    'asks again for a token that is none: %#',
    (token) => {
      const guard = formGuard(KEYS);
      expect(send(guard, { token, question: '' })).toMatchObject({
        ok: false,
        next: { token: expect.any(String) },
      });
    },
  );

  test('asks one question more from the eleventh form of one address in a minute on, and refuses nobody', () => {
    const guard = formGuard(KEYS);
    let asksMore = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const verdict = send(guard, guard.ask({ form: 'apply', now: START }));
      if (verdict.ok) continue;
      asksMore += 1;
      expect(verdict.message).toContain('再回答一个问题');
      expect(send(guard, verdict.next, { now: later(60) })).toMatchObject({ ok: true });
    }
    expect(asksMore).toBeGreaterThan(900);
    expect(send(guard, guard.ask({ form: 'apply', now: START }), { ip: '192.0.2.9' })).toMatchObject({
      ok: false,
    });
    const tomorrow = { now: later(86_000), ip: '192.0.2.9' };
    expect(send(guard, guard.ask({ form: 'apply', now: START }), tomorrow)).toMatchObject({ ok: true });
  });
});

test('a token holds for its purpose, until its end, and can not be changed', () => {
  const token = signToken(KEYS, { purpose: 'a', body: { number: '1' }, expiresAt: later(60) });
  expect(readToken(KEYS, token, { purpose: 'a', now: later(60) })).toEqual({
    ok: true,
    body: { number: '1' },
  });
  expect(readToken(KEYS, token, { purpose: 'a', now: later(61) })).toEqual({ ok: false, why: 'expired' });
  expect(readToken(KEYS, token, { purpose: 'b', now: START })).toEqual({ ok: false, why: 'forged' });
  const other = masterKeys(['0b'.repeat(32)]);
  expect(readToken(other, token, { purpose: 'a', now: START })).toEqual({ ok: false, why: 'forged' });
  const [version = '', keyId = '', , mac = ''] = token.split('.');
  const forged = Buffer.from(JSON.stringify({ until: 9e15, body: { number: '2' } })).toString('base64url');
  expect(readToken(KEYS, [version, keyId, forged, mac].join('.'), { purpose: 'a', now: START })).toEqual({
    ok: false,
    why: 'forged',
  });
});

test('addresses of one connection count as one', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('2001:db8:0:12::1')).toBe('2001:db8:0:12');
  expect(addressKey('2001:db8:0:12:ffff:1:2:3')).toBe('2001:db8:0:12');
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
  expect(addressKey('::1')).toBe('0:0:0:0');
});

test('a bucket fills again, and forgets keys rather than grow for ever', () => {
  const buckets = tokenBuckets({ capacity: 2, perMinute: 1 }, 3);
  expect([1, 2, 3].map(() => buckets.take('a', START))).toEqual([true, true, false]);
  expect(buckets.take('a', later(59))).toBe(false);
  expect(buckets.take('a', later(61))).toBe(true);
  for (const key of ['b', 'c', 'd']) buckets.take(key, START);
  expect([1, 2].map(() => buckets.take('a', START))).toEqual([true, true]);
});

test('failures are counted within their window', () => {
  const tries = failedTries(60_000, 2);
  for (const seconds of [0, 30, 50]) tries.failed('192.0.2.1', later(seconds));
  expect(tries.count('192.0.2.1', later(50))).toBe(3);
  expect(tries.count('192.0.2.1', later(80))).toBe(2);
  expect(tries.count('192.0.2.2', later(50))).toBe(0);
});
