import type { RequestState } from './request-state.ts';

/** What items are called in a letter to others: as it was written for them, else as the application has it. */
export function outwardSubject(
  { items }: Pick<RequestState, 'items'>,
  asked: { readonly itemIds: readonly string[]; readonly subject?: string | undefined },
): string {
  const written = (asked.subject ?? '').trim();
  if (written !== '') return written;
  return items
    .filter(({ id }) => asked.itemIds.includes(id))
    .map(({ description }) => description)
    .join('\n');
}
