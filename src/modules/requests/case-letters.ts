import type { Ctx, TxCtx } from '../../platform/context.ts';
import { LETTERED_EVENTS, type RequestAction } from '../../law/requests/request-events.ts';
import { issueLetter, previewLetter } from '../letters/letters.usecases.ts';
import type { LetterPreview } from '../letters/letters.types.ts';
import { draftedAnswer, signedAnswer } from './answer-letters.ts';
import { answerPlan, lettersOf, type LetterPlan } from './letter-fields.ts';
import type { LoadedCase } from './loaded-case.ts';
import { refuseTellingWhoApplies, tellsWhoApplies } from './outside-letters.ts';
import type { Performance } from './perform-action.ts';
import { letterSource, wantedLetter } from './wanted-letter.ts';

/**
 * The action with the letters that go out with it: made, checked against the file and numbered. An answer is drafted when it
 * is handed to the reviewers and issued when it is signed. What is entered afterwards went out on paper at its time: no letter
 * is made that would bear a day of the past, and the copy belongs into the file.
 */
export async function withLetter(
  tx: TxCtx,
  loaded: LoadedCase,
  performance: Performance,
): Promise<RequestAction> {
  const { action } = performance;
  if (action.kind === 'drafted') return draftedAnswer(tx, loaded, { ...performance, action });
  if (action.kind === 'signed') return signedAnswer(tx, loaded);
  if (wentOnPaper(loaded, performance)) return action;
  const source = await letterSource(tx, loaded, performance);
  const plans = lettersOf(action, source);
  const [main, ...others] = plans;
  if (main === undefined) return action;
  for (const plan of plans) await refuseTellingWhoApplies(tx, loaded, { source, plan });
  const subjectId = loaded.row.id;
  const issued = await issueLetter(tx, { ...wantedLetter(loaded, source, main), subjectId });
  for (const plan of others) await issueLetter(tx, { ...wantedLetter(loaded, source, plan), subjectId });
  return withLetterId(action, issued.id);
}

/** Whether the letter of a step that is entered afterwards was one on paper. */
export function wentOnPaper({ today }: LoadedCase, { action, on = today }: Performance): boolean {
  return LETTERED_EVENTS.has(action.kind) && on < today;
}

/** The letter that an action would send, as it would look, and whom it would give away: nothing is numbered, nothing is kept. */
export async function previewFor(
  ctx: Ctx,
  loaded: LoadedCase,
  performance: Performance,
): Promise<{ preview: LetterPreview; plan: LetterPlan; against: readonly string[] } | null> {
  const { action } = performance;
  if (wentOnPaper(loaded, performance)) return null;
  const source = await letterSource(ctx, loaded, performance);
  const plan =
    action.kind === 'signed'
      ? answerPlan(source, loaded.state.draft?.fields ?? {})
      : lettersOf(action, source)[0];
  if (plan === undefined) return null;
  const preview = await previewLetter(ctx, wantedLetter(loaded, source, plan));
  const against = await tellsWhoApplies(ctx, loaded, { plan, text: preview.text });
  return { plan, preview, against };
}

function withLetterId(action: RequestAction, letterId: string): RequestAction {
  switch (action.kind) {
    case 'clarificationAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'reasonsAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'delayed':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'extended':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'consultationSent':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'feeAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    case 'assistanceAsked':
      return { kind: action.kind, detail: { ...action.detail, letterId } };
    default:
      return action;
  }
}
