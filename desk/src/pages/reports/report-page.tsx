import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Dropdown, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { EXPORT_FORMATS, reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { openFindings } from '../../../../src/law/annual-report/findings.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { countMark, TabsOrChoice, UNSAVED_MARK } from '../../parts/tabs-or-choice.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { useUnsavedGuard } from '../../parts/use-unsaved-guard.ts';
import { ComparePanel } from './compare-panel.tsx';
import { EditedNote } from './edited-note.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { FreezeBar } from './freeze-bar.tsx';
import { NarrativeEditor } from './narrative-editor.tsx';
import { RecordsDrawer } from './records-drawer.tsx';
import { ReportTables } from './report-tables.tsx';
import { reportState, type ReportView } from './report-view.ts';
import { useNarrative } from './use-narrative.ts';
import { VersionsPanel } from './versions-panel.tsx';
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
  return <Loading rows={12} />;
}

function Report({ view, reload }: { view: ReportView; reload: () => Promise<void> }): ReactNode {
  const [opened, setOpened] = useState<string | null>(null);
  const [tab, setTab] = useState('tables');
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
      {view.canEdit && <FreezeBar view={view} open={open.length} unsaved={narrative.dirty} reload={reload} />}
      {view.changedSinceFrozen && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title="定稿以后登记簿有变动，现在算出的数与定稿不同。如需改用新数，请重新定稿。"
        />
      )}
      {view.documentEdited && <EditedNote view={view} reload={reload} />}
      <section className="panel" aria-label="年度报告内容">
        <TabsOrChoice
          label="年度报告的内容"
          active={tab}
          from="lg"
          onChange={setTab}
          items={[
            {
              key: 'tables',
              label: '数据表',
              children: <ReportTables view={view} onOpen={setOpened} />,
            },
            {
              key: 'text',
              label: '文字',
              mark: narrative.dirty ? UNSAVED_MARK : undefined,
              children: (
                <NarrativeEditor view={view} narrative={narrative} reload={reload} onOpen={setOpened} />
              ),
            },
            {
              key: 'findings',
              label: '检查',
              mark: open.length > 0 ? countMark(open.length, `${open.length} 项待处理`) : undefined,
              children: (
                <FindingsPanel view={view} reload={reload} onOpen={setOpened} onText={() => setTab('text')} />
              ),
            },
            {
              key: 'compare',
              label: '与上年对照',
              children: <ComparePanel view={view} onOpen={setOpened} onFindings={() => setTab('findings')} />,
            },
            {
              key: 'versions',
              label: '定稿记录',
              children: <VersionsPanel view={view} />,
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
