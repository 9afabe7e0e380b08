import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../../src/platform/http/endpoint.ts';
import { RECEIPT_RULES } from '../../../../../src/law/requests/channels.ts';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import type { RequestsSearch } from '../../../app/searches.ts';
import type { AgencySummary } from '../../../parts/agency-choice.tsx';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { outcomeWords } from '../request-words.ts';
import { BarTable } from './bar-table.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { dayOfToday } from '../../../parts/today.ts';

type Statistics = ResponseOf<typeof requestsApi.statistics>;

const YEARS_BACK = 6;

/** An agency's requests in figures: as they stand today, and how those of a year went. */
export function StatisticsView(props: {
  agency: AgencySummary;
  search: RequestsSearch;
  onShow: (search: RequestsSearch) => void;
}): ReactNode {
  const { agency, search, onShow } = props;
  const thisYear = Number(dayOfToday().slice(0, 4));
  const year = search.year ?? thisYear;
  const query = { agencyId: agency.id, from: `${year}-01-01`, to: `${year}-12-31` };
  const statistics = useQuery({
    queryKey: ['requests', agency.id, 'statistics', year],
    queryFn: async () => call(requestsApi.statistics, { query }),
    placeholderData: keepPreviousData,
  });
  const years = Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back);
  return (
    <section className="panel" aria-label="统计">
      <div className="panel-head">
        <h2>办理情况统计</h2>
        <Select
          aria-label="年度"
          value={year}
          options={(years.includes(year) ? years : [...years, year]).map((value) => ({
            value,
            label: `${value}年`,
          }))}
          onChange={(next) => onShow({ view: 'statistics', year: next })}
        />
      </div>
      {statistics.isPending && <Loading rows={8} />}
      {statistics.isError && (
        <FailedPage error={statistics.error} onRetry={() => void statistics.refetch()} />
      )}
      {statistics.data && <Figures statistics={statistics.data} year={year} />}
    </section>
  );
}

function Figures({ statistics, year }: { statistics: Statistics; year: number }): ReactNode {
  const { now, period, outcomes, channels, units, satisfaction, suggestions } = statistics;
  return (
    <>
      <h3>今天（{statistics.today}）</h3>
      <Tiles
        tiles={[
          ['在办', now.open],
          ['超期', now.overdue],
          ['今天到期', now.dueToday],
          ['临期', now.soon],
          ['中止等待', now.paused],
          ['待确认收件', now.pending],
          ...(now.unknown > 0 ? [['缺放假安排', now.unknown] as const] : []),
        ]}
      />
      <h3>{year}年</h3>
      <Tiles
        tiles={[
          ['收到', period.received],
          ['办结', period.settled],
          ['按期答复', period.inTime],
          ['逾期答复', period.late],
          ['延长期限', period.extended],
          ['办理天数（中位数）', period.medianDays === null ? '—' : Math.round(period.medianDays)],
          [
            '满意度（5分制）',
            satisfaction.average === null ? '—' : `${satisfaction.average}（${satisfaction.answers}人）`,
          ],
        ]}
      />
      <div className="figure-columns">
        <BarTable
          caption="办理结果"
          of="结果"
          rows={outcomes.map(({ row, count }) => ({ label: outcomeWords(row), count }))}
        />
        <BarTable
          caption="提出方式"
          of="方式"
          rows={channels.map(({ channel, count }) => ({ label: RECEIPT_RULES[channel].label, count }))}
        />
        <UnitTable units={units} />
        <BarTable
          caption="提交申请前推荐的已公开信息"
          of="情形"
          rows={[
            { label: '推荐次数', count: suggestions.shown },
            { label: '看后不再申请', count: suggestions.helped },
            { label: '仍然申请', count: suggestions.applied },
          ]}
        />
      </div>
    </>
  );
}

function Tiles({ tiles }: { tiles: readonly (readonly [string, string | number])[] }): ReactNode {
  return (
    <dl className="tiles">
      {tiles.map(([label, value]) => (
        <div key={label} className="tile">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function UnitTable({ units }: { units: Statistics['units'] }): ReactNode {
  return (
    <table className="figures">
      <caption>各承办科室在办</caption>
      <thead>
        <tr>
          <th scope="col">科室</th>
          <th scope="col">在办</th>
          <th scope="col">其中超期</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, open, overdue }) => (
          <tr key={unit}>
            <th scope="row">{unit === '' ? '未指定' : unit}</th>
            <td>{open}</td>
            <td>{overdue}</td>
          </tr>
        ))}
        {units.length === 0 && (
          <tr>
            <td colSpan={3}>没有在办的申请</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
