import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { uploadPath } from '../../../../../src/modules/requests/requests.api.ts';
import type { RequestFileKind } from '../../../../../src/modules/requests/requests.definitions.ts';
import { upload } from '../../../app/api.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import type { RequestFile } from './request-file.ts';

const added = z.object({ id: z.string(), name: z.string() });

/** Puts a file into the dossier from within a form, at once; the form keeps what is typed in it. */
export function FileUpload(props: {
  view: RequestFile;
  kind: RequestFileKind;
  label: string;
  evidence?: string;
  shown?: boolean;
  /** What the file is about, for whoever hears the button only. */
  about?: string;
}): ReactNode {
  const { view, kind, evidence = '', shown = false } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      return upload(uploadPath(view.item.id, { kind, evidence, shown }), file, {
        answer: added,
        onProgress: setShare,
      });
    },
    onSuccess: async ({ name }) => {
      void message.success(`已存入卷内：${name}`);
      await client.invalidateQueries({ queryKey: ['request', view.item.id] });
    },
  });
  return (
    <div className="file-upload">
      <Upload
        showUploadList={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file);
          return false;
        }}
      >
        <Button size="small" icon={<UploadOutlined aria-hidden />} loading={send.isPending}>
          {props.label}
          {props.about !== undefined && <span className="for-readers">：{props.about}</span>}
        </Button>
      </Upload>
      {send.isPending && (
        <Progress percent={Math.round(share * 100)} size="small" status="active" aria-label="上传进度" />
      )}
      <ErrorAlert error={send.error} />
    </div>
  );
}
