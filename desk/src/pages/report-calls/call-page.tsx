import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { Loading } from '../../parts/loading.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { TabsOrChoice } from '../../parts/tabs-or-choice.tsx';
import { countsOf, LEVEL_LABELS, type Board } from './call-words.ts';
import { ChangeCallDialog } from './change-call-dialog.tsx';
import { MembersTable } from './members-table.tsx';
import { RollUpPanel } from './roll-up-panel.tsx';
import { SamenessPanel } from './sameness-panel.tsx';
import './report-calls.css';

/** A call as its convener sees it: who is how far, whose reports resemble each other, the sum. */
export function CallPage(): ReactNode {
  const { callId } = useParams({ from: '/report-calls/$callId' });
  const client = useQueryClient();
  const board = useQuery({
    queryKey: ['report-call', callId],
    queryFn: async () => call(reportCallsApi.board, { params: { callId } }),
  });
  const reload = async (): Promise<void> => client.invalidateQueries({ queryKey: ['report-call', callId] });
  if (board.data !== undefined) return <CallBoard board={board.data} reload={reload} />;
  if (board.isError) return <FailedPage error={board.error} onRetry={() => void board.refetch()} />;
  return <Loading rows={12} />;
}

function CallBoard({ board, reload }: { board: Board; reload: () => Promise<void> }): ReactNode {
  const [changing, setChanging] = useState(false);
  const [tab, setTab] = useState('members');
  return (
    <>
      <PageHead title={`${board.agencyName} ${board.year} 年年报征集`}>
        <ListButton board={board} reload={reload} />
        <Button onClick={() => setChanging(true)}>修改征集</Button>
      </PageHead>
      <Summary board={board} />
      <section className="panel" aria-label="征集情况">
        <TabsOrChoice
          label="查看"
          from="md"
          active={tab}
          onChange={setTab}
          items={[
            {
              key: 'members',
              label: '报送情况',
              children: <MembersTable callId={board.id} members={board.members} />,
            },
            { key: 'sameness', label: '雷同', children: <SamenessPanel callId={board.id} /> },
            { key: 'rollUp', label: '汇总', children: <RollUpPanel callId={board.id} /> },
          ]}
        />
      </section>
      {changing && <ChangeCallDialog board={board} reload={reload} onClose={() => setChanging(false)} />}
    </>
  );
}

function Summary({ board }: { board: Board }): ReactNode {
  const counts = countsOf(board.members);
  return (
    <section className="panel" aria-label="概况">
      <dl className="call-counts">
        {(
          [
            ['征集', counts.asked],
            ['已报送', counts.submitted],
            ['已通过', counts.approved],
            ['逾期', counts.late],
            ['已公布', counts.published],
          ] as const
        ).map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <ul className="quiet">
        {board.deadlines.map(({ level, submitBy, returnBy, publishBy }) => (
          <li key={level}>
            {LEVEL_LABELS[level]}：{submitBy} 前报送，{returnBy} 前审核退回，{publishBy} 前公布
          </li>
        ))}
      </ul>
      {board.note !== '' && <p>{board.note}</p>}
      <p className="quiet">
        {board.openedByName} 于 {showMoment(board.openedAt)} 发起。
        {board.list !== null && (
          <>
            各单位年报名单于 {showMoment(board.list.listedAt)} 公布
            {board.list.href === null ? '' : '，'}
            {board.list.href !== null && (
              <a href={board.list.href} target="_blank" rel="noreferrer">
                查看公开网页
              </a>
            )}
            。
          </>
        )}
      </p>
    </section>
  );
}

/** Reports are published by their agencies; what the convener publishes is the list of them. */
function ListButton({ board, reload }: { board: Board; reload: () => Promise<void> }): ReactNode {
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const publish = useMutation({
    mutationFn: async () => call(reportCallsApi.publishList, { params: { callId: board.id } }),
    onSuccess: async () => {
      void message.success('名单已公布，各单位年报公布后自动列入');
      await reload();
    },
  });
  if (board.list !== null) return <WithdrawButton board={board} reload={reload} />;
  const ask = (): void => {
    void confirm({
      title: '公布各单位年报名单？',
      content:
        '名单在本机构“政府信息公开年报”栏目公布，列出各单位已经公布的年报，以及尚未公布的单位。各单位的年报仍由本单位审核后发布，发布后自动列入。',
      okText: '公布',
      onOk: async () => publish.mutateAsync().catch(() => {}),
    });
  };
  return (
    <>
      <ErrorAlert error={publish.error} />
      <Button loading={publish.isPending} onClick={ask}>
        公布名单
      </Button>
    </>
  );
}

function WithdrawButton({ board, reload }: { board: Board; reload: () => Promise<void> }): ReactNode {
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: async (reason: string) =>
      call(reportCallsApi.withdrawList, { params: { callId: board.id }, body: { reason } }),
    onSuccess: async () => {
      void message.success('名单已撤下');
      setAsking(false);
      await reload();
    },
  });
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        撤下名单
      </Button>
      <ReasonDialog
        open={asking}
        title="撤下各单位年报名单"
        explanation="名单的公开网页和链接随之撤下，各单位已经公布的年报不变。以后可以重新公布。"
        label="撤下的理由"
        okText="撤下"
        danger
        maxLength={500}
        pending={withdraw.isPending}
        error={withdraw.error}
        onCancel={() => {
          withdraw.reset();
          setAsking(false);
        }}
        onOk={({ reason }) => withdraw.mutate(reason)}
      />
    </>
  );
}
