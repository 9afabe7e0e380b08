import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';

interface Props {
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
  /** Further fields above the reason. */
  readonly children?: ReactNode;
  readonly onOk: (fields: Record<string, string>) => void;
  readonly onCancel: () => void;
}

/** Asks for a reason before something that is recorded or can't be undone. The text is handed over as `reason`. */
export function ReasonDialog(props: Props): ReactNode {
  const [form] = Form.useForm<Record<string, string>>();
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.okText}
      okButtonProps={{ danger: props.danger ?? false, loading: props.pending }}
      cancelText="取消"
      destroyOnHidden
      onCancel={props.onCancel}
      onOk={() => form.submit()}
    >
      {props.explanation && <p>{props.explanation}</p>}
      <Form form={form} layout="vertical" preserve={false} onFinish={(fields) => props.onOk(fields)}>
        {props.children}
        <Form.Item
          name="reason"
          label={props.label}
          rules={
            props.optional ? [] : [{ required: true, whitespace: true, message: `请填写${props.label}` }]
          }
        >
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
      {props.error && (
        <p role="alert" className="error-text">
          {props.error.message}
        </p>
      )}
    </Modal>
  );
}
