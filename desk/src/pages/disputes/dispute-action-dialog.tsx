import { useMutation } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DISPUTE_EVENT_LABELS, type DisputeEventKind } from '../../../../src/law/disputes/dispute-events.ts';
import { disputesApi } from '../../../../src/modules/disputes/disputes.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { actionOf, fieldsOf, type ActionField, type ActionValues } from './action-fields.ts';
import type { DisputeView } from './dispute-words.ts';
import { DayItem } from '../../parts/day-field.tsx';
import { dayOfToday } from '../../parts/today.ts';

type Typed = Readonly<Record<string, string | boolean | null | undefined>>;

/** The form of one action on a case; the day and its reason are asked for each. */
export function DisputeActionDialog(props: {
  view: DisputeView;
  kind: DisputeEventKind;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { view, kind, onClose, onDone } = props;
  const [form] = Form.useForm<Typed>();
  const act = useMutation({
    mutationFn: async (typed: Typed) => {
      const { on, reason, ...values } = asText(typed);
      return call(disputesApi.act, {
        params: { disputeId: view.item.id },
        body: {
          seq: view.state.seq,
          action: actionOf(kind, values),
          ...(typeof on === 'string' && { on }),
          ...(typeof reason === 'string' && { reason }),
        },
      });
    },
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={DISPUTE_EVENT_LABELS[kind]}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={act.error} />
      <Form<Typed>
        name="dispute-action"
        form={form}
        layout="vertical"
        initialValues={{ on: dayOfToday() }}
        onFinish={(typed) => act.mutate(typed)}
      >
        {(fieldsOf(kind, view.ledger) ?? []).map((field) => (
          <FieldItem key={field.name} field={field} />
        ))}
        <DayAndReason kind={kind} />
      </Form>
    </Dialog>
  );
}

/** A correction is made today and always says why; anything else may have happened before today. */
function DayAndReason({ kind }: { kind: DisputeEventKind }): ReactNode {
  if (kind === 'dateCorrected') {
    return (
      <Form.Item name="reason" label="更正理由" rules={[{ required: true, message: '请填写更正理由' }]}>
        <Input maxLength={500} />
      </Form.Item>
    );
  }
  return (
    <>
      <DayItem name="on" label="日期" required="请填写日期" />
      <Form.Item name="reason" label="补记理由（日期早于今天时填写）">
        <Input maxLength={500} />
      </Form.Item>
    </>
  );
}

function FieldItem({ field }: { field: ActionField }): ReactNode {
  const { name, label, required } = field;
  if (field.type === 'yesNo') {
    return (
      <Form.Item name={name} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    );
  }
  if (field.type === 'day') {
    return <DayItem name={name} label={label} {...(required === true && { required: `请填写${label}` })} />;
  }
  const rules = required === true ? [{ required: true, message: `请填写${label}` }] : [];
  return (
    <Form.Item name={name} label={label} rules={rules}>
      {inputOf({ ...field, type: field.type })}
    </Form.Item>
  );
}

function inputOf({ type, options }: ActionField & { type: 'line' | 'lines' | 'choice' }): ReactNode {
  switch (type) {
    case 'line':
      return <Input maxLength={200} />;
    case 'lines':
      return <Input.TextArea rows={3} maxLength={4000} />;
    case 'choice':
      return (
        <Select
          allowClear
          options={Object.entries(options ?? {}).map(([value, text]) => ({ value, label: text }))}
        />
      );
  }
}

function asText(typed: Typed): ActionValues {
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value ?? undefined]));
}
