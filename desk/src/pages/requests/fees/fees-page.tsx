import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Breadcrumb, Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { feesExportPath, requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import { AgencyChoice, useWorkAgencies, type AgencySummary } from '../../../parts/agency-choice.tsx';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import { dayOfToday } from '../../../parts/today.ts';
import { useDownload } from '../../../parts/use-download.ts';
import { FeeCalculator } from './fee-calculator.tsx';
import { FeesTable } from './fees-table.tsx';
import { Tariffs } from './tariffs.tsx';
import '../requests.css';

/** 国办函〔2020〕109号 is in force from this year on. */
const FIRST_YEAR = 2021;

/** The register of 信息处理费 of a year, and by what it is charged. */
export function FeesPage(): ReactNode {
  const search = useSearch({ from: '/requests/fees' });
  const navigate = useNavigate();
  const { agencies, items, chosen } = useWorkAgencies(search.agencyId);
  const year = search.year ?? Number(dayOfToday().slice(0, 4));
  const show = (next: { agencyId?: string; year?: number }): void =>
    void navigate({
      to: '/requests/fees',
      search: { year, ...(chosen && { agencyId: chosen.id }), ...next },
    });
  return (
    <>
      <Breadcrumb items={[{ title: <Link to="/requests">依申请公开</Link> }, { title: '信息处理费' }]} />
      <PageHead title="信息处理费登记">
        <AgencyChoice items={items} chosen={chosen} onChange={(agencyId) => show({ agencyId })} />
      </PageHead>
      {agencies.isPending && <Loading />}
      {agencies.isError && <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />}
      {agencies.isSuccess && chosen === null && (
        <FailedPage error={new Error('您所在的机构不办理依申请公开。')} />
      )}
      {chosen !== null && <Register agency={chosen} year={year} onYear={(next) => show({ year: next })} />}
      <section className="panel" aria-labelledby="tariffs">
        <h2 id="tariffs">收费标准和试算</h2>
        <Tariffs />
        <FeeCalculator />
      </section>
    </>
  );
}

function Register(props: { agency: AgencySummary; year: number; onYear: (year: number) => void }): ReactNode {
  const { agency, year, onYear } = props;
  const sheet = useDownload();
  const query = { agencyId: agency.id, year };
  const fees = useQuery({
    queryKey: ['requests', agency.id, 'fees', year],
    queryFn: async () => call(requestsApi.fees, { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel" aria-labelledby="fees">
      <div className="panel-head">
        <h2 id="fees">{year}年登记</h2>
        <Select
          aria-label="年度"
          value={year}
          options={yearsWith(year).map((value) => ({ value, label: `${value}年` }))}
          onChange={onYear}
        />
        <Button loading={sheet.pending} onClick={() => sheet.start(feesExportPath(query))}>
          导出 XLSX
        </Button>
      </div>
      <p className="quiet">
        由申请的办理记录自动登记，不写申请人。列出当年发出通知或者当年缴费的；收费的总体情况写入年度报告第六部分。
      </p>
      {fees.isPending && <Loading />}
      {fees.isError && <FailedPage error={fees.error} onRetry={() => void fees.refetch()} />}
      {fees.data && <FeesTable fees={fees.data} year={year} />}
    </section>
  );
}

function yearsWith(chosen: number): readonly number[] {
  const thisYear = Number(dayOfToday().slice(0, 4));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, back) => thisYear - back);
  return years.includes(chosen) ? years : [...years, chosen].toSorted((a, b) => b - a);
}
