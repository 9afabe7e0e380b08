import { expect, test } from 'vitest';
import { textOfHtml } from '../../src/files/checking/text-of-html.ts';
import { spellingChecker } from '../../src/files/spelling-model.ts';
import { checkText } from '../../src/text/check-text.ts';
import { readText } from '../../src/text/checked-text.ts';
import { DEMO_YEAR } from './demo-year.ts';

const documents = DEMO_YEAR.offices.flatMap((office) => office.documents);

test('the rules of the proofreader find nothing in the texts of the demo year', () => {
  const found = documents.flatMap(({ title, bodyHtml }) => {
    const { text, blocks } = textOfHtml(bodyHtml);
    return checkText(readText(text, { title }, blocks)).map(
      ({ rule, start, end }) => `${rule}: ${title}: ${text.slice(start, end)}`,
    );
  });
  expect(found).toEqual([]);
});

test('the checker of spelling stops none of them, and advises on hardly any', () => {
  const checker = spellingChecker();
  const found = documents.flatMap(({ title, bodyHtml }) => {
    const { text, blocks } = textOfHtml(bodyHtml);
    return [...checker.check(readText(title)), ...checker.check(readText(text, { title }, blocks))];
  });
  expect(found.filter(({ severity }) => severity === 'gate')).toEqual([]);
  expect(found.length).toBeLessThanOrEqual(MOST_ADVICE);
});

/** Before, there were 296 pieces; what is left are words of the towns that the model doesn't know. */
const MOST_ADVICE = 10;

test('they are texts enough to say so', () => {
  const length = documents.reduce((sum, { bodyHtml }) => sum + textOfHtml(bodyHtml).text.length, 0);
  expect(length).toBeGreaterThan(80_000);
});
