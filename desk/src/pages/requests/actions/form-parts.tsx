import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Me } from '../../../app/session.tsx';
import type { OpenFile } from '../file/request-file.ts';
import type { ActionValues } from './action-values.ts';
import { DayItem } from '../../../parts/day-field.tsx';

/** What the fields of an action's form are made from. */
export interface FieldsProps {
  readonly file: OpenFile;
  readonly me: Me;
  /** The day on which the action takes effect, as far as it is filled in. */
  readonly on: string;
}

/** The form of one action: its fields, what stands in them at first, and what is sent of them. */
export interface ActionForm {
  readonly Fields: (props: FieldsProps) => ReactNode;
  readonly initial?: (props: FieldsProps) => ActionValues;
  readonly detail?: (values: ActionValues, props: FieldsProps) => ActionValues;
  /** After one of several was entered: what stays in the fields for the next. */
  readonly kept?: readonly string[];
}

interface FieldProps {
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly optional?: boolean;
  readonly extra?: string;
}

/** A field for a line of words. */
export function LineField(props: FieldProps & { max?: number }): ReactNode {
  return (
    <Form.Item {...itemProps(props)} rules={rulesOf(props)}>
      <Input maxLength={props.max ?? 200} autoComplete="off" />
    </Form.Item>
  );
}

/** A field for several lines of words. */
export function TextField(props: FieldProps & { rows?: number }): ReactNode {
  return (
    <Form.Item {...itemProps(props)} rules={rulesOf(props)}>
      <Input.TextArea className="grows" rows={props.rows ?? 3} maxLength={4_000} />
    </Form.Item>
  );
}

/** A field for a day. */
export function DayField(props: FieldProps): ReactNode {
  return (
    <DayItem {...itemProps(props)} {...(props.optional !== true && { required: `请填写${props.label}` })} />
  );
}

/** A field for a count. */
export function CountField(props: FieldProps & { min: number; max: number; unit: string }): ReactNode {
  return (
    <Form.Item {...itemProps(props)} rules={[{ required: true, message: `请填写${props.label}` }]}>
      <InputNumber min={props.min} max={props.max} precision={0} suffix={props.unit} className="full-width" />
    </Form.Item>
  );
}

/** A field that chooses one of some. */
export function ChoiceField(
  props: FieldProps & {
    options: readonly { value: string | number; label: string }[];
    onChange?: (value: string | number) => void;
    loading?: boolean;
  },
): ReactNode {
  const { options, onChange } = props;
  return (
    <Form.Item
      {...itemProps(props)}
      rules={props.optional ? [] : [{ required: true, message: `请选择${props.label}` }]}
    >
      <Select
        allowClear={props.optional ?? false}
        loading={props.loading ?? false}
        showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
        options={[...options]}
        {...(onChange && { onChange })}
      />
    </Form.Item>
  );
}

/** A member that goes with another and isn't shown. */
export function HiddenField({ name }: { name: string }): ReactNode {
  return (
    <Form.Item name={name} hidden>
      <Input />
    </Form.Item>
  );
}

function itemProps({ name, label, extra }: FieldProps) {
  return { name, label, ...(extra !== undefined && { extra }) };
}

function rulesOf({ label, optional }: FieldProps) {
  return optional ? [] : [{ required: true, whitespace: true, message: `请填写${label}` }];
}

/** The same deep in a form. */
export function HiddenPath({ name }: { name: (string | number)[] }): ReactNode {
  return (
    <Form.Item name={name} hidden>
      <Input />
    </Form.Item>
  );
}
