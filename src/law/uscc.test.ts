import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUscc, usccCheckCharacter, usccProblem } from './uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const code = fc
  .tuple(
    fc.constantFrom('11', '12', '91'),
    fc.stringMatching(/^\d{6}$/),
    fc.stringMatching(/^[0-9A-HJ-NP-RTUWXY]{9}$/),
  )
  .map((parts) => parts.join(''))
  .map((body) => body + usccCheckCharacter(body));

describe('统一社会信用代码', () => {
  // Codes of public agencies and firms, printed on their own pages.
  test.each([['11370812004339255B'], ['11341602003166276W'], ['91350100M000100Y43']])(
    '%s is right',
    (text) => {
      expect(isUscc(text)).toBe(true);
      expect(usccProblem(text)).toBeNull();
    },
  );

  test.each([
    ['11370812004339255C', '末位校验'],
    ['11370812004339255', '18 位'],
    ['11370812004339255b', '18 位'],
    ['1137081200433925IB', '18 位'],
    ['', '18 位'],
  ])('%s is wrong and the reason is said', (text, reason) => {
    expect(isUscc(text)).toBe(false);
    expect(usccProblem(text)).toContain(reason);
  });

  test('a single wrong character is always found', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...ALPHABET), (text, at, char) => {
        const wrong = text.slice(0, at) + char + text.slice(at + 1);
        expect(isUscc(wrong)).toBe(wrong === text);
      }),
    );
  });
});
