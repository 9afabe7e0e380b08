import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { WORK_KINDS, type WorkKindName } from '../../../../src/law/obligations/work-items.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { ColumnItem } from './column-item.tsx';
import { UnitItem } from './unit-item.tsx';

interface Fields {
  readonly kind: WorkKindName;
  readonly title: string;
  readonly nodeId?: string;
  readonly unitId?: string;
}

const KINDS = Object.entries(WORK_KINDS).map(([value, { name, stages }]) => ({
  value,
  label: `${name}（${stages.map((stage) => stage.name).join('—')}）`,
}));

/** Sets up a piece of work. */
export function OpenWorkDialog(props: {
  agencyId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, onClose, onDone } = props;
  const [form] = Form.useForm<Fields>();
  const open = useMutation({
    mutationFn: async ({ kind, title, nodeId, unitId }: Fields) =>
      call(obligationsApi.openWork, {
        body: { agencyId, kind, title, nodeId: nodeId ?? null, unitId: unitId ?? null, responsibleId: null },
      }),
    onSuccess: onDone,
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title="建立工作事项"
      okText="建立"
      cancelText="取消"
      okButtonProps={{ loading: open.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={open.error} />
      <Form<Fields> name="work" form={form} layout="vertical" onFinish={(fields) => open.mutate(fields)}>
        <Form.Item name="kind" label="工作类别" rules={[{ required: true, message: '请选择工作类别' }]}>
          <Select options={KINDS} />
        </Form.Item>
        <Form.Item
          name="title"
          label="工作事项名称"
          rules={[{ required: true, whitespace: true, message: '请填写工作事项名称' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <ColumnItem agencyId={agencyId} label="公开栏目（可以以后再选）" />
        <UnitItem agencyId={agencyId} unit={null} />
      </Form>
    </Dialog>
  );
}
