import {
  ANSWERING_ROLES,
  holds,
  isSystem,
  type Actor,
  type Place,
  type Verdict,
} from '../../platform/actor.ts';

/** Who may do what with letters. Whoever issues one has been asked by the use case that it is a step of. */
export const lettersPolicy = {
  /** Letters hold names and addresses of applicants: nobody from above or beside the agency reads them. */
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ANSWERING_ROLES, place) ||
    '依申请公开的文书含有申请人信息，仅供本机构的申请办理人和审核、签发人员查看。',

  /** The files themselves, and the list of a request's letters: whoever handles requests. Others see an answer in their turn. */
  openLetter: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'requestHandler', place) || '已经出具的文书只供本机构的申请办理人查阅。',

  voidLetter: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'requestHandler', place) || '文书由本机构的申请办理人作废。',

  readTemplates: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, [...ANSWERING_ROLES, 'systemAdmin'], place) ||
    '文书模板供本机构的申请办理人、审核签发人员和系统管理员查看。',

  editTemplates: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'requestHandler', place) || '文书模板和文号由本机构的申请办理人维护。',
};
