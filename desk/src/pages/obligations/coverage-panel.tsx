import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { coverageFilePath } from '../../../../src/modules/obligations/coverage.api.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { useDownload } from '../../parts/use-download.ts';
import { yearOf } from '../../../../src/law/dates.ts';
import { CoverageTable, SHOWN, type Shown } from './coverage-table.tsx';

const BY = [
  { value: 'source', label: '按事项' },
  { value: 'field', label: '按领域' },
  { value: 'unit', label: '按科室' },
  { value: 'agency', label: '按机构' },
] as const;

type By = (typeof BY)[number]['value'];

const YEARS_BACK = 5;

/** What was due in each month of a year, and how it stands; what nothing was ever due for, too. */
export function CoveragePanel(props: {
  agencyId: string;
  year: number;
  onYear: (year: number) => void;
}): ReactNode {
  const { agencyId, year, onYear } = props;
  const [by, setBy] = useState<By>('source');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>('all');
  const file = useDownload();
  const filter = { agencyId, year, by, ...(unitId !== null && by !== 'agency' && { unitId }) };
  const map = useQuery({
    queryKey: ['obligations', agencyId, 'coverage', year, by, unitId],
    queryFn: async () => call(obligationsApi.coverage, { query: filter }),
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
        {by === 'source' && (
          <Select<Shown>
            aria-label="显示"
            className="short-select"
            value={shown}
            options={[...SHOWN]}
            onChange={setShown}
          />
        )}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={file.pending}
          onClick={() => file.start(coverageFilePath(filter))}
        >
          导出
        </Button>
      </Space>
      {map.isPending && <Loading />}
      {map.isError && <FailedPage error={map.error} onRetry={() => void map.refetch()} />}
      {map.data !== undefined && <CoverageTable map={map.data} by={by} shown={shown} />}
    </>
  );
}
