import type { PublicationFollower, TxCtx } from '../../platform/context.ts';
import { documentById, editionsOf, forcesOf, publishedContent } from '../documents/documents.queries.ts';
import type { Force } from '../documents/documents.rules.ts';
import type { Edition } from '../documents/documents.types.ts';
import { lockRecordsNaming, updateRecord, type RegisterRecord } from './registers.repository.ts';
import { changedValues, checkValues, type Values } from './registers.rules.ts';
import { subjectOf } from './registers.usecases.ts';

const NO_END: Force = { validUntil: null, endedOn: null, endedHow: null };

/**
 * Table two counts the register: what a page says of the end of its document is said there too, in the same transaction. Only
 * what agreed with the page before follows it; what a person wrote otherwise stays, and the report's checks name the difference
 * (X-T2-PAGE). Whoever changes the page has authorised and audits that change.
 */
export const registersFollow: PublicationFollower = {
  appeared: async (tx, { documentId }) => {
    const { liveEditionId } = await documentById(tx.db, documentId);
    const editions = (await editionsOf(tx.db, documentId)).filter(({ publishedAt }) => publishedAt !== null);
    const live = editions.findIndex(({ id }) => id === liveEditionId);
    const [now, before] = [editions[live], editions[live - 1]];
    if (now === undefined) return;
    await follow(tx, {
      documentId,
      before: before === undefined ? NO_END : await forceOfEdition(tx, before),
      now: await forceOfEdition(tx, now),
    });
  },
  withdrawn: async () => {},
  marked: async (tx, { documentId, changeId }) => {
    if (changeId === undefined) return;
    const shown = (await editionsOf(tx.db, documentId)).findLast(({ publishedAt }) => publishedAt !== null);
    if (shown === undefined) return;
    await follow(tx, {
      documentId,
      before: await forceOfEdition(tx, shown, changeId),
      now: await forceOfEdition(tx, shown),
    });
  },
};

async function forceOfEdition(tx: TxCtx, edition: Edition, without?: string): Promise<Force> {
  const { metadata } = await publishedContent(tx.db, edition.revisionId);
  const [force = NO_END] = await forcesOf(tx.db, [{ documentId: edition.documentId, metadata }], without);
  return force;
}

async function follow(
  tx: TxCtx,
  { documentId, before, now }: { documentId: string; before: Force; now: Force },
): Promise<void> {
  for (const record of await lockRecordsNaming(tx.db, 'normative', documentId)) {
    const { values, issues } = checkValues('normative', followed(record, { before, now }));
    const changed = changedValues('normative', record.values, values);
    // A day before the document was made can't be registered: the report's checks name it.
    if (issues.length > 0 || Object.keys(changed.after).length === 0) continue;
    await updateRecord(tx.db, 'normative', record.id, { values, at: tx.clock.now() });
    tx.record({
      type: 'register.corrected',
      agencyId: record.agencyId,
      subject: subjectOf('normative', { id: record.id, values }),
      reason: '随有效性修改',
      ...changed,
    });
  }
}

function followed({ values }: RegisterRecord, { before, now }: { before: Force; now: Force }): Values {
  const agreed = (...keys: (keyof Force)[]): boolean =>
    keys.every((key) => (values[key] ?? null) === before[key]);
  // That it ended on a day that nobody knows can't be registered.
  const known = (now.endedOn === null) === (now.endedHow === null);
  return {
    ...values,
    ...(agreed('validUntil') && { validUntil: now.validUntil }),
    ...(agreed('endedOn', 'endedHow') && known && { endedOn: now.endedOn, endedHow: now.endedHow }),
  };
}
