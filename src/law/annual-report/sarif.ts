import type { CheckedFile, UnreadFile } from './checked-file.ts';

/** The levels that SARIF knows for our severities. */
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What a log of a run is made of. */
export interface CheckedRun {
  readonly files: readonly CheckedFile[];
  /** Those that couldn't be read: the run wasn't whole. */
  readonly unread: readonly UnreadFile[];
  /** What each rule is about. */
  readonly rules: readonly { readonly id: string; readonly what: string; readonly law: string }[];
}

/**
 * Findings on files in SARIF 2.1.0, for editors and build services that show them beside the file; files that couldn't be read are
 * notices of the run. The place within a report is a logical location, since lines mean nothing in most of its formats. Names of
 * files have slashes between folders.
 */
export function sarifLog({ files, unread, rules }: CheckedRun): object {
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
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            toolExecutionNotifications: unread.map(({ file, error }) => ({
              level: 'error',
              message: { text: error },
              locations: [{ physicalLocation: placeOf(file) }],
            })),
          },
        ],
        results: files.flatMap(resultsOf),
      },
    ],
  };
}

function resultsOf({ file, findings }: CheckedFile): object[] {
  return findings.map((finding) => ({
    ruleId: finding.rule,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      { physicalLocation: placeOf(file), logicalLocations: [{ fullyQualifiedName: finding.where }] },
    ],
  }));
}

function placeOf(file: string): object {
  return { artifactLocation: { uri: uriOf(file) } };
}

/** A name as an address: `#`, `?` and `%` are parts of names here. */
function uriOf(file: string): string {
  const drive = /^[A-Za-z]:(?=\/)/u.exec(file)?.[0] ?? '';
  const path = file.slice(drive.length).toWellFormed().split('/').map(encodeURIComponent).join('/');
  if (drive !== '') return `file:///${drive}${path}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
