import { inTransaction, type Ctx } from '../../platform/context.ts';
import { putReportList, reportListOf } from '../publishing/report-lists.ts';
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
