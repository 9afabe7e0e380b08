import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDecimals, decimal, fromJsonNumber, parseDecimal, toJsonNumber } from './decimal.ts';

/** Counted apart from the code under test. */
function millionthsOf(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

const amountsBelow = (limit: bigint) =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: limit - 1n }), fc.integer({ min: 0, max: 999_999 }))
    .map(([whole, millionths]) => decimal(`${whole}.${String(millionths).padStart(6, '0')}`));
const amounts = amountsBelow(100_000_000_000_000n);
const small = amountsBelow(50_000_000_000_000n);

describe('decimal', () => {
  test.each([
    ['0', '0'],
    ['000', '0'],
    ['0.10', '0.1'],
    ['12.000000', '12'],
    ['5949.088667', '5949.088667'],
    ['5949.0886671', null],
    ['-1', null],
    ['1e3', null],
    ['1,000', null],
    ['.5', null],
    [' 1', null],
    ['１', null],
    ['', null],
  ])('reads %j as %j', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected);
  });

  test('adds exactly where floating point would not', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(addDecimals()).toBe('0');
    expect(addDecimals('9999999.999999', '0.000001')).toBe('10000000');
  });

  test('adding is commutative and exact', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const sum = addDecimals(a, b);
        expect(sum).toBe(addDecimals(b, a));
        expect(millionthsOf(sum)).toBe(millionthsOf(a) + millionthsOf(b));
      }),
    );
  });

  test('survives JSON unchanged, as a number where that is exact', () => {
    fc.assert(
      fc.property(
        amounts,
        (amount) => fromJsonNumber(JSON.parse(JSON.stringify(toJsonNumber(amount)))) === amount,
      ),
    );
    expect(toJsonNumber('0')).toBe(0);
    expect(toJsonNumber('4166.214619')).toBe(4166.214619);
    expect(toJsonNumber('99999999999999.123456')).toBe('99999999999999.123456');
    expect(fromJsonNumber(1e-7)).toBeNull();
    expect(fromJsonNumber(-1)).toBeNull();
  });
});
