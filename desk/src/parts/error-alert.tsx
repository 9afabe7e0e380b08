import { Alert } from 'antd';
import type { ReactNode } from 'react';

/** Says above a form or a list why something wasn't done; nothing when there is no error. */
export function ErrorAlert({ error }: { error: Error | null | undefined }): ReactNode {
  return error ? <Alert type="error" showIcon className="form-alert" title={error.message} /> : null;
}
