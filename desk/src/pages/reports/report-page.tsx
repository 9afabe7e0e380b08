import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Dropdown, Space, Tabs, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { EXPORT_FORMATS, reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { FullPageSpin } from '../../parts/full-page-spin.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { FindingsPanel, openFindings } from './findings-panel.tsx';
import { NarrativeEditor } from './narrative-editor.tsx';
import { RecordsDrawer } from './records-drawer.tsx';
import { ReportTables } from './report-tables.tsx';
import { reportState } from './reports-page.tsx';

/** A report with everything known of it. */
export type ReportView = ResponseOf<typeof reportsApi.get>;

/** A year's report: figures, text, what the checks found, and the way to publication. */
export function ReportPage(): ReactNode {
  const { reportId } = useParams({ strict: false });
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [opened, setOpened] = useState<string | null>(null);
  const key = ['report', reportId];
  const report = useQuery({
    queryKey: key,
    queryFn: async () => call(reportsApi.get, { params: { reportId: reportId ?? '' } }),
  });
  const reload = async (): Promise<void> => client.invalidateQueries({ queryKey: key });
  const freeze = useMutation({
    mutationFn: async (view: ReportView) =>
      call(reportsApi.freeze, { params: { reportId: view.id }, body: { version: view.version } }),
    onSuccess: async () => {
      void message.success('已定稿，请到文稿页面送审');
      await reload();
    },
  });
  if (report.isPending) return <FullPageSpin />;
  if (report.isError) return <FailedPage error={report.error} onRetry={() => void report.refetch()} />;
  const view = report.data;
  const open = openFindings(view);
  return (
    <>
      <PageHead title={`${view.agencyName} ${view.year} 年度报告`}>
        <Tag>{reportState(view)}</Tag>
        <ExportButton reportId={view.id} />
        {view.documentId !== null && (
          <Link to="/documents/$documentId" params={{ documentId: view.documentId }}>
            打开文稿
          </Link>
        )}
        {view.canEdit && (
          <Button
            type="primary"
            loading={freeze.isPending}
            onClick={() =>
              modal.confirm({
                title: '定稿',
                content:
                  '按当前数据和文字生成年报文稿及 DOCX、PDF 附件，然后送审。此后登记簿的变动不会改变定稿。',
                okText: '定稿',
                cancelText: '取消',
                onOk: async () => freeze.mutateAsync(view).catch(() => {}),
              })
            }
          >
            定稿
          </Button>
        )}
      </PageHead>
      {freeze.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={freeze.error.message} />
      )}
      {view.changedSinceFrozen && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title="定稿以后登记簿有变动，现在算出的数与定稿不同。如需改用新数，请重新定稿。"
        />
      )}
      <section className="panel">
        <Tabs
          items={[
            {
              key: 'tables',
              label: '数据表',
              children: <ReportTables view={view} reload={reload} onOpen={setOpened} />,
            },
            {
              key: 'text',
              label: '文字',
              children: <NarrativeEditor key={view.version} view={view} reload={reload} onOpen={setOpened} />,
            },
            {
              key: 'findings',
              label: open.length > 0 ? `检查（${open.length} 项待处理）` : '检查',
              children: <FindingsPanel view={view} reload={reload} />,
            },
          ]}
        />
      </section>
      {opened !== null && <RecordsDrawer reportId={view.id} name={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function ExportButton({ reportId }: { reportId: string }): ReactNode {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: EXPORT_FORMATS.map((format) => ({
          key: format,
          label: (
            <a href={`/api/reports/${reportId}/export/${format}`} download>
              {format.toUpperCase()}
            </a>
          ),
        })),
      }}
    >
      <Button>
        <Space>导出</Space>
      </Button>
    </Dropdown>
  );
}
