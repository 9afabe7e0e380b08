import { describe, expect, test } from 'vitest';
import {
  awaitsAuthority,
  lacksConsent,
  needsConsent,
  SECRECY_RESULTS,
  secrecyAllows,
  type EarlierReview,
  type SecrecyOrigin,
} from './secrecy-review.ts';

const MADE: SecrecyOrigin = { source: 'made', concerns: [], otherAgencyBasis: '' };

describe('what another agency has to agree to (条例第10、11条)', () => {
  test.each<[string, Partial<SecrecyOrigin>, boolean, boolean]>([
    ['made here', {}, false, false],
    ['obtained', { source: 'obtained' }, true, true],
    ['of another agency', { concerns: ['otherAgency'] }, true, true],
    [
      'obtained, with the basis',
      { source: 'obtained', otherAgencyBasis: '渝府办函〔2024〕3号' },
      true,
      false,
    ],
  ])('what is %s: %j needs it %s, lacks it %s', (_, more, needs, lacks) => {
    expect(needsConsent({ ...MADE, ...more })).toBe(needs);
    expect(lacksConsent({ ...MADE, ...more })).toBe(lacks);
  });
});

describe('the opinion from above (条例第17条)', () => {
  const referred = { result: 'referred', authorityOpinion: '' } as const;
  test.each<[string, readonly EarlierReview[], boolean]>([
    ['not where nothing was reviewed', [], false],
    ['not where nothing was referred', [{ result: 'withheld', authorityOpinion: '' }], false],
    ['where it was referred', [referred], true],
    ['where it was withheld meanwhile', [{ result: 'withheld', authorityOpinion: '' }, referred], true],
    ['not once it is signed', [{ result: 'partial', authorityOpinion: '同意' }, referred], false],
    [
      'where it was referred again since',
      [referred, { result: 'open', authorityOpinion: '同意' }, referred],
      true,
    ],
  ])('is waited for: %s', (_, earlier, waits) => {
    expect(awaitsAuthority(earlier)).toBe(waits);
  });
});

test('only open and partial let a text become public', () => {
  expect(SECRECY_RESULTS.filter((result) => secrecyAllows(result))).toEqual(['open', 'partial']);
  expect(secrecyAllows(null)).toBe(false);
});
