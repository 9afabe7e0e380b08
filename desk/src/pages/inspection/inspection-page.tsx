import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { CONCLUSION_LABELS } from '../../../../src/law/inspection/hand-checks.ts';
import { inspectionApi } from '../../../../src/modules/inspection/inspection.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { InspectionResult } from './inspection-result.tsx';
import { IndicatorSettings } from './indicator-settings.tsx';
import { CONCLUSION_COLOURS } from './inspection-words.ts';

type Head = ResponseOf<typeof inspectionApi.list>['items'][number];

/** 网站检查: the site held against what inspectors look at, now and before. */
export function InspectionPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/inspection' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Inspections key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Inspections(props: { agency: AgencySummary; agencies: readonly AgencySummary[] }): ReactNode {
  const { agency, agencies } = props;
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/inspection' });
  const [shown, setShown] = useState<string | null>(null);
  const [setting, setSetting] = useState(false);
  const list = useQuery({
    queryKey: ['inspections', agency.id],
    queryFn: async () => call(inspectionApi.list, { query: { agencyId: agency.id } }),
  });
  const make = useMutation({
    mutationFn: async () => call(inspectionApi.make, { body: { agencyId: agency.id } }),
    onSuccess: async ({ inspectionId }) => {
      setShown(inspectionId);
      await client.invalidateQueries({ queryKey: ['inspections', agency.id] });
      await client.invalidateQueries({ queryKey: ['inspection-todo'] });
    },
  });
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading />;
  const { items, may } = list.data;
  const open = shown ?? items[0]?.id ?? null;
  return (
    <>
      <PageHead title="网站检查">
        {may.set && <Button onClick={() => setSetting(true)}>设定指标</Button>}
        {may.make && (
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
            现在检查
          </Button>
        )}
        <AgencyChoice
          items={agencies}
          chosen={agency}
          onChange={(agencyId) => void navigate({ search: { agencyId } })}
        />
      </PageHead>
      <ErrorAlert error={make.error} />
      {open === null ? (
        <section className="panel">
          <Empty description="还没有检查过。系统每月自动检查一次，也可以现在检查。" />
        </section>
      ) : (
        <InspectionResult key={open} inspectionId={open} agencyId={agency.id} />
      )}
      {items.length > 0 && (
        <section className="panel" aria-label="历次检查">
          <h2>历次检查</h2>
          <DeskTable<Head>
            rowKey="id"
            size="small"
            columns={columnsOf(setShown)}
            dataSource={items}
            pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
          />
        </section>
      )}
      {setting && (
        <IndicatorSettings
          agencyId={agency.id}
          onClose={() => setSetting(false)}
          onDone={async () => {
            setSetting(false);
            await client.invalidateQueries({ queryKey: ['inspection-settings', agency.id] });
          }}
        />
      )}
    </>
  );
}

function columnsOf(onShow: (id: string) => void): TableColumnsType<Head> {
  return [
    {
      title: '日期',
      dataIndex: 'day',
      render: (day: string, { id }) => (
        <Button type="link" className="cell-link" onClick={() => onShow(id)}>
          {day}
        </Button>
      ),
    },
    {
      title: '结论',
      key: 'conclusion',
      render: (_value, { conclusion, awaiting }) => (
        <>
          <Tag color={CONCLUSION_COLOURS[conclusion]}>{CONCLUSION_LABELS[conclusion]}</Tag>
          {awaiting !== null && awaiting > 0 && <span className="quiet">还有 {awaiting} 项需要人工检查</span>}
        </>
      ),
    },
    { title: '得分', dataIndex: 'score', align: 'right' },
    // On phones the day and what came of it are enough; the result itself says the rest.
    { title: '检查人', dataIndex: 'by', responsive: ['sm'] },
    { title: '时间', dataIndex: 'madeAt', render: showMoment, responsive: ['sm'] },
  ];
}
