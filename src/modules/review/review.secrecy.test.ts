import { describe, expect, test } from 'vitest';
import { EDITION_STATES } from '../documents/documents.states.ts';
import {
  admitsSecrecyReview,
  SECRECY_HANDLINGS,
  SECRECY_RESULTS,
  secrecyAllows,
  secrecyFaults,
  secrecyForm,
  type SecrecyForm,
} from './review.secrecy.ts';

function form(more: Partial<SecrecyForm> = {}): SecrecyForm {
  return {
    ...secrecyForm.parse({
      carrier: 'other',
      source: 'made',
      channels: ['website'],
      scope: '面向社会',
      handling: 'direct',
    }),
    ...more,
  };
}

describe('the form of 保密审查', () => {
  const agreeing = new Set([
    'open:direct',
    'open:masked',
    'partial:masked',
    'partial:separated',
    'withheld:withhold',
    'referred:refer',
  ]);
  const pairs = SECRECY_RESULTS.flatMap((result) =>
    SECRECY_HANDLINGS.map((handling) => ({ result, handling })),
  );

  test.each(pairs)('$result with $handling', ({ result, handling }) => {
    expect(secrecyFaults(form({ handling }), result)).toHaveLength(
      agreeing.has(`${result}:${handling}`) ? 0 : 1,
    );
  });

  test('a concern must be explained', () => {
    expect(secrecyFaults(form({ concerns: ['privacy'] }), 'open')).toHaveLength(1);
    expect(secrecyFaults(form({ concerns: ['privacy'], concernsNote: '已隐去身份证号。' }), 'open')).toEqual(
      [],
    );
  });

  test.each([
    ['stateSecret', 'open', 'direct', '条例第14条'],
    ['stateSecret', 'partial', 'separated', '条例第14条'],
    ['workSecret', 'open', 'direct', '保密法第64条'],
  ] as const)('%s bars %s', (concern, result, handling, source) => {
    const faults = secrecyFaults(form({ concerns: [concern], concernsNote: '见附页。', handling }), result);
    expect(faults).toEqual([expect.stringContaining(source)]);
  });

  test('work secrets may be separated from what is disclosed', () => {
    const separated = form({ concerns: ['workSecret'], concernsNote: '删去第三节。', handling: 'separated' });
    expect(secrecyFaults(separated, 'partial')).toEqual([]);
  });

  test('only open and partial let a text become public', () => {
    expect(SECRECY_RESULTS.filter((result) => secrecyAllows(result))).toEqual(['open', 'partial']);
    expect(secrecyAllows(null)).toBe(false);
  });
});

test('a text is reviewed in every state but those that it never comes back from', () => {
  const closed = EDITION_STATES.filter((state) => !admitsSecrecyReview(state));
  expect(closed).toEqual(['superseded', 'discarded']);
});
