import type { Role } from '../../platform/actor.ts';
import type { EditionEvent, EditionState } from '../documents/documents.states.ts';

/** One way from a state to another. */
export interface Transition {
  readonly event: EditionEvent;
  readonly from: EditionState;
  readonly to: EditionState;
  /** `step`: whoever the current step of the round names. */
  readonly by: Role | 'step';
  /** Holds only for an edition that was published urgently and isn't approved yet. */
  readonly pending?: true;
  /** Holds only for the last step of the round. */
  readonly last?: true;
  /** Needs a written reason. */
  readonly reason?: true;
}

/**
 * Everything that can happen to an edition. What isn't here can't happen.
 *
 * An urgent publication (应急先发后审) is public while its review still runs: its state stays `published`, the flag
 * `pendingApproval` says the rest.
 */
export const TRANSITIONS: readonly Transition[] = [
  { event: 'edit', from: 'draft', to: 'draft', by: 'clerk' },
  { event: 'edit', from: 'returned', to: 'returned', by: 'clerk' },
  // A changed text is another text: what was approved of it is void.
  { event: 'edit', from: 'inReview', to: 'draft', by: 'clerk' },
  { event: 'edit', from: 'approved', to: 'draft', by: 'clerk' },

  { event: 'submit', from: 'draft', to: 'inReview', by: 'clerk' },
  { event: 'submit', from: 'returned', to: 'inReview', by: 'clerk' },
  { event: 'submit', from: 'published', to: 'published', by: 'clerk', pending: true },

  { event: 'approveStep', from: 'inReview', to: 'inReview', by: 'step' },
  { event: 'approveStep', from: 'inReview', to: 'approved', by: 'step', last: true },
  { event: 'approveStep', from: 'published', to: 'published', by: 'step', pending: true },
  { event: 'approveStep', from: 'published', to: 'published', by: 'step', pending: true, last: true },

  { event: 'return', from: 'inReview', to: 'returned', by: 'step', reason: true },
  { event: 'return', from: 'published', to: 'published', by: 'step', pending: true, reason: true },
  // What it stands for has vanished from the site: nobody has judged whether the next edition says the same.
  { event: 'return', from: 'approved', to: 'returned', by: 'secrecyReviewer', reason: true },
  { event: 'recall', from: 'inReview', to: 'draft', by: 'clerk' },

  { event: 'publish', from: 'approved', to: 'published', by: 'publisher' },
  { event: 'publishUrgently', from: 'draft', to: 'published', by: 'publisher', reason: true },
  { event: 'publishUrgently', from: 'inReview', to: 'published', by: 'publisher', reason: true },
  { event: 'publishUrgently', from: 'returned', to: 'published', by: 'publisher', reason: true },
  { event: 'withdraw', from: 'published', to: 'withdrawn', by: 'publisher', reason: true },
  // Not even a notice stays. The publisher can't do it alone: see docs/adr/0029.
  { event: 'vanish', from: 'published', to: 'withdrawn', by: 'secrecyReviewer', reason: true },
  { event: 'vanish', from: 'withdrawn', to: 'withdrawn', by: 'secrecyReviewer', reason: true },
  { event: 'restore', from: 'withdrawn', to: 'published', by: 'publisher' },

  // These leave the edition as it is and begin the next one.
  { event: 'startEdition', from: 'published', to: 'published', by: 'clerk', reason: true },
  { event: 'startEdition', from: 'withdrawn', to: 'withdrawn', by: 'clerk', reason: true },

  { event: 'discard', from: 'draft', to: 'discarded', by: 'clerk', reason: true },
  { event: 'discard', from: 'returned', to: 'discarded', by: 'clerk', reason: true },
  { event: 'discard', from: 'approved', to: 'discarded', by: 'clerk', reason: true },
];

/** The way that an event takes from where an edition stands, or null when it can't happen there. */
export function findTransition(
  event: EditionEvent,
  edition: { readonly state: EditionState; readonly pendingApproval: boolean },
  options: { readonly last?: boolean } = {},
): Transition | null {
  return (
    TRANSITIONS.find(
      (way) =>
        way.event === event &&
        way.from === edition.state &&
        (way.pending ?? false) <= edition.pendingApproval &&
        (way.last ?? false) === (options.last ?? false),
    ) ?? null
  );
}
