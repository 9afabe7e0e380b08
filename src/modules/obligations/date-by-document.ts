import type { TxCtx } from '../../platform/context.ts';
import type { PlainDate } from '../../law/dates.ts';
import { triggerWith } from '../../law/obligations/document-duty.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { storedRule } from './disclosure-rule.ts';
import { dueDay } from './new-obligation.ts';
import { updateObligation, type ObligationRow } from './obligations.repository.ts';

/**
 * An item's duty whose limit runs from the forming runs from the document's own day where that is earlier. Returns it as it is now.
 * One of a stage runs from the stage: what a document of an earlier stage bears says nothing of it.
 */
export async function dateByDocument(
  tx: TxCtx,
  row: ObligationRow,
  writtenOn: PlainDate | null,
): Promise<ObligationRow> {
  if (row.item_id === null) return row;
  const rule = storedRule(row.rule);
  const since = triggerWith({ rule, triggeredOn: row.triggered_on }, writtenOn);
  if (since === row.triggered_on) return row;
  return redate(tx, row, { since, enteredOn: row.entered_on ?? row.triggered_on });
}

/** Gives a duty the day back that was entered, where a document had moved it. Returns it as it is now. */
export async function undate(tx: TxCtx, row: ObligationRow): Promise<ObligationRow> {
  return row.entered_on === null ? row : redate(tx, row, { since: row.entered_on, enteredOn: null });
}

async function redate(
  tx: TxCtx,
  row: ObligationRow,
  { since, enteredOn }: { readonly since: PlainDate; readonly enteredOn: PlainDate | null },
): Promise<ObligationRow> {
  const dueOn = dueDay(storedRule(row.rule), { since, period: null }, await calendarOf(tx.db));
  const change = { triggered_on: since, entered_on: enteredOn, due_on: dueOn };
  await updateObligation(tx.db, row.id, { ...change, changed_at: tx.clock.now() });
  tx.record({
    type: 'obligation.dated',
    agencyId: row.agency_id,
    subject: { kind: 'obligation', id: row.id, title: row.what },
    before: { triggeredOn: row.triggered_on, dueOn: row.due_on },
    after: { triggeredOn: since, dueOn },
  });
  return { ...row, ...change };
}
