import { describe, expect, test } from 'vitest';
import { EDITION_STATES } from '../documents/documents.states.ts';
import { SECRECY_RESULTS, type EarlierReview } from '../../law/secrecy-review.ts';
import {
  admitsSecrecyReview,
  SECRECY_HANDLINGS,
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
    expect(secrecyFaults(form({ handling }), result, [])).toHaveLength(
      agreeing.has(`${result}:${handling}`) ? 0 : 1,
    );
  });

  test('a concern must be explained', () => {
    expect(secrecyFaults(form({ concerns: ['privacy'] }), 'open', [])).toMatchObject([
      { field: 'concernsNote' },
    ]);
    const explained = form({ concerns: ['privacy'], concernsNote: '已隐去身份证号。' });
    expect(secrecyFaults(explained, 'open', [])).toEqual([]);
  });

  test.each([
    ['stateSecret', 'open', 'direct', '条例第14条'],
    ['stateSecret', 'partial', 'separated', '条例第14条'],
    ['workSecret', 'open', 'direct', '保密法第64条'],
  ] as const)('%s bars %s', (concern, result, handling, source) => {
    const faults = secrecyFaults(
      form({ concerns: [concern], concernsNote: '见附页。', handling }),
      result,
      [],
    );
    expect(faults).toEqual([{ field: 'result', message: expect.stringContaining(source) }]);
  });

  test('work secrets may be separated from what is disclosed', () => {
    const separated = form({ concerns: ['workSecret'], concernsNote: '删去第三节。', handling: 'separated' });
    expect(secrecyFaults(separated, 'partial', [])).toEqual([]);
  });

  const referred = { result: 'referred', authorityOpinion: '' } as const;
  test.each<[string, readonly EarlierReview[], number]>([
    ['nothing was referred', [{ result: 'withheld', authorityOpinion: '' }], 0],
    ['it was referred', [referred], 1],
    ['it was referred and withheld meanwhile', [{ result: 'withheld', authorityOpinion: '' }, referred], 1],
    [
      'the authority’s opinion is signed already',
      [{ result: 'partial', authorityOpinion: '同意' }, referred],
      0,
    ],
    ['it was referred again since', [referred, { result: 'open', authorityOpinion: '同意' }, referred], 1],
  ])('where %s, what is to become public needs the opinion from above accordingly', (_, earlier, count) => {
    for (const [result, handling] of [
      ['open', 'direct'],
      ['partial', 'separated'],
    ] as const) {
      const faults = secrecyFaults(form({ handling }), result, earlier);
      expect(faults).toHaveLength(count);
      for (const fault of faults)
        expect(fault).toMatchObject({
          field: 'authorityOpinion',
          message: expect.stringContaining('条例第17条'),
        });
      const answered = form({ handling, authorityOpinion: '区保密局：可以公开。' });
      expect(secrecyFaults(answered, result, earlier)).toEqual([]);
    }
    expect(secrecyFaults(form({ handling: 'withhold' }), 'withheld', earlier)).toEqual([]);
    expect(secrecyFaults(form({ handling: 'refer' }), 'referred', earlier)).toEqual([]);
  });
});

test('a text is reviewed in every state but those that it never comes back from', () => {
  const closed = EDITION_STATES.filter((state) => !admitsSecrecyReview(state));
  expect(closed).toEqual(['superseded', 'discarded']);
});
