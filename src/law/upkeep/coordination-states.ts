/** 信息发布协调 (条例第11条): what may be public of several agencies is agreed and confirmed between them, so that it is right. */

/**
 * `confirm`: 涉及其他机关的，应当协商、确认. `approval`: 依照规定需要批准的，未经批准不得发布 — this one always holds publication up.
 */
export const COORDINATION_KINDS = ['confirm', 'approval'] as const;
/** One of the two. */
export type CoordinationKind = (typeof COORDINATION_KINDS)[number];
/** Chinese names of the kinds. */
export const COORDINATION_KIND_LABELS: Readonly<Record<CoordinationKind, string>> = {
  confirm: '协商、确认',
  approval: '报请批准',
};

/** What the other agency said. Silence is none of them: 条例第34条 takes it for consent only between joint makers. */
export const COORDINATION_ANSWERS = ['agrees', 'disagrees', 'corrects'] as const;
/** One of the answers. */
export type CoordinationAnswer = (typeof COORDINATION_ANSWERS)[number];
/** Chinese names of the answers. */
export const COORDINATION_ANSWER_LABELS: Readonly<Record<CoordinationAnswer, string>> = {
  agrees: '同意发布',
  disagrees: '不同意发布',
  corrects: '修改后可以发布',
};

/** Where a coordination stands. */
export const COORDINATION_STATES = ['asked', 'answered', 'escalated', 'settled', 'withdrawn'] as const;
/** One of the states. */
export type CoordinationState = (typeof COORDINATION_STATES)[number];

/** What happens to a coordination. */
export type CoordinationEvent = 'answer' | 'escalate' | 'settle' | 'withdraw';

/** Facts that decide what may happen. */
export interface CoordinationFacts {
  readonly state: CoordinationState;
  readonly answer: CoordinationAnswer | null;
  /** The day by which an answer was asked has passed. */
  readonly overdue: boolean;
  /** The answer is the common superior's. */
  readonly ruled: boolean;
  /** The other agency has agreed to a later text, or the draft was given up: nothing depends on this question any more. */
  readonly replaced: boolean;
}

/**
 * Whether something may happen. An answer may still come late; the superior is called where the agencies disagree or the other says
 * nothing in time, and what they disagree on isn't settled without it, unless the other has agreed to another text since. The asker takes
 * back what nobody has answered yet, and not what was refused.
 */
export function mayHappen(event: CoordinationEvent, facts: CoordinationFacts): boolean {
  const { state, answer, overdue, ruled, replaced } = facts;
  const unanswered = state === 'asked' && overdue;
  switch (event) {
    case 'answer':
      return state === 'asked';
    case 'escalate':
      return unanswered || (state === 'answered' && answer !== 'agrees' && !ruled);
    case 'settle':
      if (replaced) return state === 'answered' || state === 'escalated';
      return unanswered || (state === 'answered' && (answer !== 'disagrees' || ruled));
    case 'withdraw':
      return (state === 'asked' || state === 'escalated') && answer === null;
  }
}

/** Whether an office still waits for somebody before it may take the text for confirmed. */
export function isOpen({ state, answer }: Pick<CoordinationFacts, 'state' | 'answer'>): boolean {
  switch (state) {
    case 'asked':
    case 'escalated':
      return true;
    case 'answered':
      return answer !== 'agrees';
    case 'settled':
    case 'withdrawn':
      return false;
  }
}

/**
 * The agency that both stand under: the lowest one above both of them. Null where they have none in common here — that superior is
 * asked on paper.
 * @param one, other  agencies from the topmost down to the agency itself
 */
export function commonSuperior(one: readonly string[], other: readonly string[]): string | null {
  const self = new Set([one.at(-1), other.at(-1)]);
  const shared = one.filter((id, index) => other[index] === id && !self.has(id));
  return shared.at(-1) ?? null;
}
