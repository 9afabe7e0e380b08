import type { Ctx, TxCtx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import { issueLetter, letterFingerprint, previewLetter } from '../letters/letters.usecases.ts';
import { issueJoinedAnswers, refuseFaultyJoined } from './joined-answers.ts';
import { unansweredItems } from './answer-fields.ts';
import { answerPlan } from './letter-fields.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { Performance } from './perform-action.ts';
import { faultyLetter } from './requests.errors.ts';
import { issueNotices, refuseFaultyNotices } from './third-party-notices.ts';
import { faultsOf, letterSource, wantedLetter } from './wanted-letter.ts';

type Drafted = Extract<RequestAction, { kind: 'drafted' }>;

/** An answer that contradicts its file goes to no reviewer, nor do those of joined requests that would. */
export async function draftedAnswer(
  tx: TxCtx,
  loaded: LoadedCase,
  performance: Performance & { readonly action: Drafted },
): Promise<RequestAction> {
  const { detail } = performance.action;
  const source = await letterSource(tx, loaded, performance);
  const plan = answerPlan(source, detail.fields);
  const wanted = wantedLetter(loaded, source, plan);
  const lacking = plan.fields['分项答复'] === '' ? unansweredItems(source) : [];
  const against = lacking.length > 0 ? lacking : faultsOf(await previewLetter(tx, wanted));
  if (against.length > 0) throw faultyLetter(against);
  await refuseFaultyJoined(tx, loaded, { source, written: detail.fields });
  await refuseFaultyNotices(tx, loaded, { source, written: detail.fields });
  const contentHash = must(await letterFingerprint(tx, wanted), 'words without faults');
  return { kind: 'drafted', detail: { ...detail, letterKind: plan.kind, contentHash } };
}

/** The answer of a draft as its reviewers see it: dated on the day on which it was drafted. */
export async function reviewedAnswer(
  ctx: Pick<Ctx, 'db'>,
  loaded: LoadedCase,
  { on, ...detail }: NonNullable<LoadedCase['state']['draft']>,
) {
  const source = await letterSource(ctx, loaded, { action: { kind: 'drafted', detail }, role: 'signer' });
  const plan = answerPlan(source, detail.fields);
  return { source, plan, wanted: wantedLetter(loaded, { ...source, on }, plan) };
}

/**
 * What was reviewed is what is signed: had the file or the template changed since, the words would be others, and the answer
 * goes back. The letter, those to joined applicants and to third parties that are overruled bear the day of the signature.
 */
export async function signedAnswer(tx: TxCtx, loaded: LoadedCase): Promise<RequestAction> {
  const { draft } = loaded.state;
  if (draft === null) throw faultyLetter(['还没有拟稿。']);
  const { source, plan, wanted: asReviewed } = await reviewedAnswer(tx, loaded, draft);
  if ((await letterFingerprint(tx, asReviewed)) !== draft.contentHash) {
    throw faultyLetter(['审核以后卷内情况或者文书模板有变化，答复内容与审核时不一致，请退回重新拟稿。']);
  }
  const issued = await issueLetter(tx, {
    ...wantedLetter(loaded, source, plan),
    subjectId: loaded.row.id,
  });
  const together = await issueJoinedAnswers(tx, loaded, { source, written: draft.fields });
  const thirdParties = await issueNotices(tx, loaded, { source, written: draft.fields });
  return {
    kind: 'signed',
    detail: {
      letterId: issued.id,
      letterNumber: issued.number ?? '',
      ...(together.length > 0 && { together }),
      ...(thirdParties.length > 0 && { thirdParties }),
    },
  };
}
