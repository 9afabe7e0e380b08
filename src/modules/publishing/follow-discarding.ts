import type { PublicationFollower, TxCtx } from '../../platform/context.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { openSchedule, settleSchedules, type ScheduleAction } from './publication-schedules.repository.ts';
import { recordSchedule, summary } from './publication-schedules.ts';
import { itemOf } from './published-items.repository.ts';

/**
 * A time of publication ends with the edition that it was set for, whether it waits or was held; a time of taking down too where
 * nothing is public. Nobody is asked to decide about a text that was given up.
 */
export const schedulesEndWithDraft: PublicationFollower = {
  appeared: async () => {},
  withdrawn: async () => {},
  discarded: async (tx, { documentId }) => {
    await endSchedule(tx, { documentId, action: 'publish' });
    const item = await itemOf(tx.db, documentId);
    if (item?.state !== 'public') await endSchedule(tx, { documentId, action: 'withdraw' });
  },
};

async function endSchedule(tx: TxCtx, of: { documentId: string; action: ScheduleAction }): Promise<void> {
  const found = await openSchedule(tx.db, of);
  if (found === undefined) return;
  const note = '文稿已经作废，定时随之取消。';
  await settleSchedules(tx.db, { ...of, note, at: tx.clock.now() });
  const locked = await loadDocument(tx.db, of.documentId);
  recordSchedule(tx, 'document.schedule_cancelled', { locked, reason: note, before: summary(found) });
}
