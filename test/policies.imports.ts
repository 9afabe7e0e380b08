import { accountIdOf, OFFICE_ROLES } from '../src/platform/actor.ts';
import { importsPolicy } from '../src/modules/imports/imports.policy.ts';
import { NOBODY, OTHER, type Row } from './policies.row.ts';

/** The part of the table about bulk imports. */
export const MATRIX_OF_IMPORTS: readonly Row[] = [
  {
    policy: 'imports/importsPolicy.read',
    act: 'see what was imported',
    ask: (actor, at) => importsPolicy.read(actor, at),
    roles: OFFICE_ROLES,
    system: false,
  },
  {
    policy: 'imports/importsPolicy.run',
    act: 'import documents',
    ask: (actor, at) => importsPolicy.run(actor, at),
    roles: ['clerk'],
    system: false,
  },
  {
    policy: 'imports/importsPolicy.addresses',
    act: 'let old addresses lead to what was imported',
    ask: (actor, at) => importsPolicy.addresses(actor, at),
    roles: ['publisher', 'systemAdmin'],
    system: true,
  },
  {
    policy: 'imports/importsPolicy.go',
    act: 'go on with an import of one’s own',
    ask: (actor, at) => importsPolicy.go(actor, at, accountIdOf(actor) ?? OTHER),
    roles: ['clerk'],
    system: false,
  },
  {
    policy: 'imports/importsPolicy.go',
    act: 'go on with an import that another began',
    ask: (actor, at) => importsPolicy.go(actor, at, OTHER),
    roles: NOBODY,
    system: false,
  },
];
