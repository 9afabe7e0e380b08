import { describe, expect, test } from 'vitest';
import { holdReasons, isAgreed, isReplaced, type QuestionFacts } from './coordination-holds.ts';

const SAME = { asAsked: true, asSettled: false } as const;
const OTHER = { asAsked: false, asSettled: false } as const;
const SETTLED_AS_NOW = { asAsked: false, asSettled: true } as const;

function question(facts: Partial<QuestionFacts>): QuestionFacts {
  return {
    kind: 'confirm',
    state: 'asked',
    answer: null,
    ruled: false,
    other: 'bureau',
    onPaper: false,
    blocking: true,
    ...SAME,
    ...facts,
  };
}

describe('a question that publication waits for', () => {
  test.each([
    ['nobody answered', { state: 'asked' }, 'unanswered'],
    ['the superior was called', { state: 'escalated', answer: 'disagrees' }, 'escalated'],
    ['it agreed to this text', { state: 'answered', answer: 'agrees' }, null],
    ['it agreed to another text', { state: 'answered', answer: 'agrees', ...OTHER }, 'otherText'],
    ['ended with a yes to this text', { state: 'settled', answer: 'agrees' }, null],
    ['ended with a yes to another text', { state: 'settled', answer: 'agrees', ...OTHER }, 'otherText'],
    [
      'a yes to another text than was ended with',
      { state: 'settled', answer: 'agrees', ...SETTLED_AS_NOW },
      'otherText',
    ],
    ['it wants another text', { state: 'answered', answer: 'corrects' }, 'toCorrect'],
    ['ended with the corrected text', { state: 'settled', answer: 'corrects', ...SETTLED_AS_NOW }, null],
    [
      'ended with the very text that was to be corrected',
      { state: 'settled', answer: 'corrects', asSettled: true },
      'otherText',
    ],
    ['changed after it was corrected', { state: 'settled', answer: 'corrects', ...OTHER }, 'otherText'],
    ['it disagrees', { state: 'answered', answer: 'disagrees' }, 'disagreed'],
    [
      'it disagrees, whatever the text is now',
      { state: 'answered', answer: 'disagrees', ...OTHER },
      'disagreed',
    ],
    ['the superior disagrees', { state: 'answered', answer: 'disagrees', ruled: true }, 'refused'],
    ['ended with the no of the superior', { state: 'settled', answer: 'disagrees', ruled: true }, 'refused'],
    ['changed after that no', { state: 'settled', answer: 'disagrees', ruled: true, ...OTHER }, 'otherText'],
    ['ended without an answer', { state: 'settled' }, null],
    ['changed after it was ended so', { state: 'settled', ...OTHER }, 'otherText'],
    ['taken back', { state: 'withdrawn' }, null],
  ] as const)('%s', (_what, facts, reason) => {
    expect(holdReasons([question(facts)])).toEqual([reason]);
  });
});

test.each([
  [{ state: 'asked' }, null],
  [{ state: 'answered', answer: 'disagrees' }, null],
  [{ state: 'answered', answer: 'agrees', ...OTHER }, null],
  [{ state: 'settled', answer: 'disagrees', ruled: true }, 'refused'],
  [{ state: 'settled', answer: 'disagrees', ruled: true, ...OTHER }, null],
] as const)(
  'what publication does not wait for holds up only what a superior refused: %j',
  (facts, reason) => {
    expect(holdReasons([question({ blocking: false, ...facts })])).toEqual([reason]);
  },
);

describe('a later question to the same agency', () => {
  const no = question({ kind: 'approval', state: 'answered', answer: 'disagrees', ...OTHER });
  const yes = question({ kind: 'approval', state: 'answered', answer: 'agrees' });
  test.each([
    ['its yes to the new text counts', no, yes, null],
    ['its no counts', no, { ...no, ...SAME }, null],
    ['one that is waited for stands for both', no, question({ kind: 'approval' }), null],
    ['one taken back leaves the no', no, question({ kind: 'approval', state: 'withdrawn' }), 'disagreed'],
    ['a confirmation is no approval', no, { ...yes, kind: 'confirm' as const }, 'disagreed'],
    ['another agency speaks for itself', no, { ...yes, other: 'elsewhere' }, 'disagreed'],
    [
      'its yes to another text lets the refused one not through',
      question({ state: 'settled', answer: 'disagrees', ruled: true, blocking: false }),
      question({ state: 'answered', answer: 'agrees', blocking: false, ...OTHER }),
      'refused',
    ],
    [
      'nor do its corrections of another text',
      question({ state: 'answered', answer: 'disagrees' }),
      question({ state: 'settled', answer: 'corrects', ...SETTLED_AS_NOW }),
      'disagreed',
    ],
    [
      'its yes to the text that it refused counts',
      question({ state: 'answered', answer: 'disagrees' }),
      question({ state: 'answered', answer: 'agrees' }),
      null,
    ],
    [
      'silence takes no refusal away',
      { ...no, kind: 'confirm' as const },
      question({ state: 'settled' }),
      'disagreed',
    ],
    [
      'silence about a new text stands for the yes to the old',
      question({ state: 'answered', answer: 'agrees', ...OTHER }),
      question({ state: 'settled' }),
      null,
    ],
    [
      'what publication does not wait for takes no refusal away',
      question({ blocking: false, state: 'settled', answer: 'disagrees', ruled: true }),
      question({ blocking: false, state: 'answered', answer: 'disagrees' }),
      'refused',
    ],
  ])('%s', (_what, earlier, later, reason) => {
    expect(holdReasons([earlier, later])[0]).toBe(reason);
  });

  test('ends the earlier one only by its yes', () => {
    expect(isReplaced([no, yes], 0)).toBe(true);
    expect(isReplaced([no, no], 0)).toBe(false);
    expect(isReplaced([no, question({ kind: 'approval' })], 0)).toBe(false);
    expect(isReplaced([yes, no], 1)).toBe(false);
  });
});

describe('another agency has agreed to the text', () => {
  const yes = question({ state: 'answered', answer: 'agrees' });
  const no = question({ state: 'answered', answer: 'disagrees' });
  test.each([
    ['when it said so', [yes], true],
    ['when the question was ended with its yes', [question({ state: 'settled', answer: 'agrees' })], true],
    ['when publication didn’t wait for it either', [question({ ...yes, blocking: false })], true],
    [
      'when it is as they corrected it',
      [question({ state: 'settled', answer: 'corrects', ...SETTLED_AS_NOW })],
      true,
    ],
    [
      'on paper, once the question was ended with it',
      [question({ state: 'settled', answer: 'agrees', onPaper: true })],
      true,
    ],
    ['not when a paper was only entered', [question({ ...yes, onPaper: true })], false],
    ['though another one is still asked', [yes, question({ other: 'elsewhere' })], true],
    ['not when nobody was asked', [], false],
    ['not when nobody answered', [question({})], false],
    ['not by silence', [question({ state: 'settled' })], false],
    ['not when it was another text', [question({ ...yes, ...OTHER })], false],
    ['not when it is to be corrected', [question({ state: 'answered', answer: 'corrects' })], false],
    [
      'not when it was ended as it was to be corrected',
      [question({ state: 'settled', answer: 'corrects', asSettled: true })],
      false,
    ],
    ['not when they disagree', [no], false],
    ['not when they disagree since', [yes, no], false],
    ['not when the superior has yet to decide', [question({ state: 'escalated', answer: 'agrees' })], false],
    ['not when the question was taken back', [question({ state: 'withdrawn', answer: 'agrees' })], false],
  ])('%s', (_what, questions, agreed) => {
    expect(isAgreed(questions)).toBe(agreed);
  });
});
