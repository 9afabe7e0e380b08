import { holds, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what about the check of the public sites. */
export const siteCheckPolicy = {
  /** What was found on an agency's pages: who mends it there, and who watches over it. */
  read: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['publisher', 'supervisor', 'systemAdmin'], place) ||
    '网页检查的结果由本机关的发布员和上级监督员、系统管理员查看。',

  /** `place` is the topmost agency: all sites are read at once. */
  run: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['supervisor', 'systemAdmin'], place) ||
    '只有最上级机构的监督员和系统管理员可以检查公开网站。',
};
