import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

/** What the program needs for itself: the audit chain, the outbox, counters, public forms that were taken. */
export interface PlatformTables {
  audit_events: AuditEventTable;
  audit_head: AuditHeadTable;
  outbox: OutboxTable;
  counters: CounterTable;
  form_answers: FormAnswerTable;
}

interface AuditEventTable {
  seq: number;
  id: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  ip: string | null;
  type: string;
  agency_id: string | null;
  data: Json<unknown>;
  previous_hash: string;
  hash: string;
}

interface AuditHeadTable {
  only_row: Generated<boolean>;
  seq: number;
  hash: string;
}

interface OutboxTable {
  id: string;
  kind: string;
  body: Json<unknown>;
  created_at: Date;
  due_at: Generated<Date>;
  attempts: Generated<number>;
  last_error: string | null;
}

interface CounterTable {
  scope: string;
  last: number;
}

interface FormAnswerTable {
  id: string;
  form: string;
  /** Sealed: it may hold a query code. */
  answer: string | null;
  taken_at: Date;
}
