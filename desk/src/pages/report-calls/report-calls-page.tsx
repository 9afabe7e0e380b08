import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Space, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { STATE_COLOURS, STATE_LABELS } from './call-words.ts';
import { OpenCallDialog } from './open-call-dialog.tsx';

type Item = ResponseOf<typeof reportCallsApi.list>['items'][number];

const COLUMNS: TableColumnsType<Item> = [
  {
    title: '征集',
    render: (_value, item) =>
      item.convenes ? (
        <Link to="/report-calls/$callId" params={{ callId: item.id }} className="cell-title">
          {item.agencyName} {item.year} 年
        </Link>
      ) : (
        `${item.agencyName} ${item.year} 年`
      ),
  },
  {
    title: '本单位的报送',
    render: (_value, item) => (
      <Space direction="vertical">
        {item.places.map(({ agencyId, agencyName, state }) => (
          <span key={agencyId}>
            <Link to="/report-calls/$callId/$agencyId" params={{ callId: item.id, agencyId }}>
              {agencyName}
            </Link>{' '}
            <Tag color={STATE_COLOURS[state]}>{STATE_LABELS[state]}</Tag>
          </span>
        ))}
      </Space>
    ),
  },
];

/** The calls for annual reports that concern the person: those to look after, and those to answer. */
export function ReportCallsPage(): ReactNode {
  const [opening, setOpening] = useState(false);
  const calls = useQuery({
    queryKey: ['report-calls'],
    queryFn: async () => call(reportCallsApi.list, {}),
  });
  const mayOpen = calls.data?.mayOpen ?? [];
  return (
    <>
      <PageHead title="年报征集">
        {mayOpen.length > 0 && (
          <Button type="primary" onClick={() => setOpening(true)}>
            发起征集
          </Button>
        )}
      </PageHead>
      <section className="panel">
        <p className="quiet">
          主管部门征集下级年度报告，检查、退回或者通过，再逐格汇总；各单位在这里报送。乡镇和部门的年报在 1 月
          31 日前公布，区县 2 月 20 日前（国办公开办函〔2021〕30号）。
        </p>
        {calls.isError ? (
          <FailedPage error={calls.error} onRetry={() => void calls.refetch()} />
        ) : (
          <DeskTable<Item>
            rowKey="id"
            size="middle"
            columns={COLUMNS}
            dataSource={calls.data?.items ?? []}
            loading={calls.isFetching}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: '还没有年报征集' }}
          />
        )}
      </section>
      {opening && <OpenCallDialog agencies={mayOpen} onClose={() => setOpening(false)} />}
    </>
  );
}
