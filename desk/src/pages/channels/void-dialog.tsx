import { useMutation } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { boardsApi } from '../../../../src/modules/channels/boards.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';

interface Fields {
  readonly reason: string;
}

/** Strikes out a posting that was registered by mistake, with the reason. */
export function VoidDialog(props: {
  item: {
    readonly recordId: string;
    readonly version: number;
    readonly title: string;
    readonly boardName: string;
    readonly postedOn: string;
  };
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const act = useMutation({
    mutationFn: async ({ reason }: Fields) =>
      call(boardsApi.void, { params: { recordId: item.recordId }, body: { version: item.version, reason } }),
    onSuccess: async () => {
      void message.success('已作废');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`作废张贴记录：${item.boardName}`}
      okText="作废"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending, danger: true }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={act.error} />
      <p>
        《{item.title}》登记为 {item.postedOn}{' '}
        张贴。登记错了的才作废：记录保留，不再算作张贴。贴过又取下的，请登记撤下。
      </p>
      <Form<Fields>
        name="void-posting"
        form={form}
        layout="vertical"
        onFinish={(fields) => act.mutate(fields)}
      >
        <Form.Item
          name="reason"
          label="作废理由"
          rules={[{ required: true, whitespace: true, message: '请填写作废理由' }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
