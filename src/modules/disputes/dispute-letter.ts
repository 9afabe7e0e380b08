import type { Ctx, TxCtx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import type { DisputeAction } from '../../law/disputes/dispute-events.ts';
import type { DisputeState } from '../../law/disputes/dispute-state.ts';
import type { LetterFieldValues } from '../../law/letters/letter.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { LetterPreview, WantedLetter } from '../letters/letters.types.ts';
import { issueLetter, previewLetter } from '../letters/letters.usecases.ts';
import { applicantOfDispute } from './dispute-applicant.ts';
import { faultyLetter } from './disputes.errors.ts';
import type { LoadedDispute } from './loaded-dispute.ts';

/**
 * The action with the letter that goes out with it: the answer to a demand for correction is looked at when it is proposed
 * and issued when it is signed (条例第41条).
 */
export async function withCorrectionLetter(
  tx: TxCtx,
  loaded: LoadedDispute,
  action: DisputeAction,
): Promise<DisputeAction> {
  if (action.kind === 'decided') {
    refuseFaulty(await previewLetter(tx, await wantedLetter(tx, loaded, action.detail)));
    return action;
  }
  if (action.kind !== 'signed') return action;
  const decision = must(loaded.state.decision, 'decision');
  const wanted = await wantedLetter(tx, loaded, decision);
  const issued = await issueLetter(tx, { ...wanted, subjectId: loaded.row.id });
  return { kind: 'signed', detail: { letterId: issued.id, letterNumber: issued.number ?? '' } };
}

/** The answer as it would look: nothing is numbered, nothing is kept. */
export async function previewCorrection(
  ctx: Ctx,
  loaded: LoadedDispute,
  decision: NonNullable<DisputeState['decision']>,
): Promise<LetterPreview> {
  return previewLetter(ctx, await wantedLetter(ctx, loaded, decision));
}

async function wantedLetter(
  ctx: Pick<Ctx, 'db' | 'keys'>,
  loaded: LoadedDispute,
  decision: NonNullable<DisputeState['decision']>,
): Promise<WantedLetter> {
  const { row, state, today } = loaded;
  const agency = await agencyById(ctx.db, row.agency_id);
  const applicant = await applicantOfDispute(ctx, row);
  if (applicant === null) throw faultyLetter(['没有登记申请人。']);
  const receivedOn = must(state.filedOn, 'filedOn');
  const common: LetterFieldValues = {
    行政机关: agency.name,
    落款日期: today,
    申请人: applicant.name,
    称谓: applicant.organisation ? '贵单位' : '您',
    收到日期: receivedOn,
    更正请求: state.demand,
    联系电话: agency.phone,
    联系地址: agency.address,
  };
  const passedOn = decision.result === 'passedOn';
  const fields = passedOn
    ? { ...common, 转送机关: authorityOf(decision) }
    : { ...common, 更正结果: decision.text };
  return {
    agencyId: row.agency_id,
    kind: passedOn ? 'transfer' : 'correction',
    fields,
    facts: { addressee: applicant.name, receivedOn },
    issuedOn: today,
  };
}

function authorityOf({ agencyName, agencyContact, text }: NonNullable<DisputeState['decision']>): string {
  const contact = (agencyContact ?? '').trim();
  return [`${agencyName ?? ''}${contact === '' ? '' : `，联系方式：${contact}`}`, text]
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function refuseFaulty(preview: LetterPreview): void {
  const against = [
    ...preview.faults.map(({ message }) => message),
    ...preview.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  ];
  if (against.length > 0) throw faultyLetter(against);
}
