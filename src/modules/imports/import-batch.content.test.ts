import { expect, test } from 'vitest';
import { abstractOf } from './import-batch.content.ts';

test.each([
  ['a short summary', '明确要求。', '明确要求。'],
  ['one as long as may be', '地'.repeat(1_000), '地'.repeat(1_000)],
  ['a longer one', '地'.repeat(1_001), `${'地'.repeat(998)}……`],
  [
    'one in which a rare character stands where it is cut',
    `${'地'.repeat(997)}𠮷${'名'.repeat(9)}`,
    `${'地'.repeat(997)}……`,
  ],
])('%s goes into the form in whole characters', (_what, summary, abstract) => {
  expect(abstractOf(summary)).toBe(abstract);
  expect(abstract.isWellFormed() && abstract.length <= 1_000).toBe(true);
});
