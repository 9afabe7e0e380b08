import { useMutation } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';

interface Fields {
  readonly receipt: string;
  readonly address: string;
}

/** Records that somebody looked at the county's platform, with its receipt and, of one item, its address there. */
export function CheckDialog(props: {
  title: string;
  withAddress?: boolean;
  check: (fields: Fields) => Promise<unknown>;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { title, withAddress = false, check, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const act = useMutation({
    mutationFn: check,
    onSuccess: async () => {
      void message.success('已登记核对');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`登记核对：${title}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>请先在上级平台查看：报送发布的已经发布，报送撤下的已经撤下。</p>
      <ErrorAlert error={act.error} />
      <Form<Fields>
        name="check"
        form={form}
        layout="vertical"
        initialValues={{ receipt: '', address: '' }}
        onFinish={(fields) => act.mutate(fields)}
      >
        <Form.Item name="receipt" label="回执（可以不填）">
          <Input maxLength={200} />
        </Form.Item>
        {withAddress && (
          <Form.Item name="address" label="在上级平台的网址（可以不填）">
            <Input maxLength={500} />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
