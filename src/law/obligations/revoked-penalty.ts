/** What the public finds at the address of a penalty decision. */
export interface DecisionAddress {
  readonly isPublic: boolean;
  /** What stays of it when it is withdrawn. */
  readonly left: 'notice' | 'gone' | 'redirect' | 'vanish' | null;
  /** The words that stay, for the public. */
  readonly notice: string;
}

/** How a decision stands that must be taken back. */
export type DecisionStanding = 'public' | 'takenBack' | 'unexplained' | 'vanished';

/**
 * Whether a published penalty that was changed, revoked, or found unlawful or void has been taken back as 行政处罚法第48条第二款 has it
 * (在三日内撤回行政处罚决定信息并公开说明理由): it isn't public any more, and its address tells why. One that leads to another document
 * tells nothing. One without any trace explained nothing either; but where it had been explained before, nobody could explain it anew.
 */
export function standingOfDecision({ isPublic, left, notice }: DecisionAddress): DecisionStanding {
  if (isPublic) return 'public';
  if (left === 'vanish') return 'vanished';
  return left !== 'redirect' && notice.trim() !== '' ? 'takenBack' : 'unexplained';
}
