import { useMutation, useQuery } from '@tanstack/react-query';
import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { boardsApi } from '../../../../src/modules/channels/boards.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { dayOfToday } from '../../parts/today.ts';
import { useDownload } from '../../parts/use-download.ts';
import { DocumentChoice } from './document-choice.tsx';
import { DayItem } from '../../parts/day-field.tsx';

interface Fields {
  readonly documentId: string;
  readonly boardIds: string[];
  readonly postedOn: string;
  readonly postedBy: string;
  readonly kind: 'days' | 'workdays' | 'until' | 'none';
  readonly count?: number;
  readonly day?: string;
}

const STAYS = [
  { value: 'workdays', label: '公示若干个工作日' },
  { value: 'days', label: '公示若干天' },
  { value: 'until', label: '公示到某一天' },
  { value: 'none', label: '没有规定公示期' },
] as const;

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
  const kind = Form.useWatch('kind', form);
  const boards = useQuery({
    queryKey: ['channels', agencyId, 'boards'],
    queryFn: async () => call(boardsApi.list, { query: { agencyId } }),
  });
  const act = useMutation({
    mutationFn: async ({ kind: how, count, day, ...fields }: Fields) =>
      call(boardsApi.post, {
        body: {
          ...fields,
          stay:
            how === 'until'
              ? { kind: how, day: day ?? '' }
              : how === 'none'
                ? { kind: how }
                : { kind: how, count: count ?? 0 },
        },
      }),
    onSuccess: async ({ takeDownOn }) => {
      void message.success(takeDownOn === null ? '已登记张贴' : `已登记张贴，应于 ${takeDownOn} 撤下`);
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  const print = (paper: 'a4' | 'a3'): void =>
    sheet.start(`/api/documents/${documentId}/board-sheet-${paper}.pdf`);
  const open = (boards.data?.items ?? []).filter(({ closedOn }) => closedOn === null);
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
        <Form.Item name="boardIds" label="公开栏" rules={[{ required: true, message: '请选择公开栏' }]}>
          <Select
            mode="multiple"
            loading={boards.isPending}
            options={open.map(({ id, name, spot }) => ({ value: id, label: `${name}（${spot}）` }))}
          />
        </Form.Item>
        <DayItem name="postedOn" label="张贴日期" required="请填写张贴日期" />
        <Form.Item
          name="postedBy"
          label="张贴人"
          rules={[{ required: true, whitespace: true, message: '请填写张贴人' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label="公示期">
          <Select options={[...STAYS]} />
        </Form.Item>
        {(kind === 'days' || kind === 'workdays') && (
          <Form.Item
            name="count"
            label="天数（张贴当日不计入）"
            rules={[{ required: true, message: '请填写天数' }]}
          >
            <InputNumber min={1} max={366} precision={0} />
          </Form.Item>
        )}
        {kind === 'until' && <DayItem name="day" label="公示截止日期" required="请填写截止日期" />}
      </Form>
    </Dialog>
  );
}
