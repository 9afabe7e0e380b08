import { nameOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import { must } from '../../platform/errors.ts';
import { decisionOf } from '../../law/requests/whole-answer.ts';
import { lettersOfSubject } from '../letters/letters.queries.ts';
import { voidWithin } from '../letters/letters.usecases.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { openCase } from './intake.ts';
import { applicantData } from './applicant-data.ts';
import { perform } from './perform-action.ts';
import { proposeIfRecurring } from './disclosure-proposals.ts';
import { casesJoinedTo } from './requests.repository.ts';

/** An action that was taken, with the request before and after it. */
export interface Taken {
  readonly before: LoadedCase;
  readonly after: LoadedCase;
  readonly action: RequestAction;
}

/** What an action on one request brings about for others. */
export async function consequencesOf(tx: TxCtx, taken: Taken): Promise<void> {
  const { action } = taken;
  switch (action.kind) {
    case 'transferred':
      return passOn(tx, taken.after, action.detail.agencyId);
    case 'delivered':
      await answerJoined(tx, taken.after);
      return proposeIfRecurring(tx, taken.after);
    case 'withdrawn':
      return separateJoined(tx, taken.after);
    default:
      return undefined;
  }
}

/** The other agency gets it as it was handed in, with a number of its own; its clock starts when it has received it there. */
async function passOn(tx: TxCtx, from: LoadedCase, agencyId: string): Promise<void> {
  const { state, row } = from;
  await openCase(tx, {
    agencyId,
    channel: must(state.channel, 'channel'),
    submittedOn: from.today,
    applicant: await applicantData(tx, from),
    items: state.items.map(({ description }) => ({ id: newId(), description })),
    role: 'handler',
    reason: `由其他机关转来，原编号${row.number}`,
  });
}

/** All whose requests were joined are answered with the lead, by the letters that were signed with its own. */
async function answerJoined(tx: TxCtx, lead: LoadedCase): Promise<void> {
  const { letter } = lead.state;
  if (letter === null) return;
  const { on } = must(lead.state.delivery, 'delivery');
  for (const { requestId, letterId } of letter.together) {
    const joined = await loadCase(tx, requestId, { lock: true });
    // Whoever withdrew his request meanwhile gets no answer.
    if (joined.state.position !== 'joined' || joined.state.leadId !== lead.row.id) continue;
    await perform(tx, joined, {
      action: {
        kind: 'answeredTogether',
        detail: {
          leadId: lead.row.id,
          leadNumber: lead.row.number,
          letterId,
          decision: decisionOf(lead.state),
        },
      },
      role: 'system',
      on,
      reason: `与${lead.row.number}一并答复，${nameOf(tx.actor)}送达`,
    });
  }
}

/** When the applicant of the lead withdraws, the others still want their answers; letters that were signed with its own are void. */
async function separateJoined(tx: TxCtx, lead: LoadedCase): Promise<void> {
  const together = new Set(lead.state.letter?.together.map(({ letterId }) => letterId));
  for (const { id } of await casesJoinedTo(tx.db, lead.row.id)) {
    for (const letter of await lettersOfSubject(tx.db, id))
      if (together.has(letter.id) && letter.voidedAt === null)
        await voidWithin(tx, { letterId: letter.id, reason: '主件撤回' });
    const joined = await loadCase(tx, id, { lock: true });
    await perform(tx, joined, {
      action: { kind: 'separated', detail: {} },
      role: 'system',
      reason: `主件${lead.row.number}的申请人撤回申请`,
    });
  }
}
