import { Link } from '@tanstack/react-router';
import { Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DeskTable } from '../../parts/desk-table.tsx';
import { showMoment } from '../../parts/moments.ts';
import {
  dueWords,
  LEVEL_LABELS,
  STATE_COLOURS,
  STATE_LABELS,
  URGENCY_COLOURS,
  type Member,
} from './call-words.ts';

/** Every agency that is asked: how far it is, what comes next, what the checks found. */
export function MembersTable(props: { callId: string; members: readonly Member[] }): ReactNode {
  return (
    <DeskTable<Member>
      rowKey="agencyId"
      size="middle"
      columns={columnsOf(props.callId)}
      dataSource={[...props.members]}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: '没有征集机构' }}
    />
  );
}

function columnsOf(callId: string): TableColumnsType<Member> {
  return [
    {
      title: '机构',
      render: (_value, { agencyId, agencyName, level }) => (
        <>
          <Link to="/report-calls/$callId/$agencyId" params={{ callId, agencyId }} className="cell-title">
            {agencyName}
          </Link>
          <div className="quiet">{LEVEL_LABELS[level]}</div>
        </>
      ),
    },
    {
      title: '状态',
      filters: Object.entries(STATE_LABELS).map(([value, text]) => ({ value, text })),
      onFilter: (value, { state }) => state === value,
      render: (_value, { state, hasDraft, frozenAnew }) => (
        <>
          <Tag color={STATE_COLOURS[state]}>{STATE_LABELS[state]}</Tag>
          {hasDraft && <div className="quiet">正在准备</div>}
          {frozenAnew && <Tag color="red">报送后又改了定稿</Tag>}
        </>
      ),
    },
    {
      title: '下一步',
      render: (_value, { due }) => (
        <Tag color={due === null ? 'default' : URGENCY_COLOURS[due.urgency]}>{dueWords(due)}</Tag>
      ),
    },
    {
      title: '报送',
      render: (_value, { submission, submittedLate }) => (
        <>
          {submission === null
            ? ''
            : `第 ${submission.number} 次　${showMoment(submission.at)}　${submission.byName}`}
          {submittedLate > 0 && <div>迟 {submittedLate} 天</div>}
        </>
      ),
    },
    {
      title: '检查提示',
      render: (_value, { submission }) => (submission === null ? '' : findingWords(submission)),
    },
    {
      title: '公布',
      render: (_value, { publicReport, publishedLate }) => (
        <>
          {publicReport === null ? (
            '未公布'
          ) : (
            <a href={publicReport.href} target="_blank" rel="noreferrer">
              {publicReport.publishedOn}
            </a>
          )}
          {publicReport !== null && publicReport.titleYear !== null && (
            <Tag color="orange">标题写的是 {publicReport.titleYear} 年</Tag>
          )}
          {publishedLate > 0 && <div>迟 {publishedLate} 天</div>}
        </>
      ),
    },
  ];
}

function findingWords({ warnings, infos }: { warnings: number; infos: number }): string {
  if (warnings === 0 && infos === 0) return '没有问题';
  return [warnings > 0 ? `已说明 ${warnings} 条` : '', infos > 0 ? `提示 ${infos} 条` : '']
    .filter((words) => words !== '')
    .join('，');
}
