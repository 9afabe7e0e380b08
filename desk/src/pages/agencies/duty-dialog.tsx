import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { agenciesApi, DUTY_KINDS, DUTY_LABELS } from '../../../../src/modules/agencies/agencies.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { DayItem } from '../../parts/day-field.tsx';
import { dayOfToday } from '../../parts/today.ts';

type Duty = ResponseOf<typeof agenciesApi.get>['duties'][number];

interface Fields extends Omit<Duty, 'id' | 'fromOn' | 'untilOn'> {
  readonly fromOn: string;
  readonly untilOn: string | null;
}

/** Names a person for a duty, corrects it, or ends it by its last day. */
export function DutyDialog(props: {
  agencyId: string;
  duty: Duty | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { duty } = props;
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: async (fields: Fields) => {
      const body = {
        ...fields,
        untilOn: fields.untilOn || null,
      };
      const params = { id: props.agencyId };
      return duty === null
        ? call(agenciesApi.addDuty, { params, body })
        : call(agenciesApi.changeDuty, { params: { ...params, dutyId: duty.id }, body });
    },
    onSuccess: props.onDone,
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title="公开职责人员"
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <p className="quiet">分管领导、具体负责人和经办人写入公开指南；离任时填写结束日期，以前的记录保留。</p>
      <ErrorAlert error={save.error} />
      <Form<Fields>
        name="duty"
        form={form}
        layout="vertical"
        initialValues={{
          title: '',
          phone: '',
          fromOn: dayOfToday(),
          untilOn: null,
          ...duty,
        }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="duty" label="职责" rules={[{ required: true, message: '请选择职责' }]}>
          <Select options={DUTY_KINDS.map((kind) => ({ value: kind, label: DUTY_LABELS[kind] }))} />
        </Form.Item>
        <Form.Item
          name="personName"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="title" label="职务">
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="phone" label="联系电话">
          <Input maxLength={60} />
        </Form.Item>
        <DayItem name="fromOn" label="开始日期" required="请填写日期" />
        <DayItem name="untilOn" label="结束日期（仍在任不填）" />
      </Form>
    </Dialog>
  );
}
