import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { call } from '../../app/api.ts';

const SHOWN = 20;

/** Lets one public document of an agency be chosen, found by what stands in its title or number. */
export function DocumentChoice(props: {
  id?: string;
  agencyId: string;
  value?: string | undefined;
  onChange?: (documentId: string, title: string) => void;
}): ReactNode {
  const { agencyId, value, onChange } = props;
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['documents', agencyId, 'public', text],
    queryFn: async () =>
      call(documentsApi.list, {
        query: { agencyId, live: 'true', limit: SHOWN, ...(text !== '' && { text }) },
      }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Select
      {...(props.id !== undefined && { id: props.id })}
      className="full-width"
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder="输入标题、文号或者索引号查找已公开的文稿"
      loading={found.isFetching}
      value={value ?? null}
      options={options}
      onChange={(chosen) => {
        if (chosen !== null) onChange?.(chosen, options.find((one) => one.value === chosen)?.label ?? '');
      }}
    />
  );
}
