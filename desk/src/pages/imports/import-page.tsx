import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Progress, Space } from 'antd';
import type { ReactNode } from 'react';
import { IMPORT_STATE_LABELS } from '../../../../src/modules/imports/import-items.content.ts';
import {
  importItemsReportPath,
  importsApi,
  REPORT_FORMATS,
} from '../../../../src/modules/imports/imports.api.ts';
import { toChinese } from '../../../../src/law/dates.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { ImportAddresses } from './import-addresses.tsx';
import { ImportBatch } from './import-batch.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportItems } from './import-items.tsx';
import { isAtWork, type ImportView } from './import-words.ts';
import './imports.css';

const LOOK_EVERY_MS = 1_500;

/** A bulk import: how far it is, what would be made of each item, what became of it. */
export function ImportPage(): ReactNode {
  const { importId } = useParams({ from: '/documents/imports/$importId' });
  const view = useQuery({
    queryKey: ['import', importId],
    queryFn: async () => call(importsApi.get, { params: { importId } }),
    refetchInterval: (query) =>
      query.state.data !== undefined && isAtWork(query.state.data) ? LOOK_EVERY_MS : false,
  });
  if (view.isError) return <FailedPage error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <Loading rows={10} />;
  return <Import view={view.data} />;
}

function Import({ view }: { view: ImportView }): ReactNode {
  const report = useDownload();
  return (
    <>
      <PageHead title={`批量导入：${view.source}`}>
        <Link to="/documents/imports" search={{ agencyId: view.agencyId }}>
          返回导入记录
        </Link>
      </PageHead>
      <section className="panel" aria-label="进度">
        <p className="import-fact">
          {view.agencyName}，{view.createdByName}于{showMoment(view.createdAt)}开始。
          {view.formName !== '' && `认定为${view.formName}。`}
          目前：<strong>{IMPORT_STATE_LABELS[view.state]}</strong>。
        </p>
        <Keeping view={view} />
        <Share view={view} />
        <Problems problems={view.problems} />
        {view.state === 'ready' && view.may.go && view.toImport > 0 && <ImportColumns view={view} />}
        <ImportAddresses view={view} />
        <Space wrap>
          <ImportActions view={view} />
          {view.state !== 'collecting' &&
            REPORT_FORMATS.map((format) => (
              <Button
                key={format}
                loading={report.pending}
                onClick={() => report.start(importItemsReportPath(view.id, format))}
              >
                下载导入情况（{format.toUpperCase()}）
              </Button>
            ))}
        </Space>
      </section>
      <ImportBatch importId={view.id} />
      <section className="panel" aria-label="逐份情况">
        <ImportItems view={view} />
      </section>
    </>
  );
}

/** For how long what was uploaded is kept: said before it goes. */
function Keeping({ view: { lapsesOn, finishedAt, state } }: { view: ImportView }): ReactNode {
  if (finishedAt !== null)
    return <p className="quiet">上传的文件和读出的正文已经清除，保留每一份的处理情况。</p>;
  if (lapsesOn === null || state === 'reading' || state === 'importing') return null;
  return (
    <p className="quiet">
      到{toChinese(lapsesOn)}还没有确认的，自动结束，上传的文件和读出的内容一并清除，需要时重新上传。
    </p>
  );
}

function Share({ view: { counts, state } }: { view: ImportView }): ReactNode {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const done = state === 'reading' ? all - counts.unread : all - counts.unread - counts.waiting;
  if ((state !== 'reading' && state !== 'importing') || all === 0) return null;
  return (
    <Progress
      className="form-alert"
      aria-label={state === 'reading' ? '读取进度' : '导入进度'}
      percent={Math.floor((done / all) * 100)}
      status="active"
      format={() => `${done} / ${all}`}
    />
  );
}

function Problems({ problems }: { problems: readonly string[] }): ReactNode {
  if (problems.length === 0) return null;
  return (
    <Alert
      className="form-alert"
      type="info"
      showIcon
      title="读取说明"
      description={
        <ul className="import-problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      }
    />
  );
}
