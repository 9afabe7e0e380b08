import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { putReportList, reportListOf, takeReportListOff } from '../publishing/report-lists.ts';
import { callSubject, convenedCall } from './open-call.ts';
import { noColumn } from './report-calls.errors.ts';

/**
 * Makes the list of the year's reports public in the convener's column 政府信息公开年报. The reports themselves are published by
 * their agencies through their own reviews; each stands on the list as soon as it is public.
 */
export async function publishList(ctx: Ctx, input: { callId: string }): Promise<{ href: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const call = await convenedCall(tx, input.callId, { lock: true });
    const { agency_id: agencyId, year } = call;
    if (!(await putReportList(tx, { agencyId, year, members: call.memberIds }))) throw noColumn();
    tx.record({
      type: 'report_call.listed',
      agencyId,
      subject: await callSubject(tx, call),
      after: { members: call.memberIds.length },
    });
    return { href: (await reportListOf(tx.db, { agencyId, year }))?.href ?? null };
  });
}

/** Takes the public list of the year back, for a reason that is kept. It can be published again. */
export async function withdrawList(ctx: Ctx, input: { callId: string; reason: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const call = await convenedCall(tx, input.callId, { lock: true });
    const { agency_id: agencyId, year } = call;
    if (!(await takeReportListOff(tx, { agencyId, year }))) throw notFound('公布的年报名单');
    tx.record({
      type: 'report_call.unlisted',
      agencyId,
      subject: await callSubject(tx, call),
      reason: input.reason,
      before: { members: call.memberIds.length },
    });
  });
}
