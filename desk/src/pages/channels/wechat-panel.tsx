import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Card, Empty, Space, Table, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { yearOf } from '../../../../src/law/dates.ts';
import { connectionsApi } from '../../../../src/modules/channels/connections.api.ts';
import { wechatApi } from '../../../../src/modules/channels/wechat.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ISSUE_LABELS, SOUGHT_LABEL } from './channel-words.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { IssuePreview } from './issue-preview.tsx';
import { OutdatedList, OutdatedTag } from './outdated-list.tsx';
import { useReloadChannels } from './use-reload-channels.ts';

/** An issue of WeChat. */
export type Issue = ResponseOf<typeof wechatApi.list>['items'][number];

/** What goes out by WeChat: written, approved by another person, sent; counted month by month. */
export function WechatPanel({ agencyId }: { agencyId: string }): ReactNode {
  const year = yearOf(dayOfToday());
  const [edited, setEdited] = useState<Issue | 'new' | null>(null);
  const list = useQuery({
    queryKey: ['channels', agencyId, 'wechat', year],
    queryFn: async () => call(wechatApi.list, { query: { agencyId, year } }),
  });
  const connections = useQuery({
    queryKey: ['channels', agencyId, 'connections'],
    queryFn: async () => call(connectionsApi.list, { query: { agencyId } }),
  });
  const reload = useReloadChannels(agencyId);
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  if (connections.isError)
    return <FailedPage error={connections.error} onRetry={() => void connections.refetch()} />;
  if (list.isPending || connections.isPending) return <Loading />;
  const { items, months, suggested, may } = list.data;
  const usable = connections.data.items.filter(
    ({ kind, active, hasSecret }) => kind === 'wechat' && active && hasSecret,
  );
  return (
    <>
      <p className="quiet">
        从已公开的文稿编成图文，由另一位发布员或者终审人审定后自动提交公众平台，发布结果由系统查询。网站撤下的文稿，公众号里的文章随之删除。
      </p>
      <OutdatedList agencyId={agencyId} channels={['wechat']} />
      {usable.length === 0 && (
        <p>还没有连接公众号。请先在“新媒体账号”登记公众号，再由系统管理员在“连接”中填写 AppID 和密钥。</p>
      )}
      {may.keep && usable.length > 0 && (
        <Button type="primary" className="form-alert" onClick={() => setEdited('new')}>
          编辑新一期
        </Button>
      )}
      <Months year={year} months={months} />
      {items.length === 0 && <Empty description="还没有公众号图文" image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      <Space direction="vertical" className="full-width">
        {items.map((issue) => (
          <IssueCard key={issue.id} issue={issue} reload={reload} onEdit={() => setEdited(issue)} />
        ))}
      </Space>
      {edited !== null && (
        <IssueDialog
          agencyId={agencyId}
          issue={edited === 'new' ? null : edited}
          connections={usable}
          suggested={suggested}
          onClose={() => setEdited(null)}
          onDone={async () => {
            setEdited(null);
            await reload();
          }}
        />
      )}
    </>
  );
}

type Month = ResponseOf<typeof wechatApi.list>['months'][number];

function Months({ year, months }: { year: number; months: readonly Month[] }): ReactNode {
  if (months.length === 0) return null;
  const total = months.reduce(
    (sum, { issues, posts }) => ({ issues: sum.issues + issues, posts: sum.posts + posts }),
    { issues: 0, posts: 0 },
  );
  return (
    <Table<Month>
      className="form-alert"
      rowKey="month"
      size="small"
      pagination={false}
      caption={`${year}年：${total.issues} 期 ${total.posts} 篇（与年度报告的统计同一来源）`}
      dataSource={[...months]}
      columns={[
        { title: '月份', key: 'month', render: (_value, { month }) => `${month} 月` },
        { title: '期数', dataIndex: 'issues' },
        { title: '篇数', dataIndex: 'posts' },
      ]}
    />
  );
}

function IssueCard(props: { issue: Issue; reload: () => Promise<void>; onEdit: () => void }): ReactNode {
  const { issue, reload, onEdit } = props;
  const { message } = App.useApp();
  const [previewing, setPreviewing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { confirm } = useConfirm();
  const act = useMutation({
    mutationFn: async (deed: { kind: 'approve' | 'drop' } | { kind: 'remove'; reason: string }) => {
      const at = { params: { issueId: issue.id } };
      const { version } = issue;
      if (deed.kind === 'remove')
        return call(wechatApi.remove, { ...at, body: { version, reason: deed.reason } });
      return call(wechatApi[deed.kind], { ...at, body: { version } });
    },
    onSuccess: async () => {
      setPreviewing(false);
      setRemoving(false);
      await reload();
    },
    onError: (error) => void message.error(error.message),
  });
  const { label, color } = issue.sought ? SOUGHT_LABEL : ISSUE_LABELS[issue.state];
  return (
    <Card
      size="small"
      title={
        <>
          {issue.issue} <Tag color={color}>{label}</Tag>
        </>
      }
    >
      {issue.fault !== '' && <p role="alert">{issue.fault}</p>}
      <ol className="channel-history">
        {issue.articles.map((article) => (
          <li key={article.position}>
            {article.url === '' ? (
              article.title
            ) : (
              <a href={article.url} target="_blank" rel="noreferrer">
                {article.title}
              </a>
            )}
            {article.deleted && <Tag>已删除</Tag>}
            {!article.deleted && <OutdatedTag outdated={article.outdated} />}
          </li>
        ))}
      </ol>
      <p className="quiet small">
        {issue.madeBy}编辑{issue.approvedBy !== '' && `，${issue.approvedBy}审定`}
        {issue.liveOn !== null && `，${issue.liveOn} 发布`}
      </p>
      <Space wrap>
        <Button onClick={() => setPreviewing(true)}>{issue.may.approve ? '预览和审定' : '预览'}</Button>
        {issue.may.edit && <Button onClick={onEdit}>编辑</Button>}
        {issue.may.drop && (
          <Button
            danger
            onClick={() =>
              void confirm({
                title: '删除这一期？',
                okText: '删除',
                danger: true,
                onOk: () => act.mutate({ kind: 'drop' }),
              })
            }
          >
            删除
          </Button>
        )}
        {issue.may.remove && (
          <Button danger onClick={() => setRemoving(true)}>
            从公众号删除
          </Button>
        )}
      </Space>
      {previewing && (
        <Dialog
          open
          width={520}
          title={`预览：${issue.issue}`}
          cancelText="关闭"
          okText="审定并提交"
          okButtonProps={{ loading: act.isPending, style: issue.may.approve ? {} : { display: 'none' } }}
          onCancel={() => setPreviewing(false)}
          onOk={() => act.mutate({ kind: 'approve' })}
        >
          <IssuePreview issueId={issue.id} version={issue.version} />
        </Dialog>
      )}
      <ReasonDialog
        open={removing}
        title={`从公众号删除：${issue.issue}`}
        explanation="这一期的文章全部从公众平台删除，不可恢复。"
        label="理由"
        okText="删除"
        danger
        pending={act.isPending}
        onOk={({ reason }) => act.mutate({ kind: 'remove', reason })}
        onCancel={() => setRemoving(false)}
      />
    </Card>
  );
}
