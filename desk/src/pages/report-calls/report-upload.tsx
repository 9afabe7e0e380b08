import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { done } from '../../../../src/platform/http/shapes.ts';
import { upload } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { REPORT_FILES, UploadButton, UploadProgress } from '../../parts/upload-button.tsx';

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
      <UploadButton
        accept={REPORT_FILES}
        label={props.label}
        primary={props.primary === true}
        pending={send.isPending}
        onFile={(file) => send.mutate(file)}
      />
      <UploadProgress pending={send.isPending} share={share} afterwards="正在读取" />
      <ErrorAlert error={send.error} />
    </>
  );
}
