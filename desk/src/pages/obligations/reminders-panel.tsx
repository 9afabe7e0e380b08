import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Select, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { remindersApi } from '../../../../src/modules/obligations/reminders.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';

type Reminder = ResponseOf<typeof remindersApi.list>['items'][number];
type Planned = ResponseOf<typeof remindersApi.plan>;

const COLUMNS: TableColumnsType<Reminder> = [
  { title: '日期', dataIndex: 'on' },
  { title: '提醒', dataIndex: 'words' },
  {
    title: '提醒了谁',
    key: 'to',
    render: (_value, { toName, toRole }) => (
      <>
        {toName}
        <div className="quiet small">{toRole}</div>
      </>
    ),
  },
  {
    title: '公开内容',
    key: 'what',
    className: 'cell-wrap',
    render: (_value, { what, period, settled }) => (
      <>
        {what}
        {period !== '' && <Tag className="after-word">{period}</Tag>}
        {settled && <Tag className="after-word">已办结</Tag>}
      </>
    ),
  },
  { title: '期限', dataIndex: 'dueOn' },
];

/** Who was reminded of what, and when an office reminds. */
export function RemindersPanel(props: {
  agencyId: string;
  page: number;
  onPage: (page: number) => void;
}): ReactNode {
  const { agencyId, page, onPage } = props;
  const [setting, setSetting] = useState(false);
  const list = useQuery({
    queryKey: ['obligations', agencyId, 'reminders', page],
    queryFn: async () => call(remindersApi.list, { query: { agencyId, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const plan = useQuery({
    queryKey: ['obligations', agencyId, 'reminder-plan'],
    queryFn: async () => call(remindersApi.plan, { query: { agencyId } }),
  });
  return (
    <>
      {plan.data !== undefined && (
        <p>
          {planWords(plan.data.plan)}
          {plan.data.mayEdit && (
            <Button type="link" onClick={() => setSetting(true)}>
              修改提醒时间
            </Button>
          )}
        </p>
      )}
      <ErrorAlert error={plan.error} />
      <PagedTable list={list} columns={COLUMNS} page={page} empty="还没有提醒" unit="条" onPage={onPage} />
      {setting && plan.data !== undefined && (
        <PlanDialog agencyId={agencyId} planned={plan.data} onClose={() => setSetting(false)} />
      )}
    </>
  );
}

function planWords({ before, publisherAfter, supervisorAfter }: Planned['plan']): string {
  const early = before.length === 0 ? '' : `到期前${before.join('、')}个工作日和`;
  return `${early}到期当日提醒责任人；逾期${publisherAfter}日提醒发布员，逾期${supervisorAfter}日提请监督员督办。没有指定责任人或者责任人已离任的，提醒信息员。`;
}

function PlanDialog(props: { agencyId: string; planned: Planned; onClose: () => void }): ReactNode {
  const { agencyId, planned, onClose } = props;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Planned['plan']>();
  const save = useMutation({
    mutationFn: async (plan: Planned['plan']) =>
      call(remindersApi.setPlan, { body: { agencyId, version: planned.version, plan } }),
    onSuccess: async () => {
      void message.success('已保存，从下一次提醒起按新的时间');
      await client.invalidateQueries({ queryKey: ['obligations', agencyId, 'reminder-plan'] });
      onClose();
    },
  });
  return (
    <Dialog
      open
      title="提醒时间"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: save.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={save.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={planned.plan}
        onFinish={({ before, ...rest }) => save.mutate({ ...rest, before: before.map(Number) })}
      >
        <Form.Item name="before" label="到期前几个工作日提醒责任人（可以填几个）">
          <Select mode="tags" tokenSeparators={['、', '，', ',', ' ']} placeholder="例如 5、1" />
        </Form.Item>
        <Form.Item
          name="publisherAfter"
          label="逾期几日提醒发布员"
          rules={[{ required: true, message: '请填写' }]}
        >
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
        <Form.Item
          name="supervisorAfter"
          label="逾期几日提请监督员督办"
          rules={[{ required: true, message: '请填写' }]}
        >
          <InputNumber min={1} max={120} precision={0} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
