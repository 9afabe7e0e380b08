import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { TRIGGERS } from '../../../../src/law/obligations/special-limits.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { isOlderDocument, OlderReason } from './older-document.tsx';
import type { StandardItem } from './obligation-words.ts';
import { DayItem } from '../../parts/day-field.tsx';

interface Fields {
  readonly on: string;
  readonly what: string;
  readonly documentId?: string | null;
  readonly reason?: string;
}

/** Enters that something happened which an item makes due, with the document that is to meet it where there is one. */
export function RaiseDialog(props: {
  agencyId: string;
  item: StandardItem;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, item, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const takesBack = item.rule?.trigger === 'revoked';
  const documents = useQuery({
    queryKey: ['documents', agencyId, 'select', text],
    queryFn: async () =>
      call(documentsApi.list, { query: { agencyId, limit: 20, ...(text !== '' && { text }) } }),
    placeholderData: (before) => before,
  });
  const raise = useMutation({
    mutationFn: async ({ on, what, documentId, reason }: Fields) =>
      call(obligationsApi.raise, {
        params: { itemId: item.id },
        body: { on, what, documentId: documentId ?? null, reason: reason ?? '' },
      }),
    onSuccess: async ({ dueOn, met }) => {
      const done = takesBack ? '已登记，处罚决定已撤回并说明，义务已履行' : '已登记，文稿已公开，义务已履行';
      void message.success(met ? done : `已登记，期限：${dueOn ?? '待放假安排'}`);
      await onDone();
    },
    onError: (error) => setAsked(asked || isOlderDocument(error)),
  });
  return (
    <Dialog
      open
      title={`登记发生：${item.name}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: raise.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={raise.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ on: dayOfToday() }}
        onValuesChange={(changed: Partial<Fields>) => {
          if (!('documentId' in changed)) return;
          // A reason is one document's.
          form.setFieldValue('reason', undefined);
          setAsked(false);
          raise.reset();
        }}
        onFinish={(fields) => raise.mutate(fields)}
      >
        <DayItem
          name="on"
          label={`${TRIGGERS[item.rule?.trigger ?? 'formed']}的日期`}
          required="请填写日期"
          max={dayOfToday()}
        />
        <Form.Item
          name="what"
          label="具体事项"
          rules={[{ required: true, whitespace: true, message: '请填写具体事项' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="documentId"
          label={takesBack ? '要撤回的处罚决定（可以以后再指明）' : '由哪份文稿公开（可以以后再指明）'}
          extra={
            takesBack
              ? '撤下这份文稿并写明对外说明的那天算作履行。'
              : '文稿的成文日期早于上面的日期的，期限自成文日期起算。'
          }
        >
          <Select
            allowClear
            showSearch={{ filterOption: false, onSearch: setText }}
            placeholder="输入标题查找"
            loading={documents.isFetching}
            options={(documents.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        {asked && (
          <Form.Item name="reason" label="由这份文稿履行的理由">
            <OlderReason />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
