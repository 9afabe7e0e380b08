import { useMutation } from '@tanstack/react-query';
import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Form, Space } from 'antd';
import type { ReactNode } from 'react';
import { boardsApi } from '../../../../src/modules/channels/boards.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { DayItem } from '../../parts/day-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { dayOfToday } from '../../parts/today.ts';
import { useDownload } from '../../parts/use-download.ts';
import { DayAndPersonItems, type DayAndPerson } from './day-and-person.tsx';
import type { Posting } from './postings-panel.tsx';

interface Fields extends DayAndPerson {
  readonly stayUntil?: string;
}

/** Prints the edition that is public, and records that it was put up in the place of an older one. */
export function ReplaceDialog(props: {
  item: Posting;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, onClose, onDone } = props;
  const { message } = App.useApp();
  const { me } = useSession();
  const [form] = Form.useForm<Fields>();
  const sheet = useDownload();
  const act = useMutation({
    mutationFn: async ({ stayUntil, ...fields }: Fields) =>
      call(boardsApi.replace, {
        params: { recordId: item.recordId },
        body: { version: item.version, ...fields, stayUntil: stayUntil ?? null },
      }),
    onSuccess: async () => {
      void message.success('已登记更换');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`更换为新版次：${item.boardName}`}
      okText="登记更换"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{item.title}：网站已有新版次，公开栏上还是旧的。打印新版次，换下旧的，再登记。</p>
      <Space wrap className="form-alert">
        {(['a4', 'a3'] as const).map((paper) => (
          <Button
            key={paper}
            icon={<PrinterOutlined aria-hidden />}
            loading={sheet.pending}
            onClick={() => sheet.start(`/api/documents/${item.documentId ?? ''}/board-sheet-${paper}.pdf`)}
          >
            下载新版次 {paper.toUpperCase()} 张贴版
          </Button>
        ))}
      </Space>
      <ErrorAlert error={act.error} />
      <Form<Fields>
        name="replace"
        form={form}
        layout="vertical"
        initialValues={{
          on: dayOfToday(),
          by: me.account.displayName,
          ...(item.stayUntil !== null && { stayUntil: item.stayUntil }),
        }}
        onFinish={(fields) => act.mutate(fields)}
      >
        <DayAndPersonItems deed="更换" />
        <DayItem name="stayUntil" label="公示截止日期（没有规定公示期的不填）" />
      </Form>
    </Dialog>
  );
}
