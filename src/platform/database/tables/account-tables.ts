import type { Generated } from 'kysely';

/** Who may sign in, as what, and who is signed in. */
export interface AccountTables {
  accounts: AccountTable;
  account_grants: AccountGrantTable;
  password_history: PasswordHistoryTable;
  sessions: SessionTable;
}

interface AccountTable {
  id: string;
  username: string;
  display_name: string;
  agency_id: string;
  password_hash: string;
  must_change_password: Generated<boolean>;
  password_changed_at: Date;
  failed_count: Generated<number>;
  locked_until: Date | null;
  disabled_at: Date | null;
  version: Generated<number>;
  created_at: Date;
}

interface AccountGrantTable {
  id: string;
  account_id: string;
  agency_id: string;
  role: string;
  granted_by: string | null;
  granted_at: Date;
  revoked_at: Date | null;
}

interface PasswordHistoryTable {
  account_id: string;
  password_hash: string;
  set_at: Date;
}

interface SessionTable {
  token_hash: string;
  account_id: string;
  csrf_token: string;
  ip: string | null;
  user_agent: Generated<string>;
  created_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
}
