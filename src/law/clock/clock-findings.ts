/** What a finding says about the ledger. Stable: other parts of the program and people's notes refer to it. */
export type ClockFindingId =
  | 'no-start'
  | 'before-start'
  | 'answered-before-received'
  | 'second-start'
  | 'after-end'
  | 'out-of-order'
  | 'backdated'
  | 'unknown-reference'
  | 'seq-repeated'
  | 'limit-passed'
  | 'clarification-late'
  | 'clarification-second'
  | 'clarification-term'
  | 'clarification-overdue'
  | 'clarified-late'
  | 'clarified-unasked'
  | 'consultation-repeated'
  | 'consultation-undelivered'
  | 'consultation-delivered-wrong'
  | 'consultation-reply-late'
  | 'consultation-silent'
  | 'suspensions-overlap'
  | 'resumed-late'
  | 'extension-late'
  | 'extension-idle'
  | 'extension-second'
  | 'extension-too-long'
  | 'extension-length'
  | 'extension-unapproved'
  | 'extension-untold'
  | 'delay-late'
  | 'delay-earlier'
  | 'delay-without-reasons'
  | 'fee-second'
  | 'paid-unasked'
  | 'paid-late'
  | 'payment-overdue'
  | 'answered-waiting'
  | 'answered-late'
  | 'overdue';

/** Something that the clock noticed in a ledger. */
export interface ClockFinding {
  readonly id: ClockFindingId;
  /** error: the entry was left out or cut down. warning: it counts, but the law wasn't kept or something is in doubt. */
  readonly severity: 'error' | 'warning' | 'hint';
  /** Chinese: what was found, what was made of it, what to do. */
  readonly message: string;
  /** The provision; empty where it is about the ledger itself. */
  readonly article: string;
  /** The entry that it is about, by its number; null where it is about none. */
  readonly seq: number | null;
}
