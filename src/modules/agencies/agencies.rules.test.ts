import { usccCheckCharacter } from '../../law/uscc.ts';
import { describe, expect, test } from 'vitest';
import { AGENCY_KINDS, type AgencyKind } from './agencies.api.ts';
import { identityFaults, mayPublish, placeFault } from './agencies.rules.ts';
import { inTreeOrder } from './agencies.tree.ts';

describe('the place of an agency in the tree', () => {
  const sound: Readonly<Record<AgencyKind, readonly (AgencyKind | 'top')[]>> = {
    district: ['top'],
    township: ['top', 'district'],
    street: ['top', 'district'],
    department: ['top', 'district'],
    section: ['district', 'township', 'street', 'department'],
    village: ['township', 'street'],
    community: ['township', 'street'],
  };
  const pairs = AGENCY_KINDS.flatMap((kind) =>
    ['top' as const, ...AGENCY_KINDS].map((parent) => [kind, parent] as const),
  );
  test.each(pairs)('%s below %s', (kind, parent) => {
    const fault = placeFault(kind, parent === 'top' ? null : parent);
    expect(fault === null).toBe(sound[kind].includes(parent));
  });
});

describe('the identity of an agency', () => {
  const sound = {
    kind: 'township',
    publishes: true,
    slug: 'sanjiao',
    uscc: `11500222009123456${usccCheckCharacter('11500222009123456')}`,
    indexTemplate: '{uscc}/{yyyy}-{seq:5}',
  } as const;

  test('a wrong check character is named', () => {
    const wrong = identityFaults({ ...sound, uscc: '11500222009123456A' });
    expect(wrong.map((issue) => issue.field)).toEqual(['uscc']);
  });

  test.each(['admin', 'default', 'hostnames', 'include', 'volatile'])('no agency is called %s', (slug) => {
    expect(identityFaults({ ...sound, slug }).map(({ field }) => field)).toEqual(['slug']);
  });

  test('an agency that publishes needs a code', () => {
    expect(identityFaults({ ...sound, uscc: null })[0]?.message).toContain('必须填写统一社会信用代码');
    expect(identityFaults({ ...sound, publishes: false, uscc: null })).toEqual([]);
  });

  test('sections, villages and communities do not publish in their own name', () => {
    expect(AGENCY_KINDS.filter(mayPublish)).toEqual(['district', 'township', 'street', 'department']);
    const faults = identityFaults({ ...sound, kind: 'village', uscc: null });
    expect(faults[0]?.field).toBe('publishes');
  });

  test('a template without a running number is refused', () => {
    const faults = identityFaults({ ...sound, publishes: false, uscc: null, indexTemplate: '{uscc}/{yyyy}' });
    expect(faults.map((issue) => issue.field)).toEqual(['indexTemplate']);
  });
});

test('nodes come in the order of the tree, orphans at the top', () => {
  const nodes = [
    { id: 'b', parentId: 'root' },
    { id: 'root', parentId: null },
    { id: 'a', parentId: 'root' },
    { id: 'b1', parentId: 'b' },
    { id: 'lost', parentId: 'gone' },
  ];
  expect(inTreeOrder(nodes).map((node) => node.id)).toEqual(['root', 'b', 'b1', 'a', 'lost']);
});
