import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  COORDINATION_KIND_LABELS,
  COORDINATION_KINDS,
  type CoordinationKind,
} from '../../../../src/law/upkeep/coordination-states.ts';
import { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { DayItem } from '../../parts/day-field.tsx';

interface Fields {
  readonly documentId: string;
  readonly kind: CoordinationKind;
  readonly whose: 'inside' | 'outside';
  readonly otherId?: string;
  readonly otherName?: string;
  readonly paper?: string;
  readonly question: string;
  readonly dueOn?: string;
  readonly blocking?: boolean;
}

/** Asks another agency about a text before it is published. */
export function AskDialog(props: {
  agencyId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [text, setText] = useState('');
  const whose = Form.useWatch('whose', form) ?? 'inside';
  const kind = Form.useWatch('kind', form) ?? 'confirm';
  const documents = useQuery({
    queryKey: ['documents', agencyId, 'select', text],
    queryFn: async () =>
      call(documentsApi.list, { query: { agencyId, limit: 20, ...(text !== '' && { text }) } }),
    placeholderData: (before) => before,
  });
  const others = useQuery({
    queryKey: ['coordination-agencies', agencyId],
    queryFn: async () => call(coordinationApi.others, { query: { agencyId } }),
  });
  const ask = useMutation({
    mutationFn: async (fields: Fields) => {
      const { documentId, question, dueOn = '', blocking = false } = fields;
      const other =
        fields.whose === 'inside'
          ? { kind: 'inside' as const, agencyId: fields.otherId ?? '' }
          : { kind: 'outside' as const, name: fields.otherName ?? '', paper: fields.paper ?? '' };
      return call(coordinationApi.ask, {
        body: { documentId, kind: fields.kind, other, question, dueOn, blocking },
      });
    },
    onSuccess: async () => {
      void message.success('已发出，等待答复');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  const required = (what: string) => [{ required: true, whitespace: true, message: `请填写${what}` }];
  return (
    <Dialog
      open
      title="征求其他机关的意见"
      okText="发出"
      cancelText="取消"
      okButtonProps={{ loading: ask.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={ask.error ?? documents.error ?? others.error} />
      <Form<Fields>
        name="ask"
        form={form}
        layout="vertical"
        initialValues={{ kind: 'confirm', whose: 'inside' }}
        onFinish={(fields) => ask.mutate(fields)}
      >
        <Form.Item name="documentId" label="文稿" rules={[{ required: true, message: '请选择文稿' }]}>
          <Select
            placeholder="输入标题查找"
            showSearch={{ filterOption: false, onSearch: setText }}
            loading={documents.isFetching}
            options={(documents.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        <Form.Item name="kind" label="协调事项">
          <Radio.Group
            options={COORDINATION_KINDS.map((value) => ({ value, label: COORDINATION_KIND_LABELS[value] }))}
          />
        </Form.Item>
        <Form.Item name="whose" label="对方机关">
          <Radio.Group
            options={[
              { value: 'inside', label: '在本系统内答复' },
              { value: 'outside', label: '系统外，以公文往来' },
            ]}
          />
        </Form.Item>
        {whose === 'inside' ? (
          <Form.Item name="otherId" label="机关" rules={[{ required: true, message: '请选择机关' }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(others.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="otherName" label="机关名称" rules={required('机关名称')}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="paper" label="发函文号" rules={required('发函文号')}>
              <Input maxLength={100} />
            </Form.Item>
          </>
        )}
        <Form.Item name="question" label="需要确认的内容" rules={required('需要确认的内容')}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
        <DayItem name="dueOn" label="答复期限（不填则按本机构的设置）" />
        {kind === 'confirm' ? (
          <Form.Item name="blocking" valuePropName="checked">
            <Checkbox>没有结果前暂缓发布</Checkbox>
          </Form.Item>
        ) : (
          <p className="quiet">报请批准的，未经批准不得发布（条例第11条）。</p>
        )}
      </Form>
    </Dialog>
  );
}
