import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import type { DocumentKind } from '../../../../src/law/document-kinds.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';

type Item = ResponseOf<typeof documentsApi.list>['items'][number];
/** What is shown of a document to choose. */
export type ChoosableDocument = Pick<Item, 'id' | 'title' | 'documentNumber'>;

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  /** Only documents of this kind. */
  readonly kind?: DocumentKind;
  /** Which of those found may be chosen. */
  readonly fits: (item: Item) => boolean;
  /** What was chosen before, so that it is shown by its title. */
  readonly known?: ChoosableDocument | null;
  readonly value?: string | null;
  readonly onChange?: (documentId: string | null) => void;
}

/** A document, looked for by its title or number; a field of a form as well. */
export function DocumentChoice(props: Props): ReactNode {
  const { kind, known = null, value = null, onChange } = props;
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(known);
  const found = useQuery({
    queryKey: ['documents', 'choice', kind, text],
    queryFn: async () =>
      call(documentsApi.list, { query: { text, limit: 20, ...(kind !== undefined && { kind }) } }),
    enabled: text.trim().length >= 2,
  });
  const candidates = (found.data?.items ?? []).filter(props.fits);
  const chosen = picked !== null && picked.id === value ? picked : null;
  const shown: readonly ChoosableDocument[] =
    chosen === null || text !== '' || candidates.some(({ id }) => id === chosen.id)
      ? candidates
      : [chosen, ...candidates];
  return (
    <>
      <Select
        {...(props.id !== undefined && { id: props.id })}
        aria-label={props.label}
        placeholder={props.placeholder}
        allowClear
        showSearch={{ filterOption: false, onSearch: setText }}
        value={value}
        loading={found.isFetching}
        notFoundContent={
          text.trim().length < 2 ? '请输入至少两个字' : found.isFetching ? '正在查找' : '没有找到'
        }
        labelRender={({ label, value: id }) => label ?? (chosen?.id === id ? labelOf(chosen) : '')}
        options={shown.map((item) => ({ value: item.id, label: labelOf(item) }))}
        onChange={(id: string | undefined) => {
          setPicked(candidates.find((item) => item.id === id) ?? known);
          onChange?.(id ?? null);
        }}
      />
      <ErrorAlert error={found.error} />
    </>
  );
}

function labelOf({ title, documentNumber }: ChoosableDocument): string {
  return documentNumber === '' ? title : `${title}（${documentNumber}）`;
}
