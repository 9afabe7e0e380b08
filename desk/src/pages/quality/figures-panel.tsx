import { useQuery } from '@tanstack/react-query';
import { Select, Space, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { firstDayOf, lastDayOf, yearOf } from '../../../../src/law/dates.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { qualityApi } from '../../../../src/modules/quality/quality.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { dayOfToday } from '../../parts/today.ts';

type Figures = ResponseOf<typeof qualityApi.figures>['items'][number];

const YEARS_BACK = 5;

/** Figures of each month: how much was checked and found, and how many faults never came before the public. */
export function FiguresPanel({ agencyId }: { agencyId: string }): ReactNode {
  const thisYear = yearOf(dayOfToday());
  const [year, setYear] = useState(thisYear);
  const figures = useQuery({
    queryKey: ['quality-figures', agencyId, year],
    queryFn: async () =>
      call(qualityApi.figures, { query: { agencyId, from: firstDayOf(year), to: lastDayOf(year) } }),
  });
  if (figures.isError) return <FailedPage error={figures.error} onRetry={() => void figures.refetch()} />;
  const items = figures.data?.items ?? [];
  const stopped = items.reduce((sum, one) => sum + one.stopped, 0);
  return (
    <>
      <Space wrap className="form-alert">
        <Select<number>
          aria-label="年份"
          value={year}
          options={Array.from({ length: YEARS_BACK }, (_, back) => ({
            value: thisYear - back,
            label: `${thisYear - back}年`,
          }))}
          onChange={setYear}
        />
        <span>
          全年在发布前拦截并改正必须核对的问题 <b>{stopped}</b> 处。
        </span>
      </Space>
      <DeskTable<Figures>
        rowKey={({ agencyId: id, month }) => `${id} ${month}`}
        size="middle"
        columns={COLUMNS}
        dataSource={items}
        loading={figures.isPending}
        pagination={{ pageSize: 36, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: '这一年没有检查过文稿' }}
      />
    </>
  );
}

const COLUMNS: TableColumnsType<Figures> = [
  { title: '月份', dataIndex: 'month' },
  { title: '机构', dataIndex: 'agencyName' },
  { title: '检查（份次）', dataIndex: 'checked', align: 'end' },
  { title: '字符', dataIndex: 'characters', align: 'end' },
  { title: '发现', dataIndex: 'found', align: 'end' },
  { title: '其中必须核对', dataIndex: 'gate', align: 'end' },
  { title: '已改正', dataIndex: 'mended', align: 'end' },
  { title: '核对无误', dataIndex: 'accepted', align: 'end' },
  { title: '忽略', dataIndex: 'ignored', align: 'end' },
  { title: '待核对', dataIndex: 'open', align: 'end' },
  { title: '发布前拦截', dataIndex: 'stopped', align: 'end' },
];
