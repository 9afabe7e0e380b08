import { useMutation } from '@tanstack/react-query';
import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Form, Space } from 'antd';
import type { ReactNode } from 'react';
import { boardsApi } from '../../../../src/modules/channels/boards.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { PostingFields, postingOf, type PostingValues } from '../../parts/posting-fields.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { useDownload } from '../../parts/use-download.ts';
import { DocumentChoice } from './document-choice.tsx';

interface Fields extends PostingValues {
  readonly documentId: string;
}

/** Prints a public item for boards, and records where it was put up and how long it must stay. */
export function PostDialog(props: {
  agencyId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, onClose, onDone } = props;
  const { message } = App.useApp();
  const { me } = useSession();
  const [form] = Form.useForm<Fields>();
  const sheet = useDownload();
  const documentId = Form.useWatch('documentId', form);
  const act = useMutation({
    mutationFn: async (fields: Fields) => call(boardsApi.post, { body: postingOf(fields) }),
    onSuccess: async ({ takeDownOn }) => {
      void message.success(takeDownOn === null ? '已登记张贴' : `已登记张贴，应于 ${takeDownOn} 撤下`);
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  const print = (paper: 'a4' | 'a3'): void =>
    sheet.start(`/api/documents/${documentId}/board-sheet-${paper}.pdf`);
  return (
    <Dialog
      open
      title="打印和登记张贴"
      okText="登记张贴"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={act.error} />
      <Form<Fields>
        name="post"
        form={form}
        layout="vertical"
        initialValues={{
          postedOn: dayOfToday(),
          postedBy: me.account.displayName,
          kind: 'workdays',
          count: 5,
        }}
        onFinish={(fields) => act.mutate(fields)}
      >
        <Form.Item name="documentId" label="文稿" rules={[{ required: true, message: '请选择文稿' }]}>
          <DocumentChoice agencyId={agencyId} />
        </Form.Item>
        <Form.Item label="张贴版（大字，带二维码）">
          <Space wrap>
            {(['a4', 'a3'] as const).map((paper) => (
              <Button
                key={paper}
                icon={<PrinterOutlined aria-hidden />}
                disabled={documentId === undefined}
                loading={sheet.pending}
                onClick={() => print(paper)}
              >
                下载 {paper.toUpperCase()} 张贴版
              </Button>
            ))}
          </Space>
        </Form.Item>
        <PostingFields agencyId={agencyId} />
      </Form>
    </Dialog>
  );
}
