import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { CASE_ROLES } from '../../../../src/platform/actor.ts';
import { useSession } from '../../app/session.tsx';
import type { RequestsSearch } from '../../app/searches.ts';
import { AgencyChoice, useWorkAgencies } from '../../parts/agency-choice.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { DueCalendar } from './board/due-calendar.tsx';
import { RequestBoard } from './board/request-board.tsx';
import { StatisticsView } from './board/statistics-view.tsx';
import './requests.css';

const VIEWS = [
  { value: 'board', label: '列表' },
  { value: 'calendar', label: '日历' },
  { value: 'statistics', label: '统计' },
] as const;

/** The requests of an agency: as a list, by deadline in a calendar, and in figures. */
export function RequestsPage(): ReactNode {
  const search = useSearch({ from: '/requests' });
  const navigate = useNavigate({ from: '/requests' });
  const { holdsFor } = useSession();
  const { agencies, items, chosen } = useWorkAgencies(search.agencyId);
  const view = search.view ?? 'board';
  if (agencies.isPending) return <Loading rows={10} />;
  if (agencies.isError) return <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />;
  if (chosen === null) return <FailedPage error={new Error('您所在的机构不办理依申请公开。')} />;
  const show = (next: RequestsSearch): void => void navigate({ search: { ...next, agencyId: chosen.id } });
  return (
    <>
      <PageHead title="依申请公开">
        <AgencyChoice items={items} chosen={chosen} onChange={(agencyId) => show({ view, agencyId })} />
        {holdsFor(['requestHandler'], chosen) && (
          <Button
            type="primary"
            onClick={() => void navigate({ to: '/requests/new', search: { agencyId: chosen.id } })}
          >
            登记申请
          </Button>
        )}
        {holdsFor(CASE_ROLES, chosen) && (
          <Link to="/requests/fees" search={{ agencyId: chosen.id }}>
            信息处理费
          </Link>
        )}
        {holdsFor(['requestHandler', 'systemAdmin'], chosen) && (
          <Link to="/requests/settings" search={{ agencyId: chosen.id }}>
            设置
          </Link>
        )}
      </PageHead>
      {holdsFor(CASE_ROLES, chosen) ? (
        <>
          <Segmented
            aria-label="查看方式"
            className="view-choice"
            value={view}
            options={[...VIEWS]}
            onChange={(next) => show({ view: next })}
          />
          {view === 'board' && <RequestBoard key={chosen.id} agency={chosen} search={search} onShow={show} />}
          {view === 'calendar' && <DueCalendar agency={chosen} search={search} onShow={show} />}
          {view === 'statistics' && <StatisticsView agency={chosen} search={search} onShow={show} />}
        </>
      ) : (
        <section className="panel">
          <p>申请的办理情况由申请办理人、审核签发人员和监督员查看。</p>
          <p>
            <Link to="/requests/settings" search={{ agencyId: chosen.id }}>
              办理设置和放假安排
            </Link>
          </p>
        </section>
      )}
    </>
  );
}
