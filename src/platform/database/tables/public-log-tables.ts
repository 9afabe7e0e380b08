import type { Generated } from 'kysely';
import type { Day } from './column-types.ts';

/** The public log of publications. */
export interface PublicLogTables {
  public_log_entries: PublicLogEntryTable;
  public_log_head: PublicLogHeadTable;
  public_log_days: PublicLogDayTable;
  public_log_salts: PublicLogSaltTable;
}

interface PublicLogEntryTable {
  seq: number;
  at: Date;
  action: string;
  path: string;
  commitment: string | null;
  previous_hash: string;
  hash: string;
}

interface PublicLogHeadTable {
  only_row: Generated<boolean>;
  seq: number;
  hash: string;
}

/** The last entry of a day, signed. */
interface PublicLogDayTable {
  day: Day;
  seq: number;
  hash: string;
  key_id: string;
  public_key: string;
  signature: string;
}

interface PublicLogSaltTable {
  document_id: string;
  seq: number;
  salt: string;
}
