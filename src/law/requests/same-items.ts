import type { RequestItem } from './request-events.ts';

/** How the items of a request stand to those of another that it is to be answered with. */
export type ItemsCompared = 'same' | 'other' | 'more';

/**
 * Whether two requests ask for the same, by their words: widths of characters, blanks and punctuation don't matter, nor does
 * the order. more: it asks for more than the other, whose answer then leaves something out.
 */
export function compareItems(
  items: readonly Pick<RequestItem, 'description'>[],
  lead: readonly Pick<RequestItem, 'description'>[],
): ItemsCompared {
  if (items.length > lead.length) return 'more';
  const words = (of: typeof items): string => JSON.stringify(of.map(bareWords).toSorted());
  return words(items) === words(lead) ? 'same' : 'other';
}

function bareWords({ description }: Pick<RequestItem, 'description'>): string {
  return description
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}]+/gu, '')
    .toLowerCase();
}
