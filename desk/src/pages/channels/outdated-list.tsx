import { useQuery } from '@tanstack/react-query';
import { Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { channelsApi } from '../../../../src/modules/channels/channels.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { DocumentCell } from '../../parts/document-cell.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { OUTDATED_LABELS, outdatedDeed } from './channel-words.ts';
import { SettleDialog } from './settle-dialog.tsx';
import { useReloadChannels } from './use-reload-channels.ts';

/** What stands on a channel otherwise than it is public here, as the server shows it. */
export type OutdatedItem = ResponseOf<typeof channelsApi.outdated>['items'][number];

/** Says that something is withdrawn here, or that there is a newer edition; nothing where neither is. */
export function OutdatedTag({ outdated }: { outdated: OutdatedItem['outdated'] | null }): ReactNode {
  if (outdated === null) return null;
  const { label, color } = OUTDATED_LABELS[outdated];
  return <Tag color={color}>{label}</Tag>;
}

/** What must come down or be replaced on some channels, withdrawals first; nothing where everything is as it is here. */
export function OutdatedList(props: {
  agencyId: string;
  channels: readonly OutdatedItem['channel'][];
}): ReactNode {
  const { agencyId, channels } = props;
  const reload = useReloadChannels(agencyId);
  const file = useDownload();
  const [settled, setSettled] = useState<OutdatedItem | null>(null);
  const list = useQuery({
    queryKey: ['channels', agencyId, 'outdated'],
    queryFn: async () => call(channelsApi.outdated, { query: { agencyId } }),
  });
  const items = (list.data?.items ?? []).filter(({ channel }) => channels.includes(channel));
  if (items.length === 0) return null;
  const mayKeep = list.data?.may.keep === true;
  return (
    <section className="form-alert" aria-label="与网站不一致">
      <h2>与网站不一致（{items.length} 件）</h2>
      {recipientsOf(items).map(({ recipient, isArchive }) => (
        <div key={recipient} className="form-alert">
          <Space wrap>
            {recipient}
            {(['docx', 'xlsx'] as const).map((format) => (
              <Button
                key={format}
                loading={file.pending}
                onClick={() =>
                  file.start(
                    `/api/channels/recalls/list.${format}?${new URLSearchParams({ agencyId, recipient }).toString()}`,
                  )
                }
              >
                {isArchive ? '撤下告知清单' : '收回清单'} {format.toUpperCase()}
                <span className="for-readers">：{recipient}</span>
              </Button>
            ))}
          </Space>
        </div>
      ))}
      <DeskTable<OutdatedItem>
        rowKey="id"
        size="small"
        dataSource={items}
        columns={[
          {
            title: '状态',
            key: 'outdated',
            render: (_value, item) => <OutdatedTag outdated={item.outdated} />,
          },
          {
            title: '文稿',
            key: 'title',
            className: 'cell-wrap',
            render: (_value, item) => <DocumentCell documentId={item.documentId} title={item.title} />,
          },
          {
            title: '应办',
            key: 'deed',
            className: 'cell-wrap',
            render: (_value, item) => (
              <>
                {outdatedDeed(item)}
                {item.fault !== '' && <div className="small">{item.fault}</div>}
              </>
            ),
          },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, item) =>
              mayKeep &&
              item.byHand && (
                <Button type="link" className="cell-link" onClick={() => setSettled(item)}>
                  登记<span className="for-readers">：{item.title}</span>
                </Button>
              ),
          },
        ]}
      />
      {settled !== null && (
        <SettleDialog
          item={settled}
          onClose={() => setSettled(null)}
          onDone={async () => {
            setSettled(null);
            await reload();
          }}
        />
      )}
    </section>
  );
}

/** Libraries and archives that hold what is withdrawn, each once. */
function recipientsOf(items: readonly OutdatedItem[]): { recipient: string; isArchive: boolean }[] {
  const held = items.filter(
    ({ channel, outdated }) => outdated === 'withdrawn' && (channel === 'library' || channel === 'archive'),
  );
  return [...new Map(held.map(({ target, channel }) => [target, channel])).entries()].map(
    ([recipient, channel]) => ({ recipient, isArchive: channel === 'archive' }),
  );
}
