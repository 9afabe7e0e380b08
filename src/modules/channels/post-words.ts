import { authorise } from '../../platform/actor.ts';
import type { AuditSubject } from '../../platform/audit/audit-events.ts';
import type { TxCtx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { findPosting } from './boards.repository.ts';
import { faulty, hangsAlready } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { chosenBoards, hang, type Hung, type PutUp } from './hang.ts';

/**
 * Records, in the transaction of whatever it is done for, that sheets hang on boards which are no document of the portal: what is for a
 * village alone, lists of people. `words` names them; nothing of what they say is kept. `before`: records of the same sheets that were
 * put up earlier. Throws `channels.hangs_already` where one of them still hangs on a chosen board.
 */
export async function postWords(
  tx: TxCtx,
  input: PutUp & {
    readonly words: string;
    readonly note: string;
    readonly boardIds: readonly string[];
    readonly before: readonly string[];
    readonly subject: AuditSubject;
  },
): Promise<Hung> {
  const { agencyId, postedOn, words, note } = input;
  authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, agencyId)));
  if (postedOn > dayInShanghai(tx.clock.now())) throw faulty('postedOn', '张贴日期不能晚于今天。');
  const boards = await chosenBoards(tx, agencyId, input.boardIds);
  await requireNotHanging(
    tx,
    input.before,
    boards.map(({ id }) => id),
  );
  const hung = await hang(tx, input, { boards, note, what: { document_id: null, revision_id: null, words } });
  tx.record({
    type: 'channel.posted',
    agencyId,
    subject: input.subject,
    after: { boards: boards.map(({ name }) => name), words, postedOn, stayUntil: hung.stayUntil, note },
  });
  return hung;
}

async function requireNotHanging(
  tx: TxCtx,
  recordIds: readonly string[],
  boardIds: readonly string[],
): Promise<void> {
  const found = await Promise.all(recordIds.map(async (id) => findPosting(tx.db, id)));
  const hanging = found.flatMap((row) =>
    row !== null && row.record.state === 'live' && boardIds.includes(row.board_id)
      ? [{ name: row.record.target_name, until: row.stay_until }]
      : [],
  );
  if (hanging.length > 0) throw hangsAlready(hanging);
}
