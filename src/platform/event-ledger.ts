import { accountIdOf, nameOf } from './actor.ts';
import type { TxCtx } from './context.ts';

/** What every entry of a ledger carries besides what happened. */
export interface LedgerFrame<Role extends string> {
  /** Order of recording, from 1. */
  readonly seq: number;
  /** The day on which it took effect. */
  readonly on: string;
  /** ISO moment of recording. */
  readonly recordedAt: string;
  readonly reason?: string;
  /** As whom it was entered. */
  readonly role: Role;
  readonly byAccount: string | null;
  readonly byName: string;
}

/** An entry as the table of a ledger keeps it. */
export interface LedgerRow<Role extends string> {
  readonly seq: number;
  readonly kind: string;
  readonly on_day: string;
  readonly recorded_at: Date;
  readonly detail: unknown;
  readonly reason: string;
  readonly role: Role;
  readonly by_account: string | null;
  readonly by_name: string;
}

/** The frame of the next entry, by whoever acts, at this moment. */
export function nextFrame<Role extends string>(
  tx: Pick<TxCtx, 'actor' | 'clock'>,
  ledger: readonly unknown[],
  { on, reason, role }: { readonly on: string; readonly reason: string; readonly role: Role },
): LedgerFrame<Role> {
  return {
    seq: ledger.length + 1,
    on,
    recordedAt: tx.clock.now().toISOString(),
    ...(reason !== '' && { reason }),
    role,
    byAccount: accountIdOf(tx.actor),
    byName: nameOf(tx.actor),
  };
}

/** An entry as it is read. `Action`: what the rows of the table were written from. */
export function entryOf<
  Action extends { readonly kind: string; readonly detail: unknown },
  Role extends string,
>(row: LedgerRow<Role>): Action & LedgerFrame<Role> {
  return {
    ...({ kind: row.kind, detail: row.detail } as Action),
    seq: row.seq,
    on: row.on_day,
    recordedAt: row.recorded_at.toISOString(),
    ...(row.reason !== '' && { reason: row.reason }),
    role: row.role,
    byAccount: row.by_account,
    byName: row.by_name,
  };
}

/** An entry as it is written. */
export function rowOf<Role extends string>(
  entry: LedgerFrame<Role> & { readonly kind: string; readonly detail: unknown },
): LedgerRow<Role> & { readonly detail: string } {
  return {
    seq: entry.seq,
    kind: entry.kind,
    on_day: entry.on,
    recorded_at: new Date(entry.recordedAt),
    detail: JSON.stringify(entry.detail),
    reason: entry.reason ?? '',
    role: entry.role,
    by_account: entry.byAccount,
    by_name: entry.byName,
  };
}
