import { expect, test } from 'vitest';
import { CATALOGUE_PROFILES } from '../catalogue/profiles.ts';
import { profileFields, suggestedFields } from './profile-fields.ts';
import { standardItems } from './standard-items.ts';

test.each([
  ['township', 18, 18],
  ['street', 18, 14],
  ['department', 27, 1],
  ['district', 27, 27],
] as const)('a %s may take %i fields and begins with %i', (profile, all, suggested) => {
  expect([profileFields(profile).length, suggestedFields(profile).length]).toEqual([all, suggested]);
});

test('every field has a reason, items, and those that law names come first', () => {
  for (const profile of CATALOGUE_PROFILES) {
    const fields = profileFields(profile);
    expect(fields[0]).toMatchObject({ field: 'statutory', suggested: true });
    for (const { reason, items, field } of fields) {
      expect(reason).toMatch(/。$/u);
      expect(standardItems(profile, [field])).toHaveLength(items);
    }
  }
});

test('a street without villages leaves out what is about farmland, and may take it', () => {
  const rural = profileFields('street').filter(({ suggested }) => !suggested);
  expect(rural.map(({ name }) => name)).toEqual([
    '农村集体土地征收',
    '农村危房改造',
    '巩固脱贫攻坚成果',
    '涉农补贴',
  ]);
});
