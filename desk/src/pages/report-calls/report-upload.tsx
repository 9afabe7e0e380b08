import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { done } from '../../../../src/platform/http/shapes.ts';
import { upload } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';

/** Files that may be a report. */
const ACCEPTED = '.html,.htm,.docx,.doc,.wps,.rtf,.odt,.pdf,.xlsx,.xls,.ods,.csv,.ofd,.txt';

/** A button that sends a report to be read, with how far it is and why it wasn't taken. */
export function ReportUpload(props: {
  path: string;
  label: string;
  primary?: boolean;
  onRead: () => Promise<void>;
}): ReactNode {
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      return upload(props.path, file, { answer: done, onProgress: setShare });
    },
    onSuccess: props.onRead,
  });
  return (
    <>
      <Upload
        accept={ACCEPTED}
        showUploadList={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file);
          return false;
        }}
      >
        <Button
          type={props.primary === true ? 'primary' : 'default'}
          icon={<UploadOutlined />}
          loading={send.isPending}
        >
          {props.label}
        </Button>
      </Upload>
      {send.isPending && (
        <Progress
          percent={Math.round(share * 100)}
          status="active"
          aria-label="上传进度"
          format={(percent) => (percent === 100 ? '正在读取' : `${percent}%`)}
        />
      )}
      <ErrorAlert error={send.error} />
    </>
  );
}
