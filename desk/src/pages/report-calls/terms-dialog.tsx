import { Form } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { Loading } from '../../parts/loading.tsx';
import {
  startingFields,
  TermsFormFields,
  type Defaults,
  type Terms,
  type TermsFields,
} from './terms-fields.tsx';
import './report-calls.css';

/** The dialog in which the terms of a call are entered, once it is known whom it can ask and by which days at the latest. */
export function TermsDialog(props: {
  title: string;
  okText: string;
  /** Undefined while it is loaded. */
  defaults: Defaults | undefined;
  /** What stands there at first; left out: the usual days, everybody. */
  terms?: Terms;
  /** Another one begins with its own days. */
  formKey?: string;
  pending: boolean;
  error: Error | null;
  /** Fields above the terms. */
  children?: ReactNode;
  onOk: (input: { fields: TermsFields; defaults: Defaults }) => void;
  onClose: () => void;
}): ReactNode {
  const { defaults, terms } = props;
  const [form] = Form.useForm<TermsFields>();
  return (
    <Dialog
      open
      title={props.title}
      okText={props.okText}
      cancelText="取消"
      confirmLoading={props.pending}
      okButtonProps={{ disabled: defaults === undefined }}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={props.error} />
      {props.children}
      {defaults === undefined ? (
        <Loading />
      ) : (
        <Form<TermsFields>
          key={props.formKey ?? 'terms'}
          name="call"
          form={form}
          layout="vertical"
          initialValues={startingFields(defaults, terms)}
          onFinish={(fields) => props.onOk({ fields, defaults })}
        >
          <TermsFormFields defaults={defaults} />
        </Form>
      )}
    </Dialog>
  );
}
