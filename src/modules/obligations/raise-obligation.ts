import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { isPeriodic } from '../../law/obligations/born-duties.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { storedRule } from './disclosure-rule.ts';
import { obligationsOf } from './new-obligation.ts';
import { faulty, itemRetired, notRaised } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { findObligation, insertObligations } from './obligations.repository.ts';
import { nameFor } from './name-document.ts';
import { findItem } from './standard-items.repository.ts';

/**
 * Something has happened that an item of the 标准目录 makes due: a budget was approved, a published penalty was revoked, a
 * document was formed. `what` names it; each such event is an obligation of its own. `documentId` names the document that is to meet
 * it, whose 成文日期 counts where it is earlier; one that is public meets it at once, one that was so before needs a reason.
 */
export async function raiseObligation(
  ctx: Ctx,
  input: {
    readonly itemId: string;
    readonly on: PlainDate;
    readonly what: string;
    readonly documentId?: string | null;
    /** Why one that was public before is about it. */
    readonly reason?: string;
  },
): Promise<{ obligationId: string; dueOn: PlainDate | null; met: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const item = await findItem(tx.db, input.itemId, { lock: true });
    if (item === null) throw notFound('这个公开事项');
    authorise(obligationsPolicy.handle(tx.actor, await placeOf(tx.db, item.agency_id)));
    if (item.retired_on !== null) throw itemRetired();
    const rule = item.rule === null ? null : storedRule(item.rule);
    if (rule === null || isPeriodic(rule.limit)) throw notRaised();
    const at = tx.clock.now();
    const today = dayInShanghai(at);
    if (input.on > today) throw faulty([{ field: 'on', message: '日期不能晚于今天。' }]);
    const rows = obligationsOf(
      {
        agencyId: item.agency_id,
        unitId: item.unit_id,
        responsibleId: item.responsible_id,
        nodeId: item.node_id,
        itemId: item.id,
        workItemId: null,
        stage: '',
        // Each event by itself: the item alone wouldn't tell them apart.
        duty: newId(at.getTime()),
        what: `${item.category}：${item.name}（${input.what}）`,
        rule,
      },
      { since: input.on, today, endedOn: null, calendar: await calendarOf(tx.db), at },
    );
    await insertObligations(tx.db, rows);
    const row = must(rows[0], 'the obligation');
    tx.record({
      type: 'obligation.raised',
      agencyId: item.agency_id,
      subject: { kind: 'obligation', id: row.id, title: row.what },
      after: { itemId: item.id, on: input.on, dueOn: row.due_on },
    });
    const { documentId = null, reason = '' } = input;
    if (documentId === null) return { obligationId: row.id, dueOn: row.due_on ?? null, met: false };
    const { met } = await nameFor(tx, must(await findObligation(tx.db, row.id), 'the obligation'), {
      documentId,
      reason,
    });
    const named = must(await findObligation(tx.db, row.id), 'the obligation');
    return { obligationId: row.id, dueOn: named.due_on, met };
  });
}
