import { useQuery } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { yearOf } from '../../../../src/law/dates.ts';
import { FEEDBACK_KIND_LABELS } from '../../../../src/law/feedback.ts';
import { feedbackApi } from '../../../../src/modules/feedback/feedback.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { dayOfToday } from '../../parts/today.ts';

/** How many reports came in each month of a year, and how they were answered. */
export function FeedbackFigures({ agencyId }: { agencyId: string }): ReactNode {
  const [year, setYear] = useState(yearOf(dayOfToday()));
  const figures = useQuery({
    queryKey: ['feedback', agencyId, 'figures', year],
    queryFn: async () => call(feedbackApi.figures, { query: { agencyId, year } }),
  });
  const rows = (figures.data?.items ?? []).map((item) => ({
    ...item,
    key: `${item.month} ${item.kind}`,
    kindName: FEEDBACK_KIND_LABELS[item.kind],
  }));
  return (
    <section className="panel" aria-label="件数">
      <h2>件数</h2>
      <p>
        <InputNumber
          aria-label="年份"
          min={2000}
          max={2100}
          value={year}
          onChange={(next) => next !== null && setYear(next)}
        />
        <span className="quiet">　按收到的月份统计</span>
      </p>
      <ErrorAlert error={figures.error} />
      <DeskTable
        size="small"
        loading={figures.isFetching}
        dataSource={rows}
        locale={{ emptyText: '这一年没有收到网页纠错' }}
        columns={[
          { title: '月份', dataIndex: 'month' },
          { title: '类型', dataIndex: 'kindName' },
          { title: '收到', dataIndex: 'received', align: 'right' },
          { title: '已答复', dataIndex: 'answered', align: 'right' },
          { title: '已改正', dataIndex: 'mended', align: 'right' },
          { title: '按期答复', dataIndex: 'onTime', align: 'right' },
          { title: '逾期', dataIndex: 'late', align: 'right' },
        ]}
      />
    </section>
  );
}
