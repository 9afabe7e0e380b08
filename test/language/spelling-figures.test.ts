import { describe, expect, test } from 'vitest';
import { spellingChecker } from '../../src/files/spelling-model.ts';
import { hasLanguageSets, readPairs } from './language-sets.ts';
import { type Corrected, measureCorrected, measureFalseAlarms, measureLenient } from './measure-spelling.ts';

// What holds now; a change that makes it worse must say why.
const NOTE = hasLanguageSets() ? '' : ' (skipped: the folder ../shared/data/language is not there)';

describe.skipIf(!hasLanguageSets())(`on the development sets${NOTE}`, () => {
  const checker = spellingChecker();

  test('planted slips are mended where a publication stops for them', () => {
    const by = new Map(measureCorrected(checker, readPairs('injected')).map((one) => [one.kind, one]));
    const share = (...kinds: string[]): number => {
      const of = kinds.map((kind) => by.get(kind)).filter((one): one is Corrected => one !== undefined);
      return of.reduce((sum, one) => sum + one.gate, 0) / of.reduce((sum, one) => sum + one.slips, 0);
    };
    expect(share('homophone-char')).toBeGreaterThanOrEqual(0.85);
    expect(share('near-pinyin')).toBeGreaterThanOrEqual(0.8);
    expect(share('shape')).toBeGreaterThanOrEqual(0.5);
    expect(share('drop', 'double')).toBeGreaterThanOrEqual(0.5);
  }, 60_000);

  test('right sentences, many of them full of names, are left alone', () => {
    const right = ['ecspell-odw', 'ecspell-law', 'injected'].flatMap(readPairs).map((pair) => pair.right);
    const { gatePerTenThousand, advicePerTenThousand } = measureFalseAlarms(checker, [...new Set(right)]);
    expect(gatePerTenThousand).toBeLessThan(0.7);
    expect(advicePerTenThousand).toBeLessThan(4);
  }, 60_000);

  test('advice mends official documents', () => {
    expect(measureLenient(checker, readPairs('ecspell-odw'), 'advice').f1).toBeGreaterThanOrEqual(78);
    expect(measureLenient(checker, readPairs('ecspell-law'), 'advice').f1).toBeGreaterThanOrEqual(78);
  }, 60_000);
});
