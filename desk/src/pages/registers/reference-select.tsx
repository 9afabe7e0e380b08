import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { registersApi } from '../../../../src/modules/registers/registers.api.ts';
import {
  REGISTER_SPECS,
  type RegisterName,
} from '../../../../src/modules/registers/registers.definitions.ts';
import { call } from '../../app/api.ts';
import { shownValue } from './register-records.ts';

type Target = 'channel' | 'request' | 'document';
interface Choice {
  readonly value: string;
  readonly label: string;
}

const REGISTER_OF: Readonly<Record<Exclude<Target, 'document'>, RegisterName>> = {
  channel: 'channels',
  request: 'requests',
};

/** Chooses what a record refers to: a channel or request of the agency, or one of its published documents. */
export function ReferenceSelect(props: {
  target: Target;
  agencyId: string;
  /** What the present choice is called, when the list doesn't hold it. */
  shown: string | null;
  clearable: boolean;
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}): ReactNode {
  const { target, agencyId, shown, value = null } = props;
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['references', target, agencyId, text],
    queryFn: async () => choicesOf(target, { agencyId, text }),
    placeholderData: (before) => before,
  });
  const choices = found.data ?? [];
  const missing = value !== null && shown !== null && !choices.some((choice) => choice.value === value);
  return (
    <Select
      {...(props.id !== undefined && { id: props.id })}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear={props.clearable}
      value={value}
      loading={found.isFetching}
      notFoundContent={
        found.isError ? found.error.message : found.isFetching ? '正在查找' : '没有找到，请先登记'
      }
      options={missing ? [{ value, label: shown }, ...choices] : choices}
      onChange={(chosen: string | null | undefined) => props.onChange?.(chosen ?? null)}
    />
  );
}

async function choicesOf(target: Target, wanted: { agencyId: string; text: string }): Promise<Choice[]> {
  const { agencyId } = wanted;
  const text = wanted.text.trim();
  const filter = { agencyId, ...(text !== '' && { text }) };
  if (target === 'document') {
    const { items } = await call(documentsApi.list, { query: { ...filter, live: 'true', limit: 50 } });
    return items.map((item) => ({ value: item.id, label: `${item.title}　${item.indexNumber ?? ''}` }));
  }
  const register = REGISTER_OF[target];
  const { fields, titleField } = REGISTER_SPECS[register];
  const { items } = await call(registersApi.list, { params: { register }, query: { ...filter, size: 50 } });
  const first = fields.find((field) => field.type === 'choice');
  return items.map((record) => {
    const title = String(record.values[titleField] ?? '');
    const kind = first === undefined ? '' : `（${shownValue(first, record)}）`;
    return { value: record.id, label: title + kind };
  });
}
