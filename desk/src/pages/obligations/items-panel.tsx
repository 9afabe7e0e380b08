import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Segmented, Space, Table, Tag, type Breakpoint, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CatalogueProfile } from '../../../../src/law/catalogue/profiles.ts';
import { isPeriodic } from '../../../../src/law/obligations/born-duties.ts';
import { lacksColumn } from '../../../../src/law/obligations/column-of-item.ts';
import { limitWords } from '../../../../src/law/obligations/standard-item-limits.ts';
import { CHANNELS } from '../../../../src/law/obligations/standard-item.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { AdoptPanel } from './adopt-panel.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { ItemsTools } from './items-tools.tsx';
import { RaiseDialog } from './raise-dialog.tsx';
import { ResponsibleName } from './responsible-name.tsx';
import type { StandardItem } from './obligation-words.ts';

/** An item that is being changed, and in which field that begins. */
interface Changing {
  readonly item: StandardItem;
  readonly begin?: 'nodeId';
}

/** What a phone has no room for. */
const WIDE: Breakpoint[] = ['lg'];

/** An agency's 标准目录: what it discloses, on what ground, when, where and to whom. */
export function ItemsPanel(props: {
  agencyId: string;
  /** Whether only those without a column are shown. */
  lacking: boolean;
  onLacking: (only: boolean) => void;
}): ReactNode {
  const { agencyId, lacking, onLacking } = props;
  const client = useQueryClient();
  const [changing, setChanging] = useState<Changing | null>(null);
  const [raising, setRaising] = useState<StandardItem | null>(null);
  const list = useQuery({
    queryKey: ['obligations', agencyId, 'items'],
    queryFn: async () => call(obligationsApi.items, { query: { agencyId } }),
  });
  const reload = async (): Promise<void> => client.invalidateQueries({ queryKey: ['obligations', agencyId] });
  if (list.isPending) return <Loading />;
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  const { items, may, profile } = list.data;
  if (items.length === 0)
    return <NoItems agencyId={agencyId} profile={profile} mayEdit={may.edit} reload={reload} />;
  const without = items.filter(lacksColumn);
  return (
    <>
      <ItemsTools agencyId={agencyId} mayEdit={may.edit} hasItems />
      {(without.length > 0 || lacking) && (
        <WithoutColumn count={without.length} lacking={lacking} onLacking={onLacking} />
      )}
      {may.exchange && (
        <details className="form-alert">
          <summary>目录还没有启用，可以整套换用别的类别或者领域</summary>
          <AdoptPanel agencyId={agencyId} profile={profile} instead onDone={reload} />
        </details>
      )}
      <Table<StandardItem>
        rowKey="id"
        size="small"
        columns={columnsOf(may, { change: setChanging, raise: setRaising })}
        dataSource={lacking ? without : items}
        locale={{ emptyText: '每个需要栏目的事项都有对应栏目' }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      />
      {raising !== null && (
        <RaiseDialog
          agencyId={agencyId}
          item={raising}
          onClose={() => setRaising(null)}
          onDone={async () => {
            setRaising(null);
            await reload();
          }}
        />
      )}
      {changing !== null && (
        <ItemDialog
          {...changing}
          agencyId={agencyId}
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

function NoItems(props: {
  agencyId: string;
  profile: CatalogueProfile;
  mayEdit: boolean;
  reload: () => Promise<void>;
}): ReactNode {
  const { agencyId, profile, mayEdit, reload } = props;
  if (!mayEdit)
    return (
      <Empty description="还没有标准目录" image={Empty.PRESENTED_IMAGE_SIMPLE}>
        <p className="quiet">标准目录由本机构的发布员或者系统管理员建立。</p>
      </Empty>
    );
  return (
    <>
      <p>还没有标准目录。可以采用一类机构通用的事项，也可以从文件导入，以后都能逐项修改。</p>
      <ItemsTools agencyId={agencyId} mayEdit hasItems={false} />
      <AdoptPanel agencyId={agencyId} profile={profile} instead={false} onDone={reload} />
    </>
  );
}

/** Tells that some have no column, and narrows the list to them. */
function WithoutColumn(props: {
  count: number;
  lacking: boolean;
  onLacking: (only: boolean) => void;
}): ReactNode {
  const { count, lacking, onLacking } = props;
  return (
    <Space wrap className="form-alert">
      <Segmented<boolean>
        aria-label="对应栏目"
        value={lacking}
        options={[
          { value: false, label: '全部事项' },
          { value: true, label: `没有对应栏目（${count}）` },
        ]}
        onChange={onLacking}
      />
      <span className="quiet">
        没有对应栏目的，发布的文稿不会自动算作履行，要逐件指明；选了栏目的，在那里发布就算履行。
      </span>
    </Space>
  );
}

/** What the register counts by, where the published words don't say it. */
function countedWords({ rule, limitText }: StandardItem): string {
  if (rule === null) return '不计入登记册';
  const counted = limitWords(rule);
  return counted === limitText ? '' : `登记册按${counted}计算`;
}

/** Whether something that happens makes an item due. */
function isRaised({ rule, retiredOn }: StandardItem): boolean {
  return retiredOn === null && rule !== null && !isPeriodic(rule.limit);
}

function columnsOf(
  may: { readonly edit: boolean; readonly raise: boolean },
  on: { readonly change: (changing: Changing) => void; readonly raise: (item: StandardItem) => void },
): TableColumnsType<StandardItem> {
  return [
    { title: '领域', dataIndex: 'fieldName', responsive: WIDE },
    {
      title: '公开事项',
      key: 'name',
      render: (_value, item) => (
        <>
          {item.category}：{item.name}
          {item.retiredOn !== null && <Tag className="after-word">{item.retiredOn} 停用</Tag>}
          {lacksColumn(item) && (
            <Tag className="after-word" color="gold">
              没有对应栏目
            </Tag>
          )}
          <div className="quiet small">{item.content}</div>
          <div className="quiet small on-narrow">
            {item.fieldName}
            {item.unit !== null && `　${item.unit.name}`}
            {item.responsible !== null && (
              <>
                　<ResponsibleName person={item.responsible} />
              </>
            )}
          </div>
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
      title: '责任',
      key: 'whose',
      responsive: WIDE,
      render: (_value, { unit, responsible }) => (
        <>
          {unit !== null && <div>{unit.name}</div>}
          <ResponsibleName person={responsible} />
        </>
      ),
    },
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
    ...(may.edit || may.raise
      ? [
          {
            title: '操作',
            key: 'deeds',
            render: (_value: unknown, item: StandardItem) => (
              <Space wrap size={[12, 0]}>
                {may.raise && isRaised(item) && (
                  <Button type="link" className="cell-link" onClick={() => on.raise(item)}>
                    登记发生<span className="for-readers">：{item.name}</span>
                  </Button>
                )}
                {may.edit && item.retiredOn === null && (
                  <Button type="link" className="cell-link" onClick={() => on.change({ item })}>
                    修改<span className="for-readers">：{item.name}</span>
                  </Button>
                )}
                {may.edit && lacksColumn(item) && (
                  <Button
                    type="link"
                    className="cell-link"
                    onClick={() => on.change({ item, begin: 'nodeId' })}
                  >
                    选择栏目<span className="for-readers">：{item.name}</span>
                  </Button>
                )}
              </Space>
            ),
          },
        ]
      : []),
  ];
}
