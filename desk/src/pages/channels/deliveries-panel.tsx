import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  DOCUMENT_KIND_LABELS,
  DOCUMENT_KINDS,
  type DocumentKind,
} from '../../../../src/law/document-kinds.ts';
import { deliveriesApi } from '../../../../src/modules/channels/deliveries.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { dayOfToday } from '../../parts/today.ts';
import { useDownload } from '../../parts/use-download.ts';
import { ChannelTable } from './channel-table.tsx';
import { OutdatedList } from './outdated-list.tsx';
import { useReloadChannels } from './use-reload-channels.ts';
import { DayItem } from '../../parts/day-field.tsx';

type Delivery = ResponseOf<typeof deliveriesApi.list>['items'][number];

/** Lists of what is delivered to archives and libraries, with their receipts. */
export function DeliveriesPanel({ agencyId }: { agencyId: string }): ReactNode {
  const reload = useReloadChannels(agencyId);
  const file = useDownload();
  const [making, setMaking] = useState(false);
  const [received, setReceived] = useState<Delivery | null>(null);
  const list = useQuery({
    queryKey: ['channels', agencyId, 'deliveries'],
    queryFn: async () => call(deliveriesApi.list, { query: { agencyId } }),
  });
  const done = async (): Promise<void> => {
    setMaking(false);
    setReceived(null);
    await reload();
  };
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  const mayKeep = list.data?.may.keep === true;
  return (
    <>
      <p className="quiet">
        行政机关应当及时向国家档案馆、公共图书馆提供主动公开的政府信息（条例第25条）。清单只列这段时间公开或者更新、还没有移送过的文稿。网站撤下的，向图书馆收回、告知档案馆。
      </p>
      <OutdatedList agencyId={agencyId} channels={['archive', 'library']} />
      {mayKeep && (
        <Button type="primary" className="form-alert" onClick={() => setMaking(true)}>
          生成移送清单
        </Button>
      )}
      <ChannelTable<Delivery>
        list={list}
        empty="还没有移送清单"
        columns={[
          { title: '清单', key: 'list', render: (_value, item) => `${item.recipient}第${item.number}号` },
          { title: '公开、更新时间', key: 'days', render: (_value, item) => `${item.from} 至 ${item.to}` },
          {
            title: '件数',
            key: 'count',
            render: (_value, item) => `${item.documents} 件，每件 ${item.copies} 份`,
          },
          {
            title: '移送和签收',
            key: 'receipt',
            render: (_value, item) =>
              item.deliveredOn === null ? (
                <Tag color="gold">未移送</Tag>
              ) : (
                <>
                  {item.deliveredOn} 移送
                  {item.receivedOn !== null && `，${item.receivedOn} ${item.receiver}签收`}
                  {item.receipt !== '' && `（${item.receipt}）`}
                </>
              ),
          },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, item) => (
              <Space>
                {(['docx', 'xlsx'] as const).map((format) => (
                  <Button
                    key={format}
                    type="link"
                    className="cell-link"
                    onClick={() => file.start(`/api/channels/deliveries/${item.id}/list.${format}`)}
                  >
                    {format.toUpperCase()}
                    <span className="for-readers">
                      {item.recipient}第{item.number}号
                    </span>
                  </Button>
                ))}
                {mayKeep && (
                  <Button type="link" className="cell-link" onClick={() => setReceived(item)}>
                    登记移送
                  </Button>
                )}
              </Space>
            ),
          },
        ]}
      />
      {making && <MakeDialog agencyId={agencyId} onClose={() => setMaking(false)} onDone={done} />}
      {received !== null && <ReceiptDialog item={received} onClose={() => setReceived(null)} onDone={done} />}
    </>
  );
}

interface Wanted {
  readonly recipientKind: 'archive' | 'library';
  readonly recipient: string;
  readonly from: string;
  readonly to: string;
  readonly kinds: DocumentKind[];
  readonly copies: number;
}

function MakeDialog(props: {
  agencyId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Wanted>();
  const make = useMutation({
    mutationFn: async (fields: Wanted) => call(deliveriesApi.make, { body: { agencyId, ...fields } }),
    onSuccess: async ({ number, documents }) => {
      void message.success(`第${number}号清单，${documents} 件`);
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title="生成移送清单"
      okText="生成"
      cancelText="取消"
      okButtonProps={{ loading: make.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={make.error} />
      <Form<Wanted>
        name="delivery"
        form={form}
        layout="vertical"
        initialValues={{
          recipientKind: 'archive',
          from: `${dayOfToday().slice(0, 4)}-01-01`,
          to: dayOfToday(),
          kinds: DOCUMENT_KINDS.filter((kind) => kind !== 'news'),
          copies: 1,
        }}
        onFinish={(fields) => make.mutate(fields)}
      >
        <Form.Item name="recipientKind" label="接收单位种类">
          <Select
            options={[
              { value: 'archive', label: '国家档案馆' },
              { value: 'library', label: '公共图书馆' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="recipient"
          label="接收单位"
          rules={[{ required: true, whitespace: true, message: '请填写接收单位' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <DayItem name="from" label="公开、更新日期从" required="请填写日期" />
        <DayItem name="to" label="到" required="请填写日期" />
        <Form.Item name="kinds" label="文稿类别" rules={[{ required: true, message: '请至少选择一种文稿' }]}>
          <Select
            mode="multiple"
            options={DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_KIND_LABELS[value] }))}
          />
        </Form.Item>
        <Form.Item name="copies" label="每件份数">
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

interface Receipt {
  readonly deliveredOn: string;
  readonly receivedOn?: string;
  readonly receiver?: string;
  readonly receipt?: string;
}

function ReceiptDialog(props: {
  item: Delivery;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, onClose, onDone } = props;
  const [form] = Form.useForm<Receipt>();
  const act = useMutation({
    mutationFn: async (fields: Receipt) =>
      call(deliveriesApi.record, {
        params: { deliveryId: item.id },
        body: { ...fields, version: item.version, receivedOn: fields.receivedOn ?? null },
      }),
    onSuccess: onDone,
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`登记移送：${item.recipient}第${item.number}号`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={act.error} />
      <Form<Receipt>
        name="receipt"
        form={form}
        layout="vertical"
        initialValues={{ ...item, deliveredOn: item.deliveredOn ?? dayOfToday() }}
        onFinish={(fields) => act.mutate(fields)}
      >
        <DayItem name="deliveredOn" label="移送日期" required="请填写移送日期" />
        <DayItem name="receivedOn" label="签收日期（还没签收的不填）" />
        <Form.Item name="receiver" label="签收人">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="receipt" label="回执编号">
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
