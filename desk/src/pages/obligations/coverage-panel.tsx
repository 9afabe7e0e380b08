import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { OBLIGATION_STATUS_LABELS } from '../../../../src/law/obligations/obligation-status.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { yearOf } from '../../../../src/law/dates.ts';
import { rateWords, type Coverage } from './obligation-words.ts';

const BY = [
  { value: 'source', label: '按事项' },
  { value: 'field', label: '按领域' },
  { value: 'unit', label: '按科室' },
  { value: 'agency', label: '按机构' },
] as const;

type By = (typeof BY)[number]['value'];

const YEARS_BACK = 5;

/** What was due in each month of a year, and how it stands; words in every field, so that colour isn't needed. */
export function CoveragePanel(props: {
  agencyId: string;
  year: number;
  onYear: (year: number) => void;
}): ReactNode {
  const { agencyId, year, onYear } = props;
  const [by, setBy] = useState<By>('source');
  const [unitId, setUnitId] = useState<string | null>(null);
  const map = useQuery({
    queryKey: ['obligations', agencyId, 'coverage', year, by, unitId],
    queryFn: async () =>
      call(obligationsApi.coverage, {
        query: { agencyId, year, by, ...(unitId !== null && by !== 'agency' && { unitId }) },
      }),
    placeholderData: keepPreviousData,
  });
  const units = useQuery({
    queryKey: ['obligations', agencyId, 'coverage', year, 'unit', null],
    queryFn: async () => call(obligationsApi.coverage, { query: { agencyId, year, by: 'unit' } }),
  });
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => yearOf(dayOfToday()) + 1 - back);
  return (
    <>
      <Space wrap className="form-alert">
        <Select
          aria-label="年度"
          value={year}
          options={[...new Set([year, ...years])].map((each) => ({ value: each, label: `${each}年` }))}
          onChange={onYear}
        />
        <Segmented<By> aria-label="分组" value={by} options={[...BY]} onChange={setBy} />
        {by !== 'agency' && (
          <Select
            aria-label="科室"
            className="short-select"
            allowClear
            placeholder="全部科室"
            value={unitId}
            options={(units.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next: string | undefined) => setUnitId(next ?? null)}
          />
        )}
      </Space>
      {map.isPending && <Loading />}
      {map.isError && <FailedPage error={map.error} onRetry={() => void map.refetch()} />}
      {map.data !== undefined && <CoverageTable map={map.data} />}
    </>
  );
}

function CoverageTable({ map }: { map: Coverage }): ReactNode {
  if (map.rows.length === 0)
    return <p>{map.year}年没有公开义务。采用标准目录或者登记工作事项的阶段后，这里逐月显示。</p>;
  return (
    <>
      <p>{rateWords(map.total)}。</p>
      <WideTable label="分布图">
        <table className="figures coverage">
          <caption>{map.year}年各月到期的公开义务</caption>
          <thead>
            <tr>
              <th scope="col">事项</th>
              {Array.from({ length: 12 }, (_, month) => (
                <th key={month} scope="col">
                  {month + 1}月
                </th>
              ))}
              <th scope="col">按期率</th>
            </tr>
          </thead>
          <tbody>
            {map.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {row.months.map(({ month, status, count }) => (
                  <td key={month} className={status === null ? '' : `coverage-${status}`}>
                    {status === null ? (
                      <span className="for-readers">无</span>
                    ) : (
                      <>
                        {OBLIGATION_STATUS_LABELS[status]}
                        {count > 1 && <span className="quiet">（{count}）</span>}
                      </>
                    )}
                  </td>
                ))}
                <td>{percentOf(row.timeliness.rate)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">各月按期率</th>
              {map.months.map(({ month, timeliness }) => (
                <td key={month}>{percentOf(timeliness.rate)}</td>
              ))}
              <td>{percentOf(map.total.rate)}</td>
            </tr>
          </tfoot>
        </table>
      </WideTable>
    </>
  );
}

function percentOf(rate: number | null): string {
  return rate === null ? '—' : `${Math.round(rate * 100)}%`;
}
