import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  channelsApi,
  RECORD_STATES,
  RECORDED_CHANNELS,
} from '../../../../src/modules/channels/channels.api.ts';
import { cmsApi } from '../../../../src/modules/channels/cms.api.ts';
import { call } from '../../app/api.ts';
import { showMoment } from '../../parts/moments.ts';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { CHANNEL_LABELS, RECORD_STATE_LABELS } from './channel-words.ts';
import { DocumentCell } from '../../parts/document-cell.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { OutdatedTag } from './outdated-list.tsx';
import { useReloadChannels } from './use-reload-channels.ts';

type ChannelRecord = ResponseOf<typeof channelsApi.records>['items'][number];
type Channel = (typeof RECORDED_CHANNELS)[number];
type State = (typeof RECORD_STATES)[number];

/** What became of each item on each channel, with everything that happened. */
export function RecordsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const { message } = App.useApp();
  const [channel, setChannel] = useState<Channel | undefined>();
  const [state, setState] = useState<State | undefined>();
  const [page, setPage] = useState(1);
  const [checked, setChecked] = useState<ChannelRecord | null>(null);
  const reload = useReloadChannels(agencyId);
  const list = useQuery({
    queryKey: ['channels', agencyId, 'records', channel, state, page],
    queryFn: async () =>
      call(channelsApi.records, {
        query: {
          agencyId,
          page,
          size: PAGE_SIZE,
          ...(channel !== undefined && { channel }),
          ...(state !== undefined && { state }),
        },
      }),
    placeholderData: keepPreviousData,
  });
  const retry = useMutation({
    mutationFn: async ({ id, version }: ChannelRecord) =>
      call(cmsApi.retry, { params: { recordId: id }, body: { version } }),
    onSuccess: async () => {
      void message.success('将重新推送');
      await reload();
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Space wrap className="form-alert">
        <Select<Channel>
          allowClear
          aria-label="渠道"
          placeholder="全部渠道"
          className="choice"
          options={RECORDED_CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] ?? value }))}
          onChange={(next: Channel | undefined) => {
            setChannel(next);
            setPage(1);
          }}
        />
        <Select<State>
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          className="choice"
          options={RECORD_STATES.map((value) => ({ value, label: RECORD_STATE_LABELS[value].label }))}
          onChange={(next: State | undefined) => {
            setState(next);
            setPage(1);
          }}
        />
      </Space>
      <PagedTable<ChannelRecord>
        list={list}
        page={page}
        empty="没有渠道记录"
        unit="条"
        onPage={setPage}
        columns={[
          {
            title: '状态',
            key: 'state',
            render: (_value, item) => (
              <Space direction="vertical" size={4}>
                <Tag color={RECORD_STATE_LABELS[item.state].color}>
                  {RECORD_STATE_LABELS[item.state].label}
                </Tag>
                <OutdatedTag outdated={item.outdated} />
              </Space>
            ),
          },
          {
            title: '渠道',
            key: 'channel',
            render: (_value, item) => (
              <>
                {CHANNEL_LABELS[item.channel]}
                <div className="quiet small">{item.target}</div>
              </>
            ),
          },
          {
            title: '文稿',
            key: 'title',
            className: 'cell-wrap',
            render: (_value, item) => (
              <DocumentCell documentId={item.documentId} title={item.title}>
                {item.fault !== '' && <div className="small">{item.fault}</div>}
                {item.address !== '' && (
                  <div className="small">
                    <a href={item.address} target="_blank" rel="noreferrer">
                      {item.address}
                    </a>
                  </div>
                )}
              </DocumentCell>
            ),
          },
          {
            title: '经过',
            key: 'history',
            className: 'cell-wrap',
            render: (_value, item) => (
              <ol className="channel-history small">
                {item.history.map((event) => (
                  <li key={`${event.at} ${event.what}`}>
                    {showMoment(event.at)}　{event.what}
                    <span className="quiet">（{event.by}）</span>
                  </li>
                ))}
              </ol>
            ),
          },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, item) =>
              list.data?.may.keep === true &&
              item.channel === 'cms' && (
                <>
                  {item.state === 'failed' && (
                    <Button
                      type="link"
                      className="cell-link"
                      loading={retry.isPending}
                      onClick={() => retry.mutate(item)}
                    >
                      重新推送<span className="for-readers">：{item.title}</span>
                    </Button>
                  )}
                  {item.state === 'sent' && (
                    <Button type="link" className="cell-link" onClick={() => setChecked(item)}>
                      登记核对<span className="for-readers">：{item.title}</span>
                    </Button>
                  )}
                </>
              ),
          },
        ]}
      />
      {checked !== null && (
        <CheckDialog
          title={checked.title}
          withAddress
          check={async (fields) =>
            call(cmsApi.checkItem, {
              params: { recordId: checked.id },
              body: { version: checked.version, ...fields },
            })
          }
          onClose={() => setChecked(null)}
          onDone={async () => {
            setChecked(null);
            await reload();
          }}
        />
      )}
    </>
  );
}
