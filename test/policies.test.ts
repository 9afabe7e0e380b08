import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reachesDown, ROLES, type AccountActor, type Place, type Role } from '../src/platform/actor.ts';
import { MATRIX } from './policies.matrix.ts';
import type { Row } from './policies.row.ts';

const MODULES = join(import.meta.dirname, '../src/modules');

const DISTRICT = '00000000-0000-4000-8000-000000000001';
const TOWN = '00000000-0000-4000-8000-000000000002';
const VILLAGE = '00000000-0000-4000-8000-000000000003';
const NEIGHBOUR = '00000000-0000-4000-8000-000000000004';
/** The agency that everything in the table is about. */
const HERE: Place = { agencyId: TOWN, agencyPath: [DISTRICT, TOWN] };

/** Where a role is held, seen from there. */
const STANDS = { here: TOWN, above: DISTRICT, below: VILLAGE, beside: NEIGHBOUR } as const;

function account(role?: Role, agencyId: string = TOWN): AccountActor {
  const grants = role === undefined ? [] : [{ role, agencyId }];
  const accountId = '00000000-0000-4000-8000-0000000000ff';
  return { kind: 'account', accountId, name: '某人', username: 'someone', grants, ip: null, sessionId: null };
}

/** What the table says of a role held somewhere. */
function expected(row: Row, role: Role, stand: keyof typeof STANDS): boolean {
  if (row.signedIn) return true;
  if (!row.roles.includes(role)) return false;
  return row.anywhere === true || stand === 'here' || (stand === 'above' && reachesDown(role));
}

describe.each(MATRIX.map((row) => [`${row.act} (${row.policy})`, row] as const))('%s', (_name, row) => {
  test.each(ROLES)('%s', (role) => {
    for (const stand of ['here', 'above', 'below', 'beside'] as const) {
      const verdict = row.ask(account(role, STANDS[stand]), HERE);
      // Who is refused is told why, in a sentence.
      const said =
        verdict === true ? 'allowed' : /^\p{Script=Han}.*。$/su.test(verdict) ? 'refused' : verdict;
      expect([stand, said]).toEqual([stand, expected(row, role, stand) ? 'allowed' : 'refused']);
    }
  });

  test('an account without roles, the public, the program itself', () => {
    expect(row.ask(account(), HERE) === true).toBe(row.signedIn === true);
    expect(row.ask({ kind: 'public', ip: null }, HERE) === true).toBe(row.public === true);
    expect(row.ask({ kind: 'system', name: '系统' }, HERE) === true).toBe(row.system);
  });
});

test('the table misses no policy of any module and names none that is gone', async () => {
  const files = (await readdir(MODULES, { recursive: true })).filter((file) => file.endsWith('.policy.ts'));
  const declared: string[] = [];
  for (const file of files) {
    const [module] = file.split(sep);
    const exported: Record<string, unknown> = await import(join(MODULES, file));
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value === 'function') declared.push(`${module}/${name}`);
      else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        for (const [member, own] of Object.entries(value)) {
          if (typeof own === 'function') declared.push(`${module}/${name}.${member}`);
        }
      }
    }
  }
  expect(declared.length).toBeGreaterThan(30);
  expect([...new Set(MATRIX.map(({ policy }) => policy))].toSorted()).toEqual(declared.toSorted());
});
