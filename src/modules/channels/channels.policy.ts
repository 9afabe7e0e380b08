import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with channels beyond the portal. */
export const channelsPolicy = {
  /** What stands where, and what is to be taken down. */
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, OFFICE_ROLES, place) || '渠道记录由本机构的工作人员和上级监督员查看。',

  /** Boards, postings, packages, lists of delivery, drafts for WeChat, what is registered of accounts. */
  keep: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['clerk', 'publisher'], place) ||
    '渠道发布由本机构的信息员、发布员办理。',

  /** 先审后发: what goes out by WeChat is approved by who may approve and publish (国办发〔2018〕123号). */
  approve: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['publisher', 'finalReviewer'], place) ||
    '公众号图文由本机构的发布员或者终审人审定。',

  /** Addresses and secrets of other systems. */
  connect: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'systemAdmin', place) || '渠道连接由系统管理员设置。',

  /** Whether there are connections, without their secrets: for who uses them and who sets them. */
  seeConnections: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, [...OFFICE_ROLES, 'systemAdmin'], place) ||
    '渠道连接由本机构的工作人员和系统管理员查看。',
};
