import { describe, expect, test } from 'vitest';
import { flattenNodes } from '../catalogue/catalogue-node.ts';
import { CATALOGUE_PROFILES, statutoryTree } from '../catalogue/profiles.ts';
import { columnOfItem, lacksColumn, type ColumnNeed } from './column-of-item.ts';
import { DISCLOSURE_RULES } from './special-limits.ts';
import { standardItems } from './standard-items.ts';

const columns = flattenNodes(statutoryTree('township')).filter(({ takesDocuments }) => takesDocuments);

describe('an item is published', () => {
  test.each([
    ['statutory.art20-8', 'statutory', 'statutory.art20-8'],
    ['statutory.art20-1-normative', 'statutory', 'statutory.art20-1.normative'],
    ['statutory.art21-homestead', 'statutory', 'statutory.art21.homestead'],
    ['statutory.art20-15-annual-report', 'statutory', 'annual-reports'],
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

describe('an item lacks a column', () => {
  const need: ColumnNeed = {
    nodeId: null,
    retiredOn: null,
    mode: 'proactive',
    channels: ['website', 'noticeBoard'],
    rule: DISCLOSURE_RULES.general,
  };

  test('where it has none, and nothing else than a document meets it', () => {
    expect(lacksColumn(need)).toBe(true);
  });

  test.each<[string, Partial<ColumnNeed>]>([
    ['it has one', { nodeId: 'column' }],
    ['it is out of force', { retiredOn: '2026-01-05' }],
    ['it is for whoever asks', { mode: 'onRequest' }],
    ['it hangs on boards alone', { channels: ['noticeBoard', 'onSite'] }],
    ['it isn’t counted', { rule: null }],
    ['it is met by a withdrawal', { rule: DISCLOSURE_RULES.penaltyRevoked }],
  ])('not where %s', (_, over) => {
    expect(lacksColumn({ ...need, ...over })).toBe(false);
  });
});
