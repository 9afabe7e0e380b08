import { Checkbox } from 'antd';
import type { CheckboxGroupProps } from 'antd/es/checkbox';
import type { ReactNode } from 'react';

/**
 * Several boxes to tick. Where ticking one is required, a form would write that on the group, which may not say so of itself: readers
 * don't know what to make of it. The label says it.
 */
export function CheckboxChoices<Value>(
  props: CheckboxGroupProps<Value> & { readonly 'aria-required'?: unknown },
): ReactNode {
  const { 'aria-required': _required, ...own } = props;
  return <Checkbox.Group<Value> {...own} />;
}
