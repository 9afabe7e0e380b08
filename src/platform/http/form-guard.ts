import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { MasterKeys } from '../master-keys.ts';
import { readToken, signToken } from '../signed-token.ts';
import { formQuestion, isAnswer, newQuestion, questionText } from './form-questions.ts';
import { addressKey, tokenBuckets, type BucketSize } from './token-buckets.ts';

/** What a public form carries: a hidden field and a question. */
export interface AskedQuestion {
  readonly token: string;
  readonly question: string;
}

/** What came back with the form. */
export interface SentAnswer {
  /** Which form, e.g. `apply`; a token of another one doesn't count. */
  readonly form: string;
  readonly token: string;
  readonly answer: string;
  /** What stood in the field that people leave empty. */
  readonly trap: string;
  readonly ip: string;
  readonly now: Date;
}

/** Taken, under an identifier that is this form's alone; or to be asked again, with a sentence that says why. */
export type FormVerdict =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly message: string; readonly next: AskedQuestion };

/** Keeps floods of machines away from public forms and never turns a person away: at worst there is one more question. */
export interface FormGuard {
  ask(input: { readonly form: string; readonly now: Date }): AskedQuestion;
  check(sent: SentAnswer): FormVerdict;
}

/** How much may come before a second question is asked. */
export interface GuardSizes {
  /** From one address; an office or a village shares one. */
  readonly perAddress: BucketSize;
  readonly all: BucketSize;
}

const SIZES: GuardSizes = {
  perAddress: { capacity: 10, perMinute: 2 },
  all: { capacity: 200, perMinute: 60 },
};

const body = z.object({
  id: z.string(),
  at: z.number(),
  /** The second question: nothing is counted any more. */
  again: z.boolean(),
  question: formQuestion,
});

const KEPT = '您填写的内容都还在。';
/** Nobody reads, checks and answers faster. */
const FASTEST_MS = 2_000;
/** Who is called away comes back to a form that still holds. */
const HOLDS_MS = 24 * 3_600_000;

/** A guard with counts of its own, kept in memory. */
export function formGuard(keys: MasterKeys, sizes: GuardSizes = SIZES): FormGuard {
  const addresses = tokenBuckets(sizes.perAddress);
  const all = tokenBuckets(sizes.all, 1);
  const ask = (
    input: { form: string; now: Date },
    again: boolean,
    id: string = randomBytes(16).toString('hex'),
  ): AskedQuestion => {
    const question = newQuestion();
    const content: z.output<typeof body> = {
      id,
      at: input.now.getTime(),
      again,
      question,
    };
    const token = signToken(keys, {
      purpose: `form ${input.form}`,
      body: content,
      expiresAt: new Date(input.now.getTime() + HOLDS_MS),
    });
    return { token, question: questionText(question) };
  };
  const isBusy = (sent: SentAnswer): boolean => {
    const one = addresses.take(addressKey(sent.ip), sent.now);
    return !all.take('', sent.now) || !one;
  };
  return {
    ask: (input) => ask(input, false),
    check: (sent) => {
      const read = readToken(keys, sent.token, { purpose: `form ${sent.form}`, now: sent.now });
      if (!read.ok) return { ok: false, message: unreadable(read.why), next: ask(sent, false) };
      const asked = body.parse(read.body);
      const fault = faultOf(sent, asked);
      // The form stays the same one: if another click of it got through meanwhile, it isn't done twice.
      if (fault !== null) return { ok: false, message: fault, next: ask(sent, asked.again, asked.id) };
      if (!asked.again && isBusy(sent)) return { ok: false, message: BUSY, next: ask(sent, true, asked.id) };
      return { ok: true, id: asked.id };
    },
  };
}

function faultOf(sent: SentAnswer, asked: z.output<typeof body>): string | null {
  if (sent.trap.trim() !== '') return `标明“请勿填写”的一栏请留空，再回答下面的问题。${KEPT}`;
  if (sent.answer.trim() === '') return `请回答下面的问题，再提交。${KEPT}`;
  if (!isAnswer(asked.question, sent.answer))
    return `回答不对。请看清下面的新问题再回答，写数字或者汉字都可以。${KEPT}`;
  if (sent.now.getTime() - asked.at < FASTEST_MS) return `请核对一遍填写的内容，再回答下面的问题。${KEPT}`;
  return null;
}

const BUSY = `刚才提交的人较多，请再回答一个问题，然后提交。您的权利不受影响。${KEPT}也可以当面、邮寄提交，或者打电话联系我们。`;

function unreadable(why: 'expired' | 'forged'): string {
  return why === 'expired'
    ? `这一页打开已超过一天，请重新回答下面的问题。${KEPT}`
    : `请重新回答下面的问题，再提交。${KEPT}`;
}
