import { Form, Input, type FormItemProps, type FormRule, type InputProps, type InputRef } from 'antd';
import { useRef, type ReactNode } from 'react';
import { toChinese } from '../../../src/law/dates.ts';
import { dayOfText } from './day-text.ts';

/** What a field holds in which a day was begun and not finished: no day, and not nothing either. The server takes no such day. */
export const UNFINISHED_DAY = '未写完整';

interface DayFieldProps extends Pick<InputProps, 'id' | 'disabled' | 'className'> {
  /** A moment: its day and minute by the clock of the device, `YYYY-MM-DDTHH:mm`. */
  readonly timed?: boolean;
  /** `YYYY-MM-DD`; empty or null when there is none. */
  readonly value?: string | null;
  /** The first and the last day that may be written. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly onChange?: (day: string) => void;
}

/**
 * A field for a day. The browser's own, as every device has it, so that what is seen is what is held: a day that is half written or pasted
 * in another form never leaves the one before it in the field. Enter doesn't send the form: a day is rarely the last thing that one writes.
 */
export function DayField({ value, timed = false, min, max, onChange, ...input }: DayFieldProps): ReactNode {
  // The kit hands on a copy of the field, which doesn't know what is half written.
  const field = useRef<InputRef>(null);
  const held = (): string => {
    const { input: own } = field.current ?? {};
    if (!own) return '';
    return own.validity.badInput ? UNFINISHED_DAY : own.value;
  };
  return (
    <Input
      {...input}
      ref={field}
      type={timed ? 'datetime-local' : 'date'}
      min={min}
      // Without an end a year has six figures.
      max={max ?? (timed ? '9999-12-31T23:59' : '9999-12-31')}
      value={value === UNFINISHED_DAY ? '' : (value ?? '')}
      onChange={() => onChange?.(held())}
      // A day that was begun in an empty field is told only here.
      onBlur={() => {
        if (held() !== (value ?? '')) onChange?.(held());
      }}
      onPaste={(event) => {
        const day = timed ? null : dayOfText(event.clipboardData.getData('text'));
        if (day === null) return;
        event.preventDefault();
        onChange?.(day);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault();
      }}
    />
  );
}

/** Why what a field holds is no day that may be written there; null when it is one, or empty. */
export function dayFault(
  held: string | null | undefined,
  { min, max }: { min?: string | undefined; max?: string | undefined } = {},
): string | null {
  if (held === UNFINISHED_DAY) return '日期没有写完整，请按年、月、日填写';
  if (!held) return null;
  if (min !== undefined && held < min) return `不能早于${toChinese(min)}`;
  return max !== undefined && held > max ? `不能晚于${toChinese(max)}` : null;
}

interface DayItemProps extends Omit<FormItemProps<unknown>, 'required' | 'rules' | 'children'> {
  /** What is said when it is empty; may be left empty where it is left out. */
  readonly required?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** A day in a form, which isn't sent while what the field holds is no day that may be written there. */
export function DayItem({ required, min, max, ...item }: DayItemProps): ReactNode {
  return (
    <Form.Item {...item} rules={dayRules({ required, min, max })}>
      <DayField min={min} max={max} />
    </Form.Item>
  );
}

/** The same for a moment. */
export function MomentItem({ required, min, max, ...item }: DayItemProps): ReactNode {
  return (
    <Form.Item {...item} rules={dayRules({ required, min, max })}>
      <DayField timed min={min} max={max} />
    </Form.Item>
  );
}

/** When a form isn't sent. */
export function dayRules({ required, min, max }: Pick<DayItemProps, 'required' | 'min' | 'max'>): FormRule[] {
  return [
    ...(required === undefined ? [] : [{ required: true, message: required }]),
    {
      validator: async (_rule: unknown, held: string | null | undefined) => {
        const fault = dayFault(held, { min, max });
        if (fault !== null) throw new Error(fault);
      },
    },
  ];
}
