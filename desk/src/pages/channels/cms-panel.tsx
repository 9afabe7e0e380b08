import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Card, Empty, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { cmsApi } from '../../../../src/modules/channels/cms.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { useDownload } from '../../parts/use-download.ts';
import { CheckDialog } from './check-dialog.tsx';
import { OutdatedList } from './outdated-list.tsx';
import { useReloadChannels } from './use-reload-channels.ts';

type Connection = ResponseOf<typeof cmsApi.list>['connections'][number];

/** What goes to the county's platform: packages to be handed over, or pushes that go by themselves. */
export function CmsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const list = useQuery({
    queryKey: ['channels', agencyId, 'cms'],
    queryFn: async () => call(cmsApi.list, { query: { agencyId } }),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  const { connections, may } = list.data;
  return (
    <>
      <p className="quiet">
        新发布、新版次和撤下都会报送。推送由系统自动进行；报送包由您下载后交给上级平台，每次只含上次之后的变化，在上级平台看到结果后“登记核对”。
      </p>
      <OutdatedList agencyId={agencyId} channels={['cms']} />
      {connections.length === 0 && (
        <Empty
          description="还没有连接上级平台，请系统管理员在“连接”中设置"
          image={Empty.PRESENTED_IMAGE_SIMPLE}
        />
      )}
      <Space direction="vertical" className="full-width">
        {connections.map((connection) => (
          <ConnectionCard
            key={connection.id}
            agencyId={agencyId}
            connection={connection}
            mayKeep={may.keep}
          />
        ))}
      </Space>
    </>
  );
}

function ConnectionCard(props: { agencyId: string; connection: Connection; mayKeep: boolean }): ReactNode {
  const { agencyId, connection, mayKeep } = props;
  const { message } = App.useApp();
  const reload = useReloadChannels(agencyId);
  const [checked, setChecked] = useState<Connection['packages'][number] | null>(null);
  const file = useDownload();
  const make = useMutation({
    mutationFn: async () => call(cmsApi.makePackage, { params: { connectionId: connection.id }, body: {} }),
    onSuccess: async ({ packageId, number, items, more }) => {
      void message.success(
        more
          ? `第${number}号报送包 ${items} 件，还有未报送的，请继续生成`
          : `第${number}号报送包 ${items} 件`,
      );
      await reload();
      file.start(`/api/channels/packages/${packageId}/file.zip`);
    },
    onError: (error) => void message.info(error.message),
  });
  const title = (
    <>
      {connection.name} <Tag>{connection.transport === 'push' ? '自动推送' : '报送包'}</Tag>
      {!connection.active && <Tag color="red">已停用</Tag>}
    </>
  );
  if (connection.transport === 'push')
    return (
      <Card size="small" title={title}>
        <PendingWords pending={connection.pending} />
        每半分钟推送一次变化，结果见“渠道记录”。
      </Card>
    );
  return (
    <Card size="small" title={title}>
      <PendingWords pending={connection.pending} />
      {mayKeep && connection.active && (
        <Button
          type="primary"
          className="form-alert"
          loading={make.isPending || file.pending}
          onClick={() => make.mutate()}
        >
          生成并下载报送包
        </Button>
      )}
      <DeskTable<Connection['packages'][number]>
        rowKey="id"
        size="small"
        dataSource={connection.packages}
        locale={{ emptyText: '还没有报送包' }}
        columns={[
          { title: '报送包', key: 'number', render: (_value, one) => `第${one.number}号` },
          {
            title: '件数',
            key: 'items',
            render: (_value, one) => (
              <>
                {one.items}
                {one.unchecked > 0 && <div className="small">{one.unchecked} 件待核对</div>}
              </>
            ),
          },
          { title: '生成', key: 'made', render: (_value, one) => `${showMoment(one.madeAt)}　${one.madeBy}` },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, one) => (
              <Space>
                <Button
                  type="link"
                  className="cell-link"
                  onClick={() => file.start(`/api/channels/packages/${one.id}/file.zip`)}
                >
                  下载<span className="for-readers">第{one.number}号</span>
                </Button>
                {mayKeep && one.unchecked > 0 && (
                  <Button type="link" className="cell-link" onClick={() => setChecked(one)}>
                    登记核对<span className="for-readers">第{one.number}号</span>
                  </Button>
                )}
              </Space>
            ),
          },
        ]}
      />
      {checked !== null && (
        <CheckDialog
          title={`${connection.name}第${checked.number}号报送包（${checked.unchecked} 件）`}
          check={async ({ receipt }) =>
            call(cmsApi.check, { params: { packageId: checked.id }, body: { receipt } })
          }
          onClose={() => setChecked(null)}
          onDone={async () => {
            setChecked(null);
            await reload();
          }}
        />
      )}
    </Card>
  );
}

/** What the other side doesn't know yet: 待报送 N 件，其中撤下 M 件. */
function PendingWords({ pending }: { pending: Connection['pending'] }): ReactNode {
  const { items, withdrawn, more } = pending;
  if (items === 0) return <p>没有待报送的变化。</p>;
  return (
    <p>
      待报送 {items} 件{more && '以上'}
      {withdrawn > 0 && (
        <>
          ，其中<Tag color="red">撤下 {withdrawn} 件</Tag>
        </>
      )}
    </p>
  );
}
