import { isOpen, type CoordinationFacts, type CoordinationKind } from './coordination-states.ts';

/**
 * 条例第11条: 依照规定需要批准的，未经批准不得发布; 涉及其他机关的，应当协商、确认，保证发布的政府信息准确一致. What another agency agreed to is the
 * text that it saw: another text is another question.
 */

/** What decides whether a question to another agency holds a text up. */
export interface QuestionFacts extends Pick<CoordinationFacts, 'state' | 'answer' | 'ruled'> {
  readonly kind: CoordinationKind;
  /** Who was asked, so that two questions to the same agency are known as such. */
  readonly other: string;
  /** What they say comes on paper, and those who asked enter it. */
  readonly onPaper: boolean;
  readonly blocking: boolean;
  /** What is to be public is what was put before the other agency. */
  readonly asAsked: boolean;
  /** It is what those who asked ended the question with. */
  readonly asSettled: boolean;
}

/**
 * Why a text isn't published: nobody answered; the superior hasn't decided; the other agency wants another text, or none; the superior
 * decided against it; what was agreed to was another text.
 */
export type HoldReason = 'unanswered' | 'escalated' | 'toCorrect' | 'disagreed' | 'refused' | 'otherText';

/** Why each of a document's questions holds a text up, null where it doesn't. `questions`: in the order in which they were asked. */
export function holdReasons(questions: readonly QuestionFacts[]): (HoldReason | null)[] {
  return questions.map((one, at) =>
    questions.slice(at + 1).some((later) => outweighs(later, one)) ? null : ownReason(one),
  );
}

/** Whether the agency has agreed to a later text, so that nothing depends on this question any more. */
export function isReplaced(questions: readonly QuestionFacts[], at: number): boolean {
  const one = questions[at];
  return (
    one !== undefined &&
    questions.slice(at + 1).some((later) => later.answer === 'agrees' && outweighs(later, one))
  );
}

/**
 * Whether another agency has agreed to the text: said yes to it, or to what it was to be corrected to, and nothing else since. Silence
 * isn't a yes. One on paper counts once the question was ended with it, which is for who publishes: who drafts enters it.
 */
export function isAgreed(questions: readonly QuestionFacts[]): boolean {
  return questions.some(
    (one, at) =>
      saysYes(one) &&
      questions
        .slice(at + 1)
        .every(
          (later) =>
            later.other !== one.other ||
            later.state === 'withdrawn' ||
            later.answer === null ||
            later.answer === 'agrees',
        ),
  );
}

function saysYes({ state, answer, onPaper, asAsked, asSettled }: QuestionFacts): boolean {
  if (state !== 'settled' && (state !== 'answered' || onPaper)) return false;
  if (answer === 'agrees') return asAsked;
  return answer === 'corrects' && state === 'settled' && asSettled && !asAsked;
}

function ownReason(question: QuestionFacts): HoldReason | null {
  const { state, answer, ruled, blocking, asAsked, asSettled } = question;
  if (state === 'withdrawn') return null;
  // What the superior decided against isn't published, whether the question was to hold publication up or not.
  if (state === 'settled' && answer === 'disagrees' && asAsked) return 'refused';
  if (!blocking) return null;
  if (state === 'asked') return 'unanswered';
  if (state === 'escalated') return 'escalated';
  switch (answer) {
    case 'agrees':
      return asAsked ? null : 'otherText';
    case 'corrects':
      if (isOpen(question)) return 'toCorrect';
      // The text that they wanted changed isn't another one because the question was ended with it.
      return asSettled && !asAsked ? null : 'otherText';
    case 'disagrees':
      if (state === 'settled') return 'otherText';
      return ruled ? 'refused' : 'disagreed';
    case null:
      return asAsked ? null : 'otherText';
  }
}

/**
 * Whether a later question stands in an earlier one's place: asked of the same agency, at least as binding, and answered or waited for.
 * One that was taken back does not, nor does silence take a no away.
 */
function outweighs(later: QuestionFacts, earlier: QuestionFacts): boolean {
  if (later.other !== earlier.other || later.state === 'withdrawn') return false;
  if (binding(later) < binding(earlier)) return false;
  const wasRefused = earlier.answer === 'disagrees';
  // A yes to another text doesn't let through the one to which they said no.
  if (wasRefused && earlier.asAsked) return later.answer === 'agrees' && later.asAsked;
  if (later.answer === 'agrees') return true;
  if (wasRefused && !later.blocking) return false;
  if (later.answer !== null) return true;
  return later.state === 'settled' ? !wasRefused : later.blocking;
}

function binding({ kind, blocking }: QuestionFacts): number {
  if (kind === 'approval') return 2;
  return blocking ? 1 : 0;
}
