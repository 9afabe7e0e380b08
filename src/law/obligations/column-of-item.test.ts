import { describe, expect, test } from 'vitest';
import { flattenNodes } from '../catalogue/catalogue-node.ts';
import { CATALOGUE_PROFILES, statutoryTree } from '../catalogue/profiles.ts';
import { columnOfItem } from './column-of-item.ts';
import { standardItems } from './standard-items.ts';

const columns = flattenNodes(statutoryTree('township')).filter(({ takesDocuments }) => takesDocuments);

describe('an item is published', () => {
  test.each([
    ['statutory.art20-8', 'statutory', 'statutory.art20-8'],
    ['statutory.art20-1-normative', 'statutory', 'statutory.art20-1.normative'],
    ['statutory.art21-homestead', 'statutory', 'statutory.art21.homestead'],
    ['farm-subsidies.policy', 'farm-subsidies', 'statutory.key-areas.farm-subsidies'],
    ['statutory.art20-6-revoked', 'statutory', undefined],
    ['statutory.village-affairs', 'statutory', undefined],
  ])('%s of %s in %s', (key, field, expected) => {
    expect(columnOfItem({ key, field }, columns)?.key).toBe(expected);
  });

  test.each(CATALOGUE_PROFILES)('alone in its column where the law names it for a %s', (profile) => {
    const open = flattenNodes(statutoryTree(profile)).filter(({ takesDocuments }) => takesDocuments);
    const taken = standardItems(profile, ['statutory']).flatMap(
      (item) => columnOfItem(item, open)?.key ?? [],
    );
    expect(taken.length).toBeGreaterThan(12);
    expect(new Set(taken).size).toBe(taken.length);
  });
});
