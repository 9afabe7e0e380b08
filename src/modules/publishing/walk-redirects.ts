import type { PublishedItem } from './published-items.repository.ts';

/** The documents by way of which one leads on. */
export interface RedirectWalk {
  /** The one that was asked about and all that it leads to, each once, in their order. */
  readonly passed: readonly PublishedItem[];
  /** The last, which leads nowhere else; null where the next isn't there, or they lead in a circle. */
  readonly end: PublishedItem | null;
}

/** Follows a document to the one in its place, and that to the one in its, whatever agencies they are of. */
export async function walkRedirects(
  item: PublishedItem,
  step: (documentId: string) => Promise<PublishedItem | null | undefined>,
): Promise<RedirectWalk> {
  const passed = new Map([[item.document_id, item]]);
  let at = item;
  // It is set for what leads on, and for nothing else.
  while (at.redirect_to !== null) {
    const next = await step(at.redirect_to);
    if (next === null || next === undefined || passed.has(next.document_id))
      return { passed: [...passed.values()], end: null };
    passed.set(next.document_id, next);
    at = next;
  }
  return { passed: [...passed.values()], end: at };
}
