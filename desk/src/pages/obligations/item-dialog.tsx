import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { CHANNELS, ITEM_LENGTHS, type Channel } from '../../../../src/law/obligations/standard-item.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { CheckboxChoices } from '../../parts/checkbox-choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { ColumnItem } from './column-item.tsx';
import { LimitFields } from './limit-fields.tsx';
import { ResponsibleItem } from './responsible-item.tsx';
import type { StandardItem } from './obligation-words.ts';
import { UnitItem } from './unit-item.tsx';
import { limitOf, typedLimit, type TypedLimit } from './typed-limit.ts';

interface Fields extends TypedLimit {
  readonly category: string;
  readonly name: string;
  readonly content: string;
  readonly basis?: string;
  readonly limitText: string;
  readonly discloser: string;
  readonly channels: Channel[];
  readonly mode: StandardItem['mode'];
  readonly nodeId?: string | null;
  readonly unitId?: string | null;
  readonly responsibleId?: string | null;
}

const CHANNEL_OPTIONS = Object.entries(CHANNELS).map(([value, label]) => ({ value, label }));

const MODES = [
  { value: 'proactive', label: '主动公开' },
  { value: 'onRequest', label: '依申请公开' },
];

const LINES: readonly {
  name: 'category' | 'name' | 'limitText' | 'discloser';
  label: string;
  max: number;
}[] = [
  { name: 'category', label: '一级事项', max: 100 },
  { name: 'name', label: '二级事项', max: 100 },
  { name: 'limitText', label: '公开时限（对外公布的文字）', max: 200 },
  { name: 'discloser', label: '公开主体', max: 100 },
];

/** Changes an item of the 标准目录, or puts it out of force. */
export function ItemDialog(props: {
  item: StandardItem;
  agencyId: string;
  /** Where it begins in another field than the first. */
  begin?: 'nodeId';
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, agencyId, begin, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [retiring, setRetiring] = useState(false);
  const { id: itemId, version } = item;
  const save = useMutation({
    mutationFn: async (typed: Fields) =>
      call(obligationsApi.changeItem, {
        params: { itemId },
        body: { version, fields: fieldsOf(item, typed) },
      }),
    onSuccess: async () => {
      void message.success('已保存；已经产生的义务按原来的时限办理');
      await onDone();
    },
    onError: (error) => showIssues(form, error, 'fields.'),
  });
  const retire = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      call(obligationsApi.retireItem, { params: { itemId }, body: { version, reason } }),
    onSuccess: async () => {
      void message.success('已停用');
      await onDone();
    },
  });
  if (retiring)
    return (
      <ReasonDialog
        open
        danger
        title={`停用“${item.name}”`}
        explanation="停用后不再产生新的公开义务；已经产生的仍要办理。"
        label="理由"
        okText="停用"
        pending={retire.isPending}
        error={retire.error}
        onOk={(fields) => retire.mutate(fields)}
        onCancel={() => setRetiring(false)}
      />
    );
  return (
    <Dialog
      open
      width={640}
      title="修改公开事项"
      onCancel={onClose}
      afterOpenChange={(opened) => {
        if (opened && begin !== undefined) form.scrollToField(begin, { focus: true, block: 'center' });
      }}
      footer={[
        <Button key="retire" danger onClick={() => setRetiring(true)}>
          停用
        </Button>,
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button key="save" type="primary" loading={save.isPending} onClick={() => form.submit()}>
          保存
        </Button>,
      ]}
    >
      <ErrorAlert error={save.error} />
      <Form<Fields>
        name="standard-item"
        form={form}
        layout="vertical"
        initialValues={{ ...item, ...typedLimit(item.rule) }}
        onFinish={(typed) => save.mutate(typed)}
      >
        {LINES.map(({ name, label, max }) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
          >
            <Input maxLength={max} />
          </Form.Item>
        ))}
        <Form.Item name="content" label="公开内容" rules={[{ required: true, message: '请填写公开内容' }]}>
          <Input.TextArea className="grows" rows={2} maxLength={ITEM_LENGTHS.content} />
        </Form.Item>
        <Form.Item name="basis" label="公开依据">
          <Input.TextArea className="grows" rows={2} maxLength={ITEM_LENGTHS.basis} />
        </Form.Item>
        <LimitFields posted={(item.rule?.posting ?? null) !== null} />
        <Form.Item name="mode" label="公开方式" extra="法律、法规规定主动公开的事项不能改为依申请公开。">
          <Radio.Group options={MODES} />
        </Form.Item>
        <ColumnItem
          agencyId={agencyId}
          label="公开栏目"
          extra="这个栏目发布的文稿履行这个事项的公开义务；不选的，由经办人逐件指明。"
        />
        <UnitItem
          agencyId={agencyId}
          unit={item.unit}
          extra="办理这个事项的内设机构、村或者社区，登记册和分布图按它分列。"
        />
        <ResponsibleItem agencyId={agencyId} item={item} />
        <Form.Item
          name="channels"
          label="公开渠道"
          rules={[{ required: true, message: '请至少选择一种公开渠道' }]}
        >
          <CheckboxChoices options={CHANNEL_OPTIONS} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

function fieldsOf(item: StandardItem, typed: Fields) {
  const { category, name, content, basis, limitText, discloser, channels, mode, nodeId } = typed;
  const { unitId, responsibleId } = typed;
  const { field, audience, levels } = item;
  return {
    field,
    category,
    name,
    content,
    basis: basis ?? '',
    limitText,
    rule: limitOf(item.rule, typed),
    discloser,
    channels,
    audience,
    mode,
    levels,
    nodeId: nodeId ?? null,
    unitId: unitId ?? null,
    responsibleId: responsibleId ?? null,
  };
}
