import {
  CASE_ROLES,
  holds,
  isSystem,
  type Actor,
  type Place,
  type Role,
  type Verdict,
} from '../../platform/actor.ts';
import type { Position, RequestRole } from '../../law/requests/positions.ts';
import type { ReleaseMaker } from './release-items.ts';

/** Which account role acts as which party in the handling of requests. */
const ACTING: readonly (readonly [Role, RequestRole])[] = [
  ['requestHandler', 'handler'],
  // 政府信息公开工作机构负责人 is who 复审 in the office.
  ['secondReviewer', 'head'],
  ['secrecyReviewer', 'secrecy'],
  ['finalReviewer', 'signer'],
];

/** Where each of those who don't handle the request needs its file for his own part. */
const NEEDED_AT: Readonly<Record<'head' | 'secrecy' | 'signer', readonly Position[]>> = {
  head: ['reviewing', 'signing'],
  secrecy: ['reviewing'],
  signer: ['signing'],
};

/** What matters about a request to say who may see it. */
export interface CaseStanding {
  readonly position: Position;
  /** An extension or a delay waits for the head of the office. */
  readonly headNeeded: boolean;
  /** Whose work it is that can't be signed or delivered until somebody else answers for what was found in it. */
  readonly heldUp: readonly ReleaseMaker[];
}

/** As whom the actor takes part in the handling at the place. */
export function requestRolesOf(actor: Actor, place: Place): RequestRole[] {
  if (isSystem(actor)) return ['handler', 'head', 'secrecy', 'signer', 'system'];
  return ACTING.flatMap(([role, party]) => (holds(actor, role, place) ? [party] : []));
}

/** Who may do what with requests. */
export const requestsPolicy = {
  /** The board: numbers, days, positions, outcomes. Names are masked for whoever doesn't handle them. */
  list: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, CASE_ROLES, place) ||
    '依申请公开的办理情况由申请办理人、审核签发人员和监督员查看。',

  /** Names of applicants, what they ask for, all that is in the files. */
  handle: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'requestHandler', place) || '申请由本机构的申请办理人办理。',

  /**
   * One file: whoever handles requests always, the others while their own part is due, or while something was found that waits for an
   * answer that they may give.
   */
  open: (actor: Actor, place: Place, standing: CaseStanding): Verdict => {
    if (requestsPolicy.handle(actor, place) === true) return true;
    const roles = requestRolesOf(actor, place);
    if (roles.some((role) => needsFile(role, standing))) return true;
    const isAwaited = standing.heldUp.some(
      (maker) => requestsPolicy.acceptRelease(actor, place, maker) === true,
    );
    return isAwaited || '申请人信息和办理材料只对办理人开放；审核、签发人员在轮到自己审核时可以查看。';
  },

  /** Identity proofs: whoever handles the request and nobody else. */
  openProof: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'requestHandler', place) || '身份证明只供办理人核对。',

  /**
   * That something found in a file may go to the applicant is answered for by who reviews or signs, and by no one whose own
   * work it is: not by who put the file there, not by who drafted the letter.
   */
  acceptRelease: (actor: Actor, place: Place, maker: ReleaseMaker): Verdict => {
    if (!holds(actor, ['secondReviewer', 'secrecyReviewer', 'finalReviewer'], place))
      return '拟提供的材料有需核对之处的，由本机构的审核人、保密审查员或者签发人决定。';
    const account = actor.kind === 'account' ? actor.accountId : null;
    if (maker.accountId === null || maker.accountId !== account) return true;
    return maker.as === 'uploader'
      ? '这份材料由您上传，请由其他审核人、保密审查员或者签发人决定。'
      : '这份文书由您拟稿，请由其他审核人、保密审查员或者签发人决定。';
  },

  /** How an agency handles requests: court, reviewing authority, internal deadlines. */
  configure: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['requestHandler', 'systemAdmin'], place) ||
    '办理设置由申请办理人或系统管理员修改。',

  /** Holiday notices count for everybody. */
  enterHolidays: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'systemAdmin', place) || '放假安排由系统管理员录入。',
};

function needsFile(role: RequestRole, standing: CaseStanding): boolean {
  switch (role) {
    case 'head':
      return standing.headNeeded || NEEDED_AT.head.includes(standing.position);
    case 'secrecy':
    case 'signer':
      return NEEDED_AT[role].includes(standing.position);
    case 'handler':
    case 'applicant':
    case 'system':
      return false;
  }
}
