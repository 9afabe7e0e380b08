import { flattenNodes } from '../../src/law/catalogue/catalogue-node.ts';
import { type CatalogueProfile, statutoryTree } from '../../src/law/catalogue/profiles.ts';
import type { DocumentKind } from '../../src/law/document-kinds.ts';
import type { DemoOffice } from './types.ts';

/** Which statutory tree each agency of the demo that publishes starts with. */
export const DEMO_PROFILES: ReadonlyMap<string, CatalogueProfile> = new Map([
  ['qijiang', 'district'],
  ['sanjiao', 'township'],
  ['gonggongkongjian', 'department'],
]);

/** The kind of document that each node of an office's catalogue takes; null for a node that only groups others. */
export function kindsOf(office: DemoOffice): ReadonlyMap<string, DocumentKind | null> {
  const profile = DEMO_PROFILES.get(office.slug);
  if (profile === undefined) throw new RangeError(`no catalogue for ${office.slug}`);
  return new Map(flattenNodes(statutoryTree(profile)).map(({ key, kind }) => [key, kind]));
}
