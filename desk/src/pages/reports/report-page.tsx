import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Dropdown, Skeleton, Tabs, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { EXPORT_FORMATS, reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { openFindings } from '../../../../src/law/annual-report/findings.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { useUnsavedGuard } from '../../parts/use-unsaved-guard.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { NarrativeEditor } from './narrative-editor.tsx';
import { RecordsDrawer } from './records-drawer.tsx';
import { ReportTables } from './report-tables.tsx';
import { reportState, type ReportView } from './report-view.ts';
import { useNarrative } from './use-narrative.ts';
import './reports.css';

const FORMAT_LABELS: Readonly<Record<(typeof EXPORT_FORMATS)[number], string>> = {
  docx: 'Word 文档（DOCX）',
  pdf: 'PDF',
  html: '网页（HTML）',
  json: '数据（JSON）',
};

/** A year's report: figures, text, what the checks found, and the way to publication. */
export function ReportPage(): ReactNode {
  const { reportId } = useParams({ from: '/reports/$reportId' });
  const client = useQueryClient();
  const report = useQuery({
    queryKey: ['report', reportId],
    queryFn: async () => call(reportsApi.get, { params: { reportId } }),
  });
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['report', reportId] });
    await client.invalidateQueries({ queryKey: ['reports'] });
    // 定稿 writes into a document.
    await client.invalidateQueries({ queryKey: ['document'] });
  };
  if (report.data !== undefined) return <Report view={report.data} reload={reload} />;
  if (report.isError) return <FailedPage error={report.error} onRetry={() => void report.refetch()} />;
  return <Skeleton active paragraph={{ rows: 12 }} />;
}

function Report({ view, reload }: { view: ReportView; reload: () => Promise<void> }): ReactNode {
  const [opened, setOpened] = useState<string | null>(null);
  const narrative = useNarrative(view);
  useUnsavedGuard(narrative.dirty, '年报文字有修改还没有保存，离开后会丢失。');
  const open = openFindings(view.findings, (found) => found.answer !== null);
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
      </PageHead>
      {view.canEdit && <Freeze view={view} open={open.length} unsaved={narrative.dirty} reload={reload} />}
      {view.changedSinceFrozen && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title="定稿以后登记簿有变动，现在算出的数与定稿不同。如需改用新数，请重新定稿。"
        />
      )}
      <section className="panel" aria-label="年度报告内容">
        <Tabs
          items={[
            {
              key: 'tables',
              label: '数据表',
              children: <ReportTables view={view} onOpen={setOpened} />,
            },
            {
              key: 'text',
              label: narrative.dirty ? '文字（未保存）' : '文字',
              children: (
                <NarrativeEditor view={view} narrative={narrative} reload={reload} onOpen={setOpened} />
              ),
            },
            {
              key: 'findings',
              label: open.length > 0 ? `检查（${open.length} 项待处理）` : '检查',
              children: <FindingsPanel view={view} reload={reload} />,
            },
          ]}
        />
      </section>
      {opened !== null && (
        <RecordsDrawer view={view} name={opened} reload={reload} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

/** 定稿, and what stands in its way. */
function Freeze(props: {
  view: ReportView;
  /** Findings that still wait. */
  open: number;
  unsaved: boolean;
  reload: () => Promise<void>;
}): ReactNode {
  const { view, reload } = props;
  const hindrance = hindranceOf(props);
  const { message, modal } = App.useApp();
  const freeze = useMutation({
    mutationFn: async () =>
      call(reportsApi.freeze, { params: { reportId: view.id }, body: { version: view.version } }),
    onSuccess: async () => {
      void message.success('已定稿，请到文稿页面送审');
      await reload();
    },
    onError: () => void reload(),
  });
  const ask = (): void => {
    modal.confirm({
      title: view.frozenAt === null ? '定稿？' : '重新定稿？',
      content:
        '按当前数据和文字生成年报文稿及 DOCX、PDF 附件，需要几秒钟，然后送审。此后登记簿的变动不会改变定稿。',
      okText: '定稿',
      cancelText: '取消',
      onOk: async () => freeze.mutateAsync().catch(() => {}),
    });
  };
  return (
    <>
      <div className="page-head">
        <Button
          type="primary"
          disabled={hindrance !== null}
          title={hindrance ?? ''}
          loading={freeze.isPending}
          onClick={ask}
        >
          {view.frozenAt === null ? '定稿' : '重新定稿'}
        </Button>
        <span className="quiet">
          {hindrance ??
            (view.frozenAt === null
              ? '数据和文字核对无误后定稿，再到文稿页面送审。'
              : '已定稿。改动数据或文字后可以重新定稿，审核随之重新开始。')}
        </span>
      </div>
      <ErrorAlert error={freeze.error} />
    </>
  );
}

/** Why the report can't be frozen now, or null. */
function hindranceOf({ open, unsaved }: { open: number; unsaved: boolean }): string | null {
  if (unsaved) return '文字有未保存的修改，请先保存再定稿。';
  return open > 0 ? `检查还有 ${open} 项待处理，处理后才能定稿。` : null;
}

function ExportButton({ reportId }: { reportId: string }): ReactNode {
  const files = useDownload();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: EXPORT_FORMATS.map((format) => ({ key: format, label: FORMAT_LABELS[format] })),
        onClick: ({ key }) => files.start(`/api/reports/${reportId}/export/${key}`),
      }}
    >
      <Button loading={files.pending}>导出</Button>
    </Dropdown>
  );
}
