import { useQuery, useQueryClient } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { MEDIA_PLATFORMS } from '../../../../src/law/channels/media-accounts.ts';
import { mediaAccountsApi } from '../../../../src/modules/channels/media-accounts.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { ChannelTable } from './channel-table.tsx';
import { AccountDialog, type Account, type AccountDeed } from './account-dialog.tsx';
import { AccountHistory } from './account-history.tsx';
import { STANDING_LABELS } from './channel-words.ts';

interface OfferedDeed {
  readonly deed: AccountDeed;
  readonly label: string;
}

const DEEDS: readonly OfferedDeed[] = [
  { deed: 'update', label: '登记更新' },
  { deed: 'change', label: '变更' },
  { deed: 'close', label: '关停' },
];
const DEEDS_WHEN_CLOSED: readonly OfferedDeed[] = [{ deed: 'reopen', label: '恢复' }];

/** The register of new-media accounts: who answers for each, when something last stood there. */
export function AccountsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const client = useQueryClient();
  const file = useDownload();
  const [chosen, setChosen] = useState<{ account: Account | null; deed: AccountDeed } | null>(null);
  const list = useQuery({
    queryKey: ['channels', agencyId, 'accounts'],
    queryFn: async () => call(mediaAccountsApi.list, { query: { agencyId } }),
  });
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  const mayKeep = list.data?.may.keep === true;
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['channels', agencyId] });
    await client.invalidateQueries({ queryKey: ['channel-todo'] });
  };
  return (
    <>
      <p className="quiet">
        一个单位原则上在同一平台只开设一个账号（国办发〔2018〕123号）。两周没有更新即不合格，系统在第 10
        天和第 13 天提醒；由本系统发布的公众号自动记为更新。
      </p>
      <Space wrap className="form-alert">
        {mayKeep && (
          <Button type="primary" onClick={() => setChosen({ account: null, deed: 'open' })}>
            登记账号
          </Button>
        )}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={file.pending}
          onClick={() => file.start(`/api/channels/accounts/export.xlsx?agencyId=${agencyId}`)}
        >
          导出登记册
        </Button>
      </Space>
      <ChannelTable<Account>
        list={list}
        empty="还没有登记政务新媒体账号"
        columns={[
          {
            title: '账号',
            key: 'name',
            className: 'cell-wrap',
            render: (_value, account) => (
              <>
                {account.name} <Tag>{MEDIA_PLATFORMS[account.platform]}</Tag>
                <div className="quiet small">
                  主办 {account.sponsor}；责任人 {account.responsible}
                  {account.filingNumber !== '' && `；备案号 ${account.filingNumber}`}
                </div>
              </>
            ),
          },
          {
            title: '最近更新',
            key: 'updated',
            render: (_value, account) => (
              <>
                {account.updatedOn}
                <div>
                  <Tag color={STANDING_LABELS[account.standing].color}>
                    {STANDING_LABELS[account.standing].label}
                  </Tag>
                </div>
              </>
            ),
          },
          {
            title: '记录',
            key: 'events',
            className: 'cell-wrap',
            render: (_value, account) => (
              <AccountHistory account={account} mayKeep={mayKeep} onDone={reload} />
            ),
          },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, account) =>
              mayKeep && (
                <Space>
                  {(account.closedOn === null ? DEEDS : DEEDS_WHEN_CLOSED).map(({ deed, label }) => (
                    <Button
                      key={deed}
                      type="link"
                      className="cell-link"
                      onClick={() => setChosen({ account, deed })}
                    >
                      {label}
                      <span className="for-readers">：{account.name}</span>
                    </Button>
                  ))}
                </Space>
              ),
          },
        ]}
      />
      {chosen !== null && (
        <AccountDialog
          agencyId={agencyId}
          {...chosen}
          onClose={() => setChosen(null)}
          onDone={async () => {
            setChosen(null);
            await reload();
          }}
        />
      )}
    </>
  );
}
