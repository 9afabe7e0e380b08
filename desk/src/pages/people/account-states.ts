import type { ACCOUNT_STATES } from '../../../../src/modules/accounts/accounts.api.ts';

/** How the states of an account are called. */
export const ACCOUNT_STATE_LABELS: Readonly<Record<(typeof ACCOUNT_STATES)[number], string>> = {
  active: '正常',
  locked: '锁定',
  disabled: '停用',
};
