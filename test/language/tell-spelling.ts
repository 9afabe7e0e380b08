import type { SpellingChecker } from '../../src/text/check-text.ts';
import { hasLanguageSets, readPairs } from './language-sets.ts';
import { measureCorrected, measureFalseAlarms, measureLenient } from './measure-spelling.ts';

/** Prints how well a checker does on the development sets, where they are, and on our own sentences. */
export function tellSpelling(checker: SpellingChecker, own: readonly string[]): void {
  if (hasLanguageSets()) tellSets(checker);
  else console.log('the development sets are not beside the checkout: only our own sentences are measured');
  tellFalseAlarms(checker, 'our own sentences', own);
}

function tellSets(checker: SpellingChecker): void {
  const odw = readPairs('ecspell-odw');
  const law = readPairs('ecspell-law');
  const injected = readPairs('injected');
  for (const { kind, slips, gate, advice } of measureCorrected(checker, injected))
    console.log(`injected ${kind}: gate ${gate}/${slips}, advice ${advice}/${slips}`);
  for (const [name, pairs] of [
    ['ecspell-odw', odw],
    ['ecspell-law', law],
  ] as const) {
    const { precision, recall, f1 } = measureLenient(checker, pairs, 'advice');
    console.log(
      `${name} advice: precision ${precision.toFixed(1)}, recall ${recall.toFixed(1)}, F1 ${f1.toFixed(1)}`,
    );
  }
  const right = [...new Set([...odw, ...law, ...injected].map((pair) => pair.right))];
  tellFalseAlarms(checker, 'right sentences of the sets', right);
}

function tellFalseAlarms(checker: SpellingChecker, name: string, sentences: readonly string[]): void {
  const { characters, gate, gatePerTenThousand, advicePerTenThousand } = measureFalseAlarms(
    checker,
    sentences,
  );
  console.log(
    `${name}: ${characters} characters, gate ${gate} (${gatePerTenThousand.toFixed(2)} per 10,000), advice ${advicePerTenThousand.toFixed(1)} per 10,000`,
  );
}
