import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { ACCOUNT_EVENTS, mediaAccountsApi } from '../../../../src/modules/channels/media-accounts.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { Account } from './account-dialog.tsx';

type AccountEvent = Account['events'][number];

/** Events that are always shown; older ones are unfolded. */
const SHOWN = 5;

/** What was recorded of an account, the last of it unfolded; who keeps it strikes out updates that were registered by mistake. */
export function AccountHistory(props: {
  account: Account;
  mayKeep: boolean;
  onDone: () => Promise<void>;
}): ReactNode {
  const { account, mayKeep, onDone } = props;
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<AccountEvent | null>(null);
  const strike = useMutation({
    mutationFn: async ({ event, reason }: { event: AccountEvent; reason: string }) =>
      call(mediaAccountsApi.voidUpdate, {
        params: { accountId: account.id, seq: event.seq },
        body: { version: account.version, reason },
      }),
    onSuccess: async () => {
      setChosen(null);
      void message.success('已作废');
      await onDone();
    },
  });
  const older = account.events.slice(0, -SHOWN);
  const row = (event: AccountEvent): ReactNode => (
    <li key={event.seq} value={event.seq}>
      {event.voided ? <del>{wordsOf(event)}</del> : wordsOf(event)}
      {event.voided && '（已作废）'}
      {mayKeep && event.mayVoid && (
        <>
          {' '}
          <Button type="link" className="cell-link" onClick={() => setChosen(event)}>
            作废
            <span className="for-readers">
              ：{account.name} {event.on} 更新
            </span>
          </Button>
        </>
      )}
    </li>
  );
  return (
    <>
      {older.length > 0 && (
        <details>
          <summary className="small">更早的 {older.length} 条</summary>
          <ol className="channel-history small">{older.map(row)}</ol>
        </details>
      )}
      <ol className="channel-history small">{account.events.slice(-SHOWN).map(row)}</ol>
      <ReasonDialog
        open={chosen !== null}
        title={`作废更新记录：${account.name}`}
        explanation={
          chosen === null
            ? ''
            : `${chosen.on} 更新：${chosen.reason}。登记错了的才作废：记录保留，不再算作更新，照常提醒。`
        }
        label="作废理由"
        okText="作废"
        danger
        pending={strike.isPending}
        error={strike.error}
        onOk={({ reason }) => {
          if (chosen !== null) strike.mutate({ event: chosen, reason });
        }}
        onCancel={() => {
          strike.reset();
          setChosen(null);
        }}
      />
    </>
  );
}

function wordsOf({ event, on, reason, approval }: AccountEvent): string {
  return `${on} ${ACCOUNT_EVENTS[event]}：${reason}${approval === '' ? '' : `（批准：${approval}）`}`;
}
