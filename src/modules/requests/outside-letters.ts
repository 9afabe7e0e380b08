import type { Ctx } from '../../platform/context.ts';
import { letterKind } from '../../law/letters/letter-kinds.ts';
import { previewLetter } from '../letters/letters.usecases.ts';
import { applicantData } from './applicant-data.ts';
import { applicantTraces } from './applicant-traces.ts';
import type { LetterPlan, LetterSource } from './letter-fields.ts';
import type { LoadedCase } from './loaded-case.ts';
import { faultyLetter } from './requests.errors.ts';
import { wantedLetter } from './wanted-letter.ts';

/** What stands in a letter in its own right: whom it is addressed to, and where the agency is found. */
const OWN_FIELDS = ['第三方', '协办机关', '行政机关', '联系电话', '联系地址'] as const;

/**
 * What speaks against a letter to others because it tells them who applies; in words that don't tell it either. Empty for letters
 * to the applicant.
 */
export async function tellsWhoApplies(
  ctx: Pick<Ctx, 'db' | 'keys'>,
  loaded: LoadedCase,
  { plan, text }: { readonly plan: LetterPlan; readonly text: string },
): Promise<string[]> {
  const { to } = letterKind(plan.kind);
  if (to === 'applicant' || to === 'file') return [];
  const own = OWN_FIELDS.flatMap((name) => {
    const value = plan.fields[name];
    return typeof value === 'string' ? [value] : [];
  });
  const traces = applicantTraces(text, await applicantData(ctx, loaded), own);
  return traces.length === 0
    ? []
    : [
        `这份文书发给申请人以外的人，内容里却写有${traces.join('、')}。请改写征求的内容，涉及的信息用对外的写法。`,
      ];
}

/** Throws when a letter to others tells them who applies. */
export async function refuseTellingWhoApplies(
  ctx: Ctx,
  loaded: LoadedCase,
  { source, plan }: { readonly source: LetterSource; readonly plan: LetterPlan },
): Promise<void> {
  const { text } = await previewLetter(ctx, wantedLetter(loaded, source, plan));
  const against = await tellsWhoApplies(ctx, loaded, { plan, text });
  if (against.length > 0) throw faultyLetter(against);
}
