import { spellingChecker } from '../../src/files/spelling-model.ts';
import { hasLanguageSets, readPairs } from './language-sets.ts';
import { measureCorrected, measureFalseAlarms, measureLenient, measureSpeed } from './measure-spelling.ts';
import { ownSentences } from './own-sentences.ts';

// `node scripts/run-source.mjs test/language/run-spelling.ts`: how well wrong characters are found, in figures.
const begun = performance.now();
const checker = spellingChecker();
console.log(`model read in ${Math.round(performance.now() - begun)} ms`);
const own = ownSentences();
if (hasLanguageSets()) {
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
  tell('right sentences of the sets', right);
  console.log(`${Math.round(measureSpeed(checker, right))} characters a second of processor time`);
} else console.log('the development sets are not beside the checkout: only our own sentences are measured');
tell('our own sentences', own);

function tell(name: string, sentences: readonly string[]): void {
  const { characters, gate, gatePerTenThousand, advicePerTenThousand } = measureFalseAlarms(
    checker,
    sentences,
  );
  console.log(
    `${name}: ${characters} characters, gate ${gate} (${gatePerTenThousand.toFixed(2)} per 10,000), advice ${advicePerTenThousand.toFixed(1)} per 10,000`,
  );
}
