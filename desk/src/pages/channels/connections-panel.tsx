import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { connectionsApi } from '../../../../src/modules/channels/connections.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { ChannelTable } from './channel-table.tsx';
import { ConnectionDialog, type ConnectionKind } from './connection-dialog.tsx';

type Connection = ResponseOf<typeof connectionsApi.list>['items'][number];

/** Where items go by themselves: the county's platform and WeChat. Set by the administrator; secrets are never shown. */
export function ConnectionsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const client = useQueryClient();
  const [edited, setEdited] = useState<{ kind: ConnectionKind; connection: Connection | null } | null>(null);
  const list = useQuery({
    queryKey: ['channels', agencyId, 'connections'],
    queryFn: async () => call(connectionsApi.list, { query: { agencyId } }),
  });
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  const mayConnect = list.data?.may.connect === true;
  return (
    <>
      <p className="quiet">系统只连接这里填写的网址，密钥加密保存、不再显示。由系统管理员设置。</p>
      {mayConnect && (
        <Space wrap className="form-alert">
          <Button type="primary" onClick={() => setEdited({ kind: 'cms', connection: null })}>
            连接上级平台
          </Button>
          <Button onClick={() => setEdited({ kind: 'wechat', connection: null })}>连接微信公众号</Button>
        </Space>
      )}
      <ChannelTable<Connection>
        list={list}
        empty="还没有连接"
        columns={[
          {
            title: '连接',
            key: 'name',
            render: (_value, item) => (
              <>
                {item.name} <Tag>{wayOf(item)}</Tag>
                {!item.active && <Tag color="red">已停用</Tag>}
              </>
            ),
          },
          { title: '网址', key: 'url', render: (_value, item) => item.baseUrl || '不联网' },
          { title: '密钥', key: 'secret', render: (_value, item) => (item.hasSecret ? '已设置' : '未设置') },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, item) =>
              mayConnect && (
                <Button
                  type="link"
                  className="cell-link"
                  onClick={() => setEdited({ kind: item.kind, connection: item })}
                >
                  修改<span className="for-readers">：{item.name}</span>
                </Button>
              ),
          },
        ]}
      />
      {edited !== null && (
        <ConnectionDialog
          agencyId={agencyId}
          {...edited}
          onClose={() => setEdited(null)}
          onDone={async () => {
            setEdited(null);
            await client.invalidateQueries({ queryKey: ['channels', agencyId] });
          }}
        />
      )}
    </>
  );
}

function wayOf(item: Connection): string {
  if (item.kind === 'wechat') return '微信公众号';
  return item.cms?.transport === 'push' ? '上级平台，自动推送' : '上级平台，报送包';
}
