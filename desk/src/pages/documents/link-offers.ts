import type { Role } from '../../../../src/platform/actor.ts';

/** A document as a link between an interpretation and what it explains needs it. */
export interface LinkableDocument {
  readonly agencyId: string;
  /** Whether the public sees it. */
  readonly live: boolean;
}

type Holds = (roles: readonly Role[], agencyId?: string) => boolean;

/**
 * Whether a person may make or end the link of two documents. The agency of what is explained answers for it: its publisher where
 * both are public, since their pages change at once, its clerk otherwise.
 */
export function mayLink(
  holds: Holds,
  explained: LinkableDocument,
  interpretation: LinkableDocument,
): boolean {
  return holds([explained.live && interpretation.live ? 'publisher' : 'clerk'], explained.agencyId);
}

/** Whether there may be anything that a person may link with a document: what explains it, or where it is an interpretation the reverse. */
export function mayLinkAny(holds: Holds, document: LinkableDocument, isInterpretation: boolean): boolean {
  const roles: Role[] = document.live ? ['clerk', 'publisher'] : ['clerk'];
  return isInterpretation ? holds(roles) : holds(roles, document.agencyId);
}
