import type { Grant, Role } from '../../platform/actor.ts';

/** An account as this module handles it. The password's hash never leaves the module. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly agencyId: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly passwordChangedAt: Date;
  readonly failedCount: number;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** A role held at an agency, as it was granted. */
export interface GivenGrant extends Grant {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly grantedAt: Date;
}

/** An enabled account with some of the roles that it holds. */
export interface Holder {
  readonly id: string;
  readonly displayName: string;
  /** The agency that the account belongs to, wherever it holds roles. */
  readonly agencyId: string;
  readonly grants: readonly Grant[];
}

/** A session that was found by its token. */
export interface Session {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly csrfToken: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}
