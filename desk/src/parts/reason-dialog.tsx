import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { ErrorAlert } from './error-alert.tsx';

interface Props<Fields extends object> {
  readonly open: boolean;
  readonly title: string;
  /** What happens, in one sentence; shown above the field. */
  readonly explanation?: string;
  readonly label: string;
  readonly okText: string;
  readonly danger?: boolean;
  readonly optional?: boolean;
  readonly pending: boolean;
  readonly error?: Error | null;
  /** Values of the further fields to begin with. */
  readonly initialValues?: Partial<Fields>;
  /** Most characters that the server takes. */
  readonly maxLength?: number;
  /** Further fields above the reason. */
  readonly children?: ReactNode;
  readonly onOk: (fields: Fields & { reason: string }) => void;
  readonly onCancel: () => void;
}

/** Asks for a reason before something that is recorded or can't be undone. The text is handed over as `reason`. */
export function ReasonDialog<Fields extends object = Record<never, never>>(props: Props<Fields>): ReactNode {
  const [form] = Form.useForm();
  return (
    <Dialog
      open={props.open}
      title={props.title}
      okText={props.okText}
      okButtonProps={{ danger: props.danger ?? false, loading: props.pending }}
      cancelText="取消"
      onCancel={props.onCancel}
      onOk={() => form.submit()}
    >
      {props.explanation && <p>{props.explanation}</p>}
      <ErrorAlert error={props.error} />
      <Form
        name="reason"
        form={form}
        layout="vertical"
        preserve={false}
        {...(props.initialValues && { initialValues: props.initialValues })}
        onFinish={(fields: Fields & { reason?: string }) =>
          props.onOk({ ...fields, reason: fields.reason?.trim() ?? '' })
        }
      >
        {props.children}
        <Form.Item
          name="reason"
          label={props.label}
          rules={
            props.optional
              ? []
              : [{ required: true, whitespace: true, message: `请填写${props.label.replace(/（.*）$/, '')}` }]
          }
        >
          <Input.TextArea rows={3} maxLength={props.maxLength ?? 500} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
