import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  letterTemplateView,
  templateFilePath,
  templateUploadPath,
} from '../../../../src/modules/letters/letters.api.ts';
import { upload } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { UploadButton, UploadProgress } from '../../parts/upload-button.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { faultsOf, versionInUse, versionWords } from './letter-shelf.ts';
import { PlaceholderList } from './placeholder-list.tsx';
import type { PanelProps } from './template-drawer.tsx';

/** An own Word file: fetched as a start, changed in Word, and brought back. Its faults are told one by one. */
export function WordPanel({
  agencyId,
  shelf,
  mayEdit,
  reload,
  onSaved,
}: PanelProps & { onSaved: () => void }): ReactNode {
  const { message } = App.useApp();
  const file = useDownload();
  const [share, setShare] = useState(0);
  const of = { agencyId, kind: shelf.kind };
  const used = versionInUse(shelf);
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      setShare(0);
      return upload(templateUploadPath(of), chosen, { answer: letterTemplateView, onProgress: setShare });
    },
    onSuccess: async ({ version }) => {
      void message.success(`已保存为第${version}版，看过预览后启用`);
      await reload();
      onSaved();
    },
  });
  return (
    <>
      <p>
        下载一份作底稿，在 Word、WPS
        里修改版式和文字，保留大括号里的占位符，再上传。正文、表格、文本框、页眉页脚里都可以放占位符。
      </p>
      <Space wrap className="form-alert">
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={file.pending}
          onClick={() => file.start(templateFilePath(of))}
        >
          下载自带的模板
        </Button>
        {used !== null && (
          <Button
            icon={<DownloadOutlined aria-hidden />}
            loading={file.pending}
            onClick={() => file.start(templateFilePath({ ...of, templateId: used.id }))}
          >
            下载正在使用的{versionWords(used)}
          </Button>
        )}
        {mayEdit && (
          <UploadButton
            accept=".docx"
            label="上传 Word 文件"
            primary
            pending={send.isPending}
            onFile={(chosen) => send.mutate(chosen)}
          />
        )}
      </Space>
      <UploadProgress pending={send.isPending} share={share} afterwards="正在检查" />
      <UploadFaults error={send.error} fileName={send.variables?.name ?? ''} />
      <PlaceholderList kind={shelf.kind} />
    </>
  );
}

function UploadFaults({ error, fileName }: { error: Error | null; fileName: string }): ReactNode {
  const faults = faultsOf(error);
  if (faults.length === 0) return <ErrorAlert error={error} />;
  return (
    <Alert
      type="error"
      showIcon
      className="form-alert"
      title={`“${fileName}”有 ${faults.length} 处需要改正，没有保存；正在使用的模板不受影响`}
      description={
        <ul className="findings">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      }
    />
  );
}
