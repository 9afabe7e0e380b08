import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  App,
  Button,
  Empty,
  Skeleton,
  Space,
  Table,
  Tag,
  type Breakpoint,
  type TableColumnsType,
} from 'antd';
import { useState, type ReactNode } from 'react';
import { limitWords } from '../../../../src/law/obligations/standard-item-limits.ts';
import { CHANNELS } from '../../../../src/law/obligations/standard-item.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { ItemDialog } from './item-dialog.tsx';
import type { StandardItem } from './obligation-words.ts';

/** What a phone has no room for. */
const WIDE: Breakpoint[] = ['lg'];

/** An agency's 标准目录: what it discloses, on what ground, when, where and to whom. */
export function ItemsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const client = useQueryClient();
  const [changing, setChanging] = useState<StandardItem | null>(null);
  const list = useQuery({
    queryKey: ['obligations', agencyId, 'items'],
    queryFn: async () => call(obligationsApi.items, { query: { agencyId } }),
  });
  const reload = async (): Promise<void> => client.invalidateQueries({ queryKey: ['obligations', agencyId] });
  if (list.isPending) return <Skeleton active />;
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  const { items, may } = list.data;
  if (items.length === 0) return <NoItems agencyId={agencyId} mayEdit={may.edit} reload={reload} />;
  return (
    <>
      <Table<StandardItem>
        rowKey="id"
        size="small"
        columns={columnsOf(may.edit, setChanging)}
        dataSource={items}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      />
      {changing !== null && (
        <ItemDialog
          item={changing}
          onClose={() => setChanging(null)}
          onDone={async () => {
            setChanging(null);
            await reload();
          }}
        />
      )}
    </>
  );
}

function NoItems(props: { agencyId: string; mayEdit: boolean; reload: () => Promise<void> }): ReactNode {
  const { agencyId, mayEdit, reload } = props;
  const { message } = App.useApp();
  const adopt = useMutation({
    mutationFn: async () => call(obligationsApi.adopt, { body: { agencyId } }),
    onSuccess: async ({ items }) => {
      void message.success(`已采用 ${items} 个公开事项，可以逐项修改`);
      await reload();
    },
  });
  return (
    <Empty description="还没有标准目录" image={Empty.PRESENTED_IMAGE_SIMPLE}>
      <ErrorAlert error={adopt.error} />
      {mayEdit ? (
        <Button type="primary" loading={adopt.isPending} onClick={() => adopt.mutate()}>
          采用本级机构的标准目录
        </Button>
      ) : (
        <p className="quiet">标准目录由本机构的发布员或者系统管理员建立。</p>
      )}
    </Empty>
  );
}

/** What the register counts by, where the published words don't say it. */
function countedWords({ rule, limitText }: StandardItem): string {
  if (rule === null) return '不计入登记册';
  const counted = limitWords(rule);
  return counted === limitText ? '' : `登记册按${counted}计算`;
}

function columnsOf(mayEdit: boolean, onChange: (item: StandardItem) => void): TableColumnsType<StandardItem> {
  return [
    { title: '领域', dataIndex: 'fieldName' },
    {
      title: '公开事项',
      key: 'name',
      render: (_value, item) => (
        <>
          {item.category}：{item.name}
          {item.retiredOn !== null && <Tag className="after-word">{item.retiredOn} 停用</Tag>}
          <div className="quiet small">{item.content}</div>
        </>
      ),
    },
    {
      title: '公开时限',
      key: 'limit',
      render: (_value, item) => (
        <>
          {item.limitText}
          <div className="quiet small">{countedWords(item)}</div>
        </>
      ),
    },
    { title: '公开依据', dataIndex: 'basis', responsive: WIDE },
    { title: '公开主体', dataIndex: 'discloser', responsive: WIDE },
    {
      title: '公开渠道',
      key: 'channels',
      responsive: WIDE,
      render: (_value, item) => item.channels.map((channel) => CHANNELS[channel]).join('、'),
    },
    {
      title: '公开对象',
      key: 'audience',
      responsive: WIDE,
      render: (_value, { audience }) => (audience.kind === 'everyone' ? '全社会' : audience.group),
    },
    ...(mayEdit
      ? [
          {
            title: '操作',
            key: 'deeds',
            render: (_value: unknown, item: StandardItem) => (
              <Space>
                {item.retiredOn === null && (
                  <Button type="link" className="cell-link" onClick={() => onChange(item)}>
                    修改<span className="for-readers">：{item.name}</span>
                  </Button>
                )}
              </Space>
            ),
          },
        ]
      : []),
  ];
}
