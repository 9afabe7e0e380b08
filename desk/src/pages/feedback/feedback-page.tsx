import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Space, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { FEEDBACK_KIND_LABELS, FEEDBACK_OUTCOME_LABELS } from '../../../../src/law/feedback.ts';
import { feedbackApi } from '../../../../src/modules/feedback/feedback.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { showMoment } from '../../parts/moments.ts';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { AnswerDialog, HandOnDialog } from './feedback-dialogs.tsx';
import { FeedbackFigures } from './feedback-figures.tsx';
import { FeedbackTerms } from './feedback-terms.tsx';

/** What a visitor reported. */
export type FeedbackTicket = ResponseOf<typeof feedbackApi.list>['items'][number];

type Which = 'open' | 'all';
type Doing = { readonly what: 'answer' | 'handOn'; readonly ticket: FeedbackTicket };

/** 网页纠错: what visitors found wrong with the pages, and the answers to it. */
export function FeedbackPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/feedback' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Feedback key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Feedback(props: { agency: AgencySummary; agencies: readonly AgencySummary[] }): ReactNode {
  const { agency, agencies } = props;
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/feedback' });
  const [which, setWhich] = useState<Which>('open');
  const [page, setPage] = useState(1);
  const [doing, setDoing] = useState<Doing | null>(null);
  const list = useQuery({
    queryKey: ['feedback', agency.id, which, page],
    queryFn: async () =>
      call(feedbackApi.list, { query: { agencyId: agency.id, which, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const done = async (): Promise<void> => {
    setDoing(null);
    await client.invalidateQueries({ queryKey: ['feedback'] });
    await client.invalidateQueries({ queryKey: ['feedback-todo'] });
  };
  return (
    <>
      <PageHead title="网页纠错">
        <AgencyChoice
          items={agencies}
          chosen={agency}
          onChange={(agencyId) => void navigate({ search: { agencyId } })}
        />
      </PageHead>
      <section className="panel" aria-label="网页纠错">
        <Space wrap className="form-alert">
          <Segmented<Which>
            aria-label="状态"
            value={which}
            options={[
              { value: 'open', label: '未答复' },
              { value: 'all', label: '全部' },
            ]}
            onChange={(next) => {
              setWhich(next);
              setPage(1);
            }}
          />
        </Space>
        <PagedTable
          list={list}
          columns={columnsOf(setDoing)}
          page={page}
          empty={which === 'open' ? '没有等待答复的网页纠错' : '还没有收到网页纠错'}
          unit="条"
          onPage={setPage}
        />
      </section>
      <FeedbackFigures agencyId={agency.id} />
      {list.data !== undefined && (
        <FeedbackTerms agencyId={agency.id} set={list.data} may={list.data.may.set} />
      )}
      {doing?.what === 'answer' && (
        <AnswerDialog ticket={doing.ticket} onClose={() => setDoing(null)} onDone={done} />
      )}
      {doing?.what === 'handOn' && (
        <HandOnDialog ticket={doing.ticket} onClose={() => setDoing(null)} onDone={done} />
      )}
    </>
  );
}

function columnsOf(onDo: (doing: Doing) => void): TableColumnsType<FeedbackTicket> {
  return [
    {
      title: '问题',
      key: 'problem',
      className: 'cell-wrap',
      render: (_value, ticket) => (
        <>
          {ticket.quote !== '' && <div className="quiet">原文：{ticket.quote}</div>}
          {ticket.forgotten ? <span className="quiet">保留期限已到，内容已经清除</span> : ticket.problem}
          <div>
            <Tag>{FEEDBACK_KIND_LABELS[ticket.kind]}</Tag>
            {ticket.overdue && <Tag color="red">已逾期</Tag>}
            {ticket.outcome !== null && <Tag color="green">{FEEDBACK_OUTCOME_LABELS[ticket.outcome]}</Tag>}
          </div>
          {ticket.answer !== '' && <div className="quiet small">答复：{ticket.answer}</div>}
        </>
      ),
    },
    {
      title: '网页',
      key: 'page',
      className: 'cell-wrap',
      render: (_value, ticket) => (
        <>
          <a href={ticket.page} target="_blank" rel="noreferrer">
            {ticket.page}
          </a>
          {ticket.documentId !== null && (
            <div>
              <Link to="/documents/$documentId" params={{ documentId: ticket.documentId }}>
                打开文稿
              </Link>
            </div>
          )}
        </>
      ),
    },
    {
      title: '期限',
      key: 'due',
      width: 190,
      className: 'cell-wrap',
      render: (_value, ticket) => (
        <>
          {ticket.outcome === null ? `${ticket.dueOn} 前答复` : `${ticket.answeredOn ?? ''} 已答复`}
          <div className="quiet small">
            {ticket.number}，{showMoment(ticket.receivedAt)}收到
          </div>
          <div className="quiet small">{ticket.agencyName}</div>
        </>
      ),
    },
    {
      title: '办理',
      key: 'do',
      width: 130,
      render: (_value, ticket) => (
        <Space>
          {ticket.may.answer && (
            <Button size="small" type="primary" onClick={() => onDo({ what: 'answer', ticket })}>
              答复
            </Button>
          )}
          {ticket.may.handOn && (
            <Button size="small" onClick={() => onDo({ what: 'handOn', ticket })}>
              转办
            </Button>
          )}
        </Space>
      ),
    },
  ];
}
