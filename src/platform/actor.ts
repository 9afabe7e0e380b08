import { forbidden } from './errors.ts';

/** Roles that an account can hold at an agency. Labels and meaning: docs/glossary.md. */
export const ROLES = [
  'clerk',
  'firstReviewer',
  'secondReviewer',
  'finalReviewer',
  'secrecyReviewer',
  'publisher',
  'requestHandler',
  'supervisor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;

/** One of the roles. */
export type Role = (typeof ROLES)[number];

/** Chinese names of the roles. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  clerk: '信息员',
  firstReviewer: '初审人',
  secondReviewer: '复审人',
  finalReviewer: '终审人',
  secrecyReviewer: '保密审查员',
  publisher: '发布员',
  requestHandler: '申请办理人',
  supervisor: '监督员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
};

/** Roles of those who work on what an agency discloses, and who watch over it; not of those who run the system. */
export const OFFICE_ROLES = [
  'clerk',
  'firstReviewer',
  'secondReviewer',
  'finalReviewer',
  'secrecyReviewer',
  'publisher',
  'requestHandler',
  'supervisor',
] as const satisfies readonly Role[];

/** Roles of those who take part in answering requests for information: who handles, reviews and signs. */
export const ANSWERING_ROLES = [
  'requestHandler',
  'secondReviewer',
  'secrecyReviewer',
  'finalReviewer',
] as const satisfies readonly Role[];

/** Roles of those who see how requests and what follows from them stand: who answers, and who watches over it. */
export const CASE_ROLES = [...ANSWERING_ROLES, 'supervisor'] as const satisfies readonly Role[];

/** A role held at an agency. It reaches the agency itself, and for supervisors and administrators all below it. */
export interface Grant {
  readonly role: Role;
  readonly agencyId: string;
}

/** A person who signed in. */
export interface AccountActor {
  readonly kind: 'account';
  readonly accountId: string;
  readonly name: string;
  readonly username: string;
  readonly grants: readonly Grant[];
  readonly ip: string | null;
  readonly sessionId: string | null;
}

/** The program itself: the first start, a command line, a job. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
}

/** Somebody from the public, unknown. */
export interface PublicActor {
  readonly kind: 'public';
  readonly ip: string | null;
}

/** Whoever acts; use cases get one with their context and records name it. */
export type Actor = AccountActor | SystemActor | PublicActor;

/** Where something belongs: its agency and all agencies above it, topmost first and itself last. */
export interface Place {
  readonly agencyId: string;
  readonly agencyPath: readonly string[];
}

/** What a policy says: allowed, or the Chinese reason why not. */
export type Verdict = true | string;

/** Roles that reach all agencies below the one they are held at; the others only that one. */
const REACHES_DOWN: ReadonlySet<Role> = new Set(['supervisor', 'systemAdmin', 'securityAdmin', 'auditAdmin']);

/** Whether the role, held at an agency, reaches all agencies below it. */
export function reachesDown(role: Role): boolean {
  return REACHES_DOWN.has(role);
}

/** Whether the actor holds one of the roles for the place. The program itself holds none; see `isSystem`. */
export function holds(actor: Actor, roles: Role | readonly Role[], place: Place): boolean {
  if (actor.kind !== 'account') return false;
  const wanted: readonly Role[] = typeof roles === 'string' ? [roles] : roles;
  return actor.grants.some(
    (grant) =>
      wanted.includes(grant.role) &&
      (REACHES_DOWN.has(grant.role)
        ? place.agencyPath.includes(grant.agencyId)
        : grant.agencyId === place.agencyId),
  );
}

/** Whether the actor holds one of the roles anywhere. */
export function holdsAnywhere(actor: Actor, roles: readonly Role[]): boolean {
  return actor.kind === 'account' && actor.grants.some((grant) => roles.includes(grant.role));
}

/** Whether it is the program itself that acts. */
export function isSystem(actor: Actor): actor is SystemActor {
  return actor.kind === 'system';
}

/** Turns a policy's verdict into an error when it isn't `true`. */
export function authorise(verdict: Verdict): void {
  if (verdict !== true) throw forbidden(verdict);
}

/** The account that acts, or null when it is the program or the public. */
export function accountIdOf(actor: Actor): string | null {
  return actor.kind === 'account' ? actor.accountId : null;
}

/** How the actor is called in records. */
export function nameOf(actor: Actor): string {
  if (actor.kind === 'account') return actor.name;
  return actor.kind === 'system' ? actor.name : '社会公众';
}
