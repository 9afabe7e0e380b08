import { Input } from 'antd';
import type { ReactNode } from 'react';
import { ApiError } from '../../app/api.ts';

/** Whether the document came out before what it is to meet, so that somebody has to say why it does. */
export function isOlderDocument(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'obligations.published_before';
}

/** The reason that is asked for then, by its own or as a field of a form. */
export function OlderReason(props: {
  value?: string;
  onChange?: (event: { target: { value: string } }) => void;
}): ReactNode {
  return (
    <Input.TextArea
      {...props}
      aria-label="由这份文稿履行的理由"
      className="grows"
      placeholder="由这份文稿履行的理由"
      rows={2}
      maxLength={500}
    />
  );
}
