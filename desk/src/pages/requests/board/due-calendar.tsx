import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { toChinese } from '../../../../../src/law/dates.ts';
import { POSITION_LABELS } from '../../../../../src/law/requests/positions.ts';
import { requestDeskApi } from '../../../../../src/modules/requests/request-desk.api.ts';
import { call } from '../../../app/api.ts';
import type { RequestsSearch } from '../../../app/searches.ts';
import type { AgencySummary } from '../../../parts/agency-choice.tsx';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { DueTag } from '../due-tag.tsx';
import type { BoardItem } from '../request-words.ts';
import { monthAway, monthGrid } from './month-grid.ts';
import { dayOfToday } from '../../../parts/today.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** What falls due on which day of a month. A table on a wide screen, a list on a phone. */
export function DueCalendar(props: {
  agency: AgencySummary;
  search: RequestsSearch;
  onShow: (search: RequestsSearch) => void;
}): ReactNode {
  const { agency, search, onShow } = props;
  const today = dayOfToday();
  const month = search.month ?? today.slice(0, 7);
  const weeks = monthGrid(month);
  const [from = '', to = ''] = [weeks[0]?.[0], weeks.at(-1)?.[6]];
  const due = useQuery({
    queryKey: ['requests', agency.id, 'due', from, to],
    queryFn: async () => call(requestDeskApi.dueDays, { query: { agencyId: agency.id, from, to } }),
    placeholderData: keepPreviousData,
  });
  if (due.isError) return <FailedPage error={due.error} onRetry={() => void due.refetch()} />;
  const items = due.data?.items ?? [];
  const go = (next: string): void => onShow({ view: 'calendar', month: next });
  return (
    <section className="panel" aria-label="到期日历">
      <div className="panel-head">
        <h2>{monthWords(month)}到期的申请</h2>
        <Space wrap>
          <Button onClick={() => go(monthAway(month, -1))}>上月</Button>
          <Button disabled={month === today.slice(0, 7)} onClick={() => go(today.slice(0, 7))}>
            本月
          </Button>
          <Button onClick={() => go(monthAway(month, 1))}>下月</Button>
        </Space>
      </div>
      {due.data?.more === true && (
        <Alert
          type="info"
          role="note"
          className="form-alert"
          title="到期的申请很多，只显示最早的一部分；全部请看列表。"
        />
      )}
      <p className="quiet">中止计算的申请按目前算得的日期排列，恢复计算后可能顺延。</p>
      <MonthTable weeks={weeks} month={month} today={today} items={items} />
      <MonthList items={items.filter(({ dueOn }) => dueOn?.slice(0, 7) === month)} />
    </section>
  );
}

function MonthTable(props: {
  weeks: readonly (readonly string[])[];
  month: string;
  today: string;
  items: readonly BoardItem[];
}): ReactNode {
  const { weeks, month, today, items } = props;
  return (
    <table className="month-table">
      <caption className="for-readers">{monthWords(month)}每天到期的申请</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((word) => (
            <th key={word} scope="col">
              <span className="for-readers">星期</span>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={dayClass(day, { month, today })}
                {...(day === today && { 'aria-current': 'date' as const })}
              >
                <span className="month-day">
                  <span aria-hidden="true">{Number(day.slice(8))}</span>
                  <span className="for-readers">{toChinese(day)}</span>
                </span>
                <ul className="plain-list">
                  {items
                    .filter((item) => item.dueOn === day)
                    .map((item) => (
                      <li key={item.id} className={`due due-${item.urgency}`}>
                        <Link
                          to="/requests/$caseId"
                          params={{ caseId: item.id }}
                          title={POSITION_LABELS[item.position].desk}
                        >
                          {item.number}
                        </Link>
                        {item.urgency === 'overdue' && <span> 超期</span>}
                        {item.urgency === 'paused' && <span> 中止</span>}
                      </li>
                    ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MonthList({ items }: { items: readonly BoardItem[] }): ReactNode {
  const days = [...new Set(items.map(({ dueOn }) => dueOn))];
  if (days.length === 0) return <p className="month-list">这个月没有到期的申请。</p>;
  return (
    <dl className="month-list">
      {days.map((day) => (
        <div key={day}>
          <dt>{day}</dt>
          {items
            .filter(({ dueOn }) => dueOn === day)
            .map((item) => (
              <dd key={item.id}>
                <Link to="/requests/$caseId" params={{ caseId: item.id }}>
                  {item.number}
                </Link>
                <span className="after-word">{POSITION_LABELS[item.position].desk}</span>
                <span className="after-word">
                  <DueTag item={item} />
                </span>
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

function dayClass(day: string, shown: { month: string; today: string }): string {
  const out = day.slice(0, 7) === shown.month ? '' : ' month-out';
  return `${day === shown.today ? 'month-today' : ''}${out}`.trim();
}

function monthWords(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}
