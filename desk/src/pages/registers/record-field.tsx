import { Form, Input, Radio, Select, type FormRule } from 'antd';
import type { ReactNode } from 'react';
import type { FieldSpec } from '../../../../src/modules/registers/registers.definitions.ts';
import { ReferenceSelect } from './reference-select.tsx';
import { DayField, dayRules } from '../../parts/day-field.tsx';

const MANY_CHOICES = 8;

/** The field of a form for one member of a record. Whether its content is right is the server's decision. */
export function RecordField(props: {
  field: FieldSpec;
  agencyId: string;
  /** What a reference is called now. */
  shown: string | null;
}): ReactNode {
  const { field } = props;
  return (
    <Form.Item
      name={field.key}
      label={field.label}
      {...(field.help !== undefined && { extra: field.help })}
      rules={rulesOf(field)}
    >
      <FieldInput {...props} />
    </Form.Item>
  );
}

function rulesOf(field: FieldSpec): FormRule[] {
  const required = field.required ? demandOf(field) : undefined;
  if (field.type === 'day') return dayRules({ required });
  return required === undefined ? [] : [{ required: true, message: required }];
}

/** The form hands `value`, `onChange` and `id` through to whatever stands here. */
function FieldInput({
  field,
  agencyId,
  shown,
  ...handed
}: {
  field: FieldSpec;
  agencyId: string;
  shown: string | null;
}): ReactNode {
  switch (field.type) {
    case 'text':
      return <Input maxLength={field.max ?? 200} {...handed} />;
    case 'longText':
      return <Input.TextArea rows={3} showCount maxLength={field.max ?? 200} {...handed} />;
    case 'amount':
      return <Input inputMode="decimal" suffix="万元" maxLength={20} {...handed} />;
    case 'day':
      return <DayField {...handed} />;
    case 'boolean':
      return (
        <Radio.Group
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
          {...handed}
        />
      );
    case 'choice':
      return (
        <Select
          allowClear={!field.required}
          showSearch={(field.choices?.length ?? 0) > MANY_CHOICES ? { optionFilterProp: 'label' } : false}
          options={[...(field.choices ?? [])]}
          {...handed}
        />
      );
    case 'channel':
    case 'request':
    case 'document':
      return (
        <ReferenceSelect
          target={field.type}
          agencyId={agencyId}
          shown={shown}
          clearable={!field.required}
          {...handed}
        />
      );
    default:
      return field.type satisfies never;
  }
}

function demandOf(field: FieldSpec): string {
  if (field.type === 'boolean') return `${field.label}：请选择“是”或“否”`;
  const typed = field.type === 'text' || field.type === 'longText' || field.type === 'amount';
  return `请${typed ? '填写' : '选择'}${field.label}`;
}
