import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Space } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import {
  PREVIOUS_MAX_BYTES,
  previousReportApi,
  previousReportPath,
} from '../../../../src/modules/reports/previous-report.api.ts';
import { call, upload } from '../../app/api.ts';
import { Loading } from '../../parts/loading.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showSize } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { REPORT_FILES, UploadButton, UploadProgress } from '../../parts/upload-button.tsx';
import { useFileDrop } from '../../parts/use-file-drop.ts';
import { ConfirmForm } from './confirm-form.tsx';
import type { PreviousView } from './confirm-values.ts';
import './reports.css';

/** Last year's report, read from a file: uploaded, looked through beside its source, confirmed. */
export function PreviousReportPage(): ReactNode {
  const { reportId } = useParams({ from: '/reports/$reportId/previous' });
  const client = useQueryClient();
  const previous = useQuery({
    queryKey: ['previous-report', reportId],
    queryFn: async () => call(previousReportApi.get, { params: { reportId } }),
  });
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['previous-report', reportId] });
    await client.invalidateQueries({ queryKey: ['report', reportId] });
  };
  if (previous.data !== undefined)
    return <PreviousReport view={previous.data} reportId={reportId} reload={reload} />;
  if (previous.isError) return <FailedPage error={previous.error} onRetry={() => void previous.refetch()} />;
  return <Loading rows={12} />;
}

interface Props {
  readonly view: PreviousView;
  readonly reportId: string;
  readonly reload: () => Promise<void>;
}

function PreviousReport({ view, reportId, reload }: Props): ReactNode {
  const { previous } = view;
  return (
    <>
      <PageHead title={`${view.agencyName} ${view.year} 年年报（上年对照）`}>
        <Link to="/reports/$reportId" params={{ reportId }}>
          返回 {view.year + 1} 年年报
        </Link>
      </PageHead>
      {view.isHere ? (
        <p>{view.year} 年的年报就是在本系统定稿的，已经自动对照，不需要上传文件。</p>
      ) : (
        view.canEdit && <UploadPanel view={view} reportId={reportId} reload={reload} />
      )}
      {previous !== null && (
        // What was typed belongs to this file: another one starts anew.
        <ConfirmForm
          key={previous.id}
          reportId={reportId}
          previous={previous}
          canEdit={view.canEdit}
          reload={reload}
        />
      )}
    </>
  );
}

function UploadPanel({ view, reportId, reload }: Props): ReactNode {
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const holder = useRef<HTMLElement>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      return upload(previousReportPath(reportId), file, {
        answer: previousReportApi.upload.response,
        onProgress: setShare,
      });
    },
    onSuccess: async () => {
      void message.success('已读出，请逐项核对后确认');
      await reload();
    },
  });
  const remove = useMutation({
    mutationFn: async () => call(previousReportApi.remove, { params: { reportId } }),
    onSuccess: reload,
  });
  const over = useFileDrop(holder, ([file]) => {
    if (file !== undefined) send.mutate(file);
  });
  const askToRemove = (): void => {
    void confirm({
      title: '移除读入的上年年报？',
      content: '本年年报不再与上年对照。以前的核对记录仍保留在审计中。',
      okText: '移除',
      danger: true,
      onOk: async () => remove.mutateAsync().catch(() => {}),
    });
  };
  return (
    <section ref={holder} className={over ? 'panel drop-here' : 'panel'} aria-label="上传上年年报">
      <p className="quiet">
        选择或拖入 {view.year} 年公布的年报：网页、Word、WPS、带文字的 PDF、Excel、OFD、CSV 或文本，不超过{' '}
        {showSize(PREVIOUS_MAX_BYTES)}。只保留读出的内容和文件的校验值，不保留文件。
      </p>
      <Space wrap>
        <UploadButton
          accept={REPORT_FILES}
          label={view.previous === null ? '上传上年年报' : '换一个文件'}
          primary={view.previous === null}
          pending={send.isPending}
          onFile={(file) => send.mutate(file)}
        />
        {view.previous !== null && (
          <Button danger type="link" loading={remove.isPending} onClick={askToRemove}>
            移除
          </Button>
        )}
      </Space>
      <UploadProgress pending={send.isPending} share={share} afterwards="正在读取" />
      <ErrorAlert error={send.error ?? remove.error} />
    </section>
  );
}
