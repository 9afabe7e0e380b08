import { UploadOutlined } from '@ant-design/icons';
import { Button, Progress, Upload } from 'antd';
import type { ReactNode } from 'react';
import { REPORT_EXTENSIONS } from '../../../src/law/annual-report/report-extensions.ts';

/** Files that may be an annual report. */
export const REPORT_FILES = REPORT_EXTENSIONS.join(',');

/** A button that lets one file be chosen and hands it over. `accept`: endings, as in `.docx,.pdf`. */
export function UploadButton(props: {
  accept: string;
  label: string;
  primary?: boolean;
  /** Being sent: no other is taken meanwhile. */
  pending: boolean;
  loading?: boolean;
  onFile: (file: File) => void;
}): ReactNode {
  const { pending, loading = pending } = props;
  return (
    <Upload
      accept={props.accept}
      showUploadList={false}
      disabled={pending}
      beforeUpload={(file) => {
        props.onFile(file);
        return false;
      }}
    >
      <Button
        type={props.primary === true ? 'primary' : 'default'}
        icon={<UploadOutlined aria-hidden />}
        loading={loading}
      >
        {props.label}
      </Button>
    </Upload>
  );
}

/** How much of a file has arrived, from 0 to 1; then what the server does with it. Nothing while nothing is sent. */
export function UploadProgress(props: { pending: boolean; share: number; afterwards: string }): ReactNode {
  if (!props.pending) return null;
  return (
    <Progress
      percent={Math.round(props.share * 100)}
      status="active"
      aria-label="上传进度"
      format={(percent) => (percent === 100 ? props.afterwards : `${percent}%`)}
    />
  );
}
