import type { PlainDate } from '../dates.ts';
import type { Deed } from '../upkeep/deeds.ts';
import type { GroundName } from '../upkeep/grounds.ts';

/** Why a duty stays kept although its document is no longer public. */
export const KEPT_BECAUSE = {
  replaced: '文稿已由替代文稿接替公开',
  termOver: '公示期限已满',
  adjusted: '经动态调整批准撤下',
  revoked: '处罚决定被变更、撤销、确认违法或者无效，依法撤回',
} as const;

/** One of the reasons. */
export type KeptBecause = keyof typeof KEPT_BECAUSE;

/** What of a duty says how long its document must be public. */
export interface PostedDuty {
  /** Whether its rule sets a term of posting; without one information stays public. */
  readonly isPosted: boolean;
  /** The first day on which what is posted may be taken down; null where that can't be computed, too. */
  readonly mayComeDownOn: PlainDate | null;
}

/** How a document was taken from the public. */
export interface TakenDown {
  readonly on: PlainDate;
  /** 公示截止日期 as the document itself named it, its last day; null where it named none. */
  readonly saidUntil: PlainDate | null;
  /** What 动态调整 decided and a second person approved, where it was taken down by that. */
  readonly decided: { readonly deed: Deed; readonly grounds: readonly GroundName[] } | null;
}

/** How a document that met a duty came to its end. */
export interface Ending {
  /** The document itself, then those that took its place, as long as each was withdrawn in its turn. */
  readonly taken: readonly TakenDown[];
  readonly replaced: boolean;
  /** Whether one of those had to be taken back by 行政处罚法第48条第二款. */
  readonly revoked: boolean;
}

/** Whether a ground of 动态调整 says that something was rightly public until then. */
const RIGHTLY_PUBLIC_UNTIL_THEN: Readonly<Record<GroundName, boolean>> = {
  postingOver: true,
  listOutlived: true,
  endedUnmarked: true,
  replaced: true,
  byHand: true,
  // 条例第15条: it never should have been public like that, and what is left when it is masked still must be (第37条).
  personalData: false,
};

/**
 * Whether a duty that was kept stays kept when its document is taken down, and why; null where it is open again. 条例第20条 and 第26条
 * ask that information becomes and stays public; nothing says what a withdrawal does to a duty. It stays kept where the information
 * is still public at another address, where its term of posting was over (个人信息保护法第47条 has lists taken down then), and where
 * 动态调整 (条例第18条) decided that it no longer need or may be public. A withdrawal by one person without such a ground says that
 * the publication was wrong. A term that the rule sets must have run out whatever was decided, and the term that the document itself
 * promised, too, where nobody decided otherwise. A penalty that the law has taken back (行政处罚法第48条第二款) was rightly public until
 * then.
 */
export function keptAfterWithdrawal(
  duty: PostedDuty,
  { taken, replaced, revoked }: Ending,
): KeptBecause | null {
  if (replaced) return 'replaced';
  if (revoked) return 'revoked';
  if (taken.some((each) => isTermOver(duty, each) && keepsItsWord(each))) return 'termOver';
  const adjusted = taken.some((each) => (!duty.isPosted || isTermOver(duty, each)) && isAdjusted(each));
  return adjusted ? 'adjusted' : null;
}

function isTermOver({ isPosted, mayComeDownOn }: PostedDuty, { on }: TakenDown): boolean {
  return isPosted && mayComeDownOn !== null && on >= mayComeDownOn;
}

/** Its last day is still one of the term. */
function keepsItsWord({ on, saidUntil }: TakenDown): boolean {
  return saidUntil === null || on > saidUntil;
}

function isAdjusted({ decided }: TakenDown): boolean {
  if (decided === null) return false;
  // Without a trace goes what never should have been public: what a person had to say for it counts only for taking down.
  const counting = decided.grounds.filter((name) => name !== 'byHand' || decided.deed === 'takeDown');
  return counting.some((name) => RIGHTLY_PUBLIC_UNTIL_THEN[name]);
}
