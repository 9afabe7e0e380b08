import { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { APPLICANT_KINDS, type ApplicantKind } from '../../law/annual-report/form.ts';
import { toChinese, type PlainDate } from '../../law/dates.ts';
import { REQUEST_CHANNELS } from '../../law/requests/channels.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { manualRecord } from '../registers/managed-records.ts';
import { openCase, type Receipt } from './intake.ts';
import { perform, subjectOf } from './perform-action.ts';
import { notToTakeUp } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';
import { findCaseByNumber } from './requests.repository.ts';

/** Why a case that is taken up stands on days before today. */
const REASON = '历史登记接续办理';

/** What a record of the register says of a request; the register has checked it. */
const recorded = z.object({
  number: z.string(),
  receivedOn: z.string(),
  channel: z.enum(REQUEST_CHANNELS),
  applicantKind: z.enum(APPLICANT_KINDS),
  applicantName: z.string(),
  subject: z.string(),
  extendedTo: z.string().nullable(),
  decidedOn: z.string().nullable(),
  outcome: z.string().nullable(),
});

/**
 * Goes on with a request that was only registered, as by the import of an old register: it becomes a case with the same
 * number and day of receipt, and its record follows the case from now on. One that is decided stays as it is. An extension
 * on record is noted, not taken over: the head of the office enters it, so that the clock has its proof.
 */
export async function takeUpRequest(
  ctx: Ctx,
  input: {
    readonly recordId: string;
    readonly phone: string;
    readonly address: string;
    readonly email: string;
  },
): Promise<Receipt & { readonly receivedOn: PlainDate; readonly applicantKind: ApplicantKind }> {
  const { recordId, ...contact } = input;
  return inTransaction(ctx, async (tx) => {
    const record = await manualRecord(tx.db, 'requests', recordId);
    if (record === null) throw notToTakeUp('没有可以接续办理的登记：可能已经转为办理，或者已经注销。');
    const { agencyId } = record;
    authorise(requestsPolicy.handle(tx.actor, await placeOf(tx.db, agencyId)));
    const values = recorded.parse(record.values);
    const { number, receivedOn, channel, applicantKind } = values;
    if (values.outcome !== null || values.decidedOn !== null)
      throw notToTakeUp('这件申请已经登记了办理结果，不需要接续办理。');
    if ((await findCaseByNumber(tx.db, agencyId, number)) !== null)
      throw notToTakeUp(`编号“${number}”的申请已经在办理。`);
    const { loaded, receipt } = await openCase(tx, {
      agencyId,
      channel,
      submittedOn: receivedOn,
      applicant: {
        ...NOTHING_KNOWN,
        ...contact,
        kind: applicantKind,
        name: values.applicantName,
        proofKind: applicantKind === 'natural' ? 'idCard' : 'organisation',
      },
      items: [{ id: 'item1', description: values.subject }],
      role: 'handler',
      reason: REASON,
      recorded: { id: recordId, number },
    });
    const received = await perform(tx, loaded, {
      action: { kind: 'received', detail: { channel, evidence: '登记簿所载的收到日期' } },
      role: 'handler',
      on: receivedOn,
      reason: REASON,
    });
    if (values.extendedTo !== null) {
      const text = `历史登记载明答复期限已经延长至${toChinese(values.extendedTo)}，请工作机构负责人核实后补记延期。`;
      await perform(tx, received, { action: { kind: 'noted', detail: { text } }, role: 'handler' });
    }
    tx.record({ type: 'request.taken_up', agencyId, subject: subjectOf(loaded), after: { receivedOn } });
    return { ...receipt, receivedOn, applicantKind };
  });
}

const NOTHING_KNOWN = {
  proofNumber: '',
  contactName: '',
  postcode: '',
  agentName: '',
  supplyForm: 'paper',
  supplyWay: 'mail',
  needsHelp: false,
} as const;
