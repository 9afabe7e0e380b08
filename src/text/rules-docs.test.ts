import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEXT_RULES } from './rules.ts';
import { TEXT_KINDS, TEXT_KIND_LABELS } from './text-finding.ts';
import type { TextRule } from './text-rule.ts';

const PAGE = join(import.meta.dirname, '../../docs/text-rules.md');

const OPENING = `# The rules of the proofreader

What \`checkText\` (\`src/text/check-text.ts\`) looks for, beside wrong characters. Each rule is data: what it finds, the clause it stands on, a sentence with the fault and the same sentence mended. \`gate\`: a publication stops until a person has looked; a rule may be milder where a case isn't certain. \`advice\`: worth a look. Nothing is ever changed by itself, and an office can except any words from any rule.

Identifiers last: an office's exceptions and figures go by them. This page is made from the rules by \`src/text/rules-docs.test.ts\`, which fails when it isn't current; \`npx vitest run --project unit src/text/rules-docs.test.ts --update\` makes it anew.
`;

/** A cell of a table on one line; what nobody sees is named. */
function cell(words: string): string {
  return words
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll('*', '\\*')
    .replaceAll('\n', ' ⏎ ')
    .replaceAll('\t', ' ⇥ ')
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Co}]/gu,
      (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}

function line({ id, severity, name, standard, bad, good }: TextRule): string {
  return `| ${[id, severity, name, standard, bad, good].map(cell).join(' | ')} |`;
}

function pageOf(rules: readonly TextRule[]): string {
  const parts = TEXT_KINDS.flatMap((kind) => {
    const own = rules.filter((rule) => rule.kind === kind);
    if (own.length === 0) return [];
    return [
      `\n## ${TEXT_KIND_LABELS[kind]} (${own.length})\n`,
      '| rule | severity | what it finds | standard | wrong | right |',
      '|---|---|---|---|---|---|',
      ...own.toSorted((one, other) => one.id.localeCompare(other.id)).map(line),
    ];
  });
  return `${[OPENING.trimEnd(), ...parts].join('\n')}\n`;
}

test('docs/text-rules.md tells every rule as it is', async () => {
  await expect(pageOf(TEXT_RULES)).toMatchFileSnapshot(PAGE);
});

test('a rule is told on one line, whatever its example is made of', () => {
  const [rule] = TEXT_RULES;
  expect(rule && line({ ...rule, bad: 'a|b\n<c>\u200b' })).toContain('| a\\|b ⏎ &lt;c>[U+200B] |');
});
