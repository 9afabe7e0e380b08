import type { Actor, Place, Role, Verdict } from '../src/platform/actor.ts';

/** Who may do one thing. A role that isn't named may not. */
export interface Row {
  /** `module/export` or `module/export.member`. */
  readonly policy: string;
  /** What is done, and in which case. */
  readonly act: string;
  readonly ask: (actor: Actor, at: Place) => Verdict;
  /**
   * Roles that may when held at the very agency; those that reach down (supervisor, administrators) also from
   * above it.
   */
  readonly roles: readonly Role[];
  /** The agency doesn't matter: a role held anywhere is enough. */
  readonly anywhere?: true;
  /** Whoever is signed in may, without any role. */
  readonly signedIn?: true;
  /** The public may. */
  readonly public?: true;
  /** The program itself may. */
  readonly system: boolean;
}

/** Nobody may. */
export const NOBODY: readonly Role[] = [];

/** Somebody else's identifier, or another agency's. */
export const OTHER = '00000000-0000-4000-8000-00000000000a';
