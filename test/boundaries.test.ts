import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boundaryFaults } from './boundaries/boundary-faults.ts';
import { FLOORS } from './boundaries/house.ts';
import { parseSource, readSourceFiles } from './boundaries/source-files.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['src', 'desk', 'data', 'migrations', 'bench', 'test', 'scripts'];
const FILES = readSourceFiles(ROOT, FOLDERS);

test('every file keeps to the order of the house', () => {
  expect(boundaryFaults(FILES)).toEqual([]);
});

test('the order is the one that docs/architecture.md tells', () => {
  const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const line = /^Modules from top to bottom: (.*?)\. /m.exec(text)?.[1] ?? '';
  const told = line.split(' › ').map((floor) => [...floor.matchAll(/`([\w-]+)`/g)].map((found) => found[1]));
  expect(told).toEqual(FLOORS);
});

/** The faults that one more file, or a changed one, brings about. */
function faultsOf(path: string, text: string): string[] {
  const others = FILES.filter((file) => file.path !== path);
  return boundaryFaults([...others, parseSource(path, text)]).filter((fault) => fault.includes(path));
}

describe('finds', () => {
  test.each<[string, string, string]>([
    [
      'a module that looks up',
      'src/modules/agencies/planted.ts',
      "import { publish } from '../publishing/publishing.usecases.ts';",
    ],
    [
      'a module that knows its neighbour',
      'src/modules/search/planted.ts',
      "import { reviewPolicy } from '../review/review.policy.ts';",
    ],
    [
      'a type from above',
      'src/modules/documents/planted.ts',
      "import type { Round } from '../review/review.queries.ts';",
    ],
    [
      'another module’s repository',
      'src/modules/review/planted.ts',
      "import { findDocument } from '../documents/documents.repository.ts';",
    ],
    [
      'another module’s repository, passed on',
      'src/modules/review/planted.ts',
      "export * from '../documents/documents.repository.ts';",
    ],
    [
      'another module’s errors',
      'src/modules/reports/planted.ts',
      "import { notFound } from '../publishing/publishing.errors.ts';",
    ],
    [
      'routes outside of the entrances',
      'src/modules/reports/planted.ts',
      "import { registerPublishingRoutes } from '../publishing/publishing.routes.ts';",
    ],
    ['a module without a floor', 'src/modules/planted/planted.rules.ts', 'export const ONE = 1;'],
    ['law that knows the platform', 'src/law/planted.ts', "import { newId } from '../platform/ids.ts';"],
    ['law that reads files', 'src/law/planted.ts', "import { readFileSync } from 'node:fs';"],
    [
      'a portal that knows a module',
      'src/portal/planted.ts',
      "import type { Agency } from '../modules/agencies/agencies.types.ts';",
    ],
    [
      'a platform that knows a module',
      'src/platform/planted.ts',
      "const { agencyById } = await import('../modules/agencies/agencies.queries.ts');",
    ],
    [
      'a thread that is started with a file from above',
      'src/files/planted.ts',
      "export const WORKER = new URL('../modules/publishing/rebuild-worker.ts', import.meta.url);",
    ],
    [
      'a desk that calls a use case',
      'desk/src/app/planted.ts',
      "import { publish } from '../../../src/modules/publishing/publishing.usecases.ts';",
    ],
    [
      'a contract that brings Node into the browser',
      'src/modules/accounts/accounts.api.ts',
      "import { randomBytes } from 'node:crypto'; export const accountsApi = randomBytes(1);",
    ],
    [
      'values, not types, in the data',
      'data/demo/planted.ts',
      "import { agencyFields } from '../../src/modules/agencies/agencies.api.ts';",
    ],
    ['a migration that knows today’s code', 'migrations/9999-plant.ts', "import '../src/platform/ids.ts';"],
    [
      'a program that needs its tests',
      'src/modules/reports/planted.ts',
      "import { openOffice } from '../../../test/office.ts';",
    ],
    [
      'a script that needs a package before any is installed',
      'scripts/lib/planted.mjs',
      "import { expect } from 'vitest';",
    ],
    ['a barrel', 'src/portal/index.ts', "export { html } from './html.ts';"],
    ['a drawer for odds and ends', 'src/platform/utils.ts', 'export const ONE = 1;'],
    ['an import without its ending', 'src/portal/planted.ts', "import { html } from './html';"],
    [
      'another module’s table in a query',
      'src/modules/search/planted.ts',
      "export const q = (db) => db.selectFrom('search_entries as s').innerJoin('documents as d', 'd.id', 's.document_id');",
    ],
    [
      'another module’s table in SQL',
      'src/modules/reports/planted.ts',
      'import { sql } from "kysely"; export const q = sql<{ n: number }>`SELECT 1 FROM annual_reports r, requests q`;',
    ],
    [
      'another module’s rows as a type',
      'src/modules/review/planted.ts',
      "import type { Tables } from '../../platform/database/tables.ts'; export type Row = Tables['documents'];",
    ],
    [
      'an error made in place',
      'src/modules/reports/planted.ts',
      "import { AppError } from '../../platform/errors.ts'; export const e = () => new AppError({ code: 'a', message: 'b' });",
    ],
    [
      'a table in an entrance',
      'src/commands/planted.ts',
      "export const q = (db) => db.deleteFrom('sessions').execute();",
    ],
  ])('%s', (_what, path, text) => {
    expect(faultsOf(path, text)).not.toEqual([]);
  });

  test('a circle of imports', () => {
    const circle = [
      parseSource('src/portal/one.ts', "import { TWO } from './two.ts'; export const ONE = [TWO];"),
      parseSource('src/portal/two.ts', "export { ONE as TWO } from './one.ts';"),
    ];
    expect(boundaryFaults(circle)).toEqual([
      'src/portal/one.ts › src/portal/two.ts › src/portal/one.ts: imports go round in a circle',
    ]);
  });
});

test.each<[string, string, string]>([
  [
    'a module below',
    'src/modules/reports/planted.ts',
    "import { publish } from '../publishing/publishing.usecases.ts'; export const p = publish;",
  ],
  ['types in the data', 'data/demo/planted.ts', "import type { Role } from '../../src/platform/actor.ts';"],
  [
    'an error of the module’s own file',
    'src/modules/reports/planted.errors.ts',
    "import { AppError } from '../../platform/errors.ts'; export const e = () => new AppError({ code: 'a', message: 'b' });",
  ],
  [
    'an error that is only asked about',
    'src/modules/reports/planted.ts',
    "import { AppError } from '../../platform/errors.ts'; export const is = (error) => error instanceof AppError;",
  ],
  ['its own table', 'src/modules/registers/planted.ts', 'export const q = sql`SELECT * FROM fees`;'],
  [
    'a word that only looks like a table',
    'src/modules/search/planted.ts',
    "export const kind = 'documents'; // FROM documents",
  ],
])('lets %s pass', (_what, path, text) => {
  expect(faultsOf(path, text)).toEqual([]);
});
