import { z } from 'zod';
import { fileName } from '../../portal/paths.ts';

/** Under which name each attachment stands in the public folder of its document, by the attachment's identifier. */
export type PublicFileNames = ReadonlyMap<string, string>;

const stored = z.record(z.string(), z.string());

/** Names as an item keeps them. */
export function readFileNames(kept: unknown): PublicFileNames {
  return new Map(Object.entries(stored.parse(kept)));
}

/** Names as they are kept in an item. */
export function writeFileNames(names: PublicFileNames): string {
  return JSON.stringify(Object.fromEntries(names));
}

/**
 * Names for the attachments of a document, each given once. An attachment that has one keeps it, in whatever place it now stands and
 * whatever came or went beside it: who has its address gets this file. The others take the first that is free, in their order; so a
 * corrected file has the address of the one that it replaces.
 */
export function publicFileNames(
  attachments: readonly { readonly id: string; readonly name: string }[],
  kept: PublicFileNames,
): PublicFileNames {
  const names = new Map<string, string>();
  for (const { id } of attachments) {
    const before = kept.get(id);
    if (before !== undefined) names.set(id, before);
  }
  const taken = new Set(names.values());
  for (const { id, name } of attachments) {
    if (names.has(id)) continue;
    const safe = fileName(name);
    let free = safe;
    for (let count = 2; taken.has(free); count += 1) free = safe.replace(/(\.[^.]*)?$/, `（${count}）$1`);
    taken.add(free);
    names.set(id, free);
  }
  return names;
}
