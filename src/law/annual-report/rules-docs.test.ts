import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from './rules.ts';

test('the list is told in docs/law/report-rules.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/law/report-rules.md'), 'utf8');
  const told = [...text.matchAll(/^\| ((?:AR|X)-[^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gmu)].map((row) =>
    row.slice(1),
  );
  expect(told).toEqual(RULES.map(({ id, severity, what, law }) => [id, severity, what, law]));
});
