import type { CheckedFile } from './checked-file.ts';

/** The levels that SARIF knows for our severities. */
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * Findings on files in SARIF 2.1.0, for editors and build services that show them beside the file. `rules` tells what each rule
 * is about; the place within a report is a logical location, since lines mean nothing in most of its formats.
 */
export function sarifLog(
  files: readonly CheckedFile[],
  rules: readonly { readonly id: string; readonly what: string; readonly law: string }[],
): object {
  const results = files.flatMap(({ file, findings }) =>
    findings.map((finding) => ({
      ruleId: finding.rule,
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: encodeURI(file) } },
          logicalLocations: [{ fullyQualifiedName: finding.where }],
        },
      ],
    })),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gongkai report check',
            rules: rules.map(({ id, what, law }) => ({
              id,
              shortDescription: { text: what },
              help: { text: law },
            })),
          },
        },
        results,
      },
    ],
  };
}
