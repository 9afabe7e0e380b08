import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Steps, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { importPath, importReport } from '../../../../src/modules/registers/registers.api.ts';
import type { RegisterSpec } from '../../../../src/modules/registers/registers.definitions.ts';
import { upload } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showSize } from '../../parts/moments.ts';
import { UploadButton, UploadProgress } from '../../parts/upload-button.tsx';

type Report = z.output<typeof importReport>;
type Issue = Report['issues'][number];

const COLUMNS: TableColumnsType<Issue> = [
  { title: '行', dataIndex: 'row', width: 70 },
  { title: '列', dataIndex: 'column', width: 140 },
  { title: '问题', dataIndex: 'message' },
];

/** Brings a sheet into a register in two steps: first everything is checked, then all rows are written or none. */
export function ImportDialog(props: {
  spec: RegisterSpec;
  agencyId: string;
  onTemplate: () => void;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { spec, agencyId } = props;
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async (input: { sheet: File; commit: boolean }) => {
      setShare(0);
      return upload(importPath(spec.name, { agencyId, commit: input.commit }), input.sheet, {
        answer: importReport,
        onProgress: setShare,
      });
    },
    onSuccess: async ({ imported }) => {
      if (imported > 0) await props.onDone();
    },
  });
  const report = send.data;
  const imported = report !== undefined && report.imported > 0;
  const sound = report !== undefined && !imported && report.issues.length === 0 && report.rows > 0;
  return (
    <Dialog
      open
      width={760}
      title={`导入：${spec.label}`}
      mask={{ closable: false }}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{imported ? '完成' : '取消'}</Button>
          {!imported && (
            <Button
              type="primary"
              disabled={!sound || file === null}
              loading={send.isPending && send.variables.commit}
              onClick={() => file !== null && send.mutate({ sheet: file, commit: true })}
            >
              {sound ? `导入 ${report.rows} 条` : '导入'}
            </Button>
          )}
        </>
      }
    >
      <Steps
        size="small"
        className="form-alert"
        current={imported ? 2 : sound ? 1 : 0}
        items={[{ title: '检查' }, { title: '导入' }, { title: '完成' }]}
      />
      <p className="quiet">
        接受 XLSX 和 CSV，第一行为列名。先检查全部行，有一行不对就都不导入；改好后重新选择文件即可。
        <Button type="link" size="small" className="cell-link" onClick={props.onTemplate}>
          下载模板
        </Button>
      </p>
      {!imported && (
        <UploadButton
          accept=".xlsx,.csv"
          label={file === null ? '选择文件并检查' : '重新选择文件'}
          pending={send.isPending}
          loading={send.isPending && !send.variables.commit}
          onFile={(chosen) => {
            setFile(chosen);
            send.mutate({ sheet: chosen, commit: false });
          }}
        />
      )}
      {file !== null && (
        <p>
          {file.name}
          <span className="quiet">　{showSize(file.size)}</span>
        </p>
      )}
      <UploadProgress pending={send.isPending} share={share} afterwards="正在处理" />
      <ErrorAlert error={send.error} />
      {report && !send.isPending && <ReportView report={report} />}
    </Dialog>
  );
}

function ReportView({ report }: { report: Report }): ReactNode {
  const rows = new Set(report.issues.map((issue) => issue.row)).size;
  if (report.imported > 0) return <Alert type="success" showIcon title={`已导入 ${report.imported} 条`} />;
  if (report.issues.length === 0)
    return (
      <Alert
        type={report.rows > 0 ? 'success' : 'warning'}
        showIcon
        title={
          report.rows > 0
            ? `检查完毕，${report.rows} 行都没有问题，可以导入`
            : '表中没有数据行，请检查文件是否选对'
        }
      />
    );
  return (
    <>
      <Alert
        type="error"
        showIcon
        className="form-alert"
        title={`${report.rows} 行中有 ${rows} 行需要改正，尚未导入任何内容`}
      />
      <DeskTable<Issue>
        rowKey={(issue) => `${issue.row} ${issue.column} ${issue.message}`}
        size="small"
        columns={COLUMNS}
        dataSource={report.issues}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  );
}
