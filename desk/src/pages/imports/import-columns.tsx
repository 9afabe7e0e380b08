import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { importsApi } from '../../../../src/modules/imports/imports.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { ImportView } from './import-words.ts';

/** Which column each name means; a person decides where the program doesn't know. */
export function ImportColumns({ view }: { view: ImportView }): ReactNode {
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: async (body: ImportView['choices']) =>
      call(importsApi.choose, { params: { importId: view.id }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['import', view.id] });
      await client.invalidateQueries({ queryKey: ['import-items', view.id] });
    },
  });
  const options = view.nodes.map(({ id, name }) => ({ value: id, label: name }));
  const { nodeId, columns } = view.choices;
  const named = view.columns.filter(({ name }) => name !== '');
  return (
    <div className="import-columns">
      {named.map((column) => (
        <div key={column.name}>
          <span>
            “{column.name}”{column.items} 份放入
          </span>
          <Select
            aria-label={`“${column.name}”放入的栏目`}
            className="full-width"
            showSearch={{ optionFilterProp: 'label' }}
            status={column.nodeId === null ? 'warning' : ''}
            placeholder="没有找到同名的栏目，请选择"
            value={column.nodeId}
            options={options}
            onChange={(chosen: string) =>
              choose.mutate({ nodeId, columns: { ...columns, [column.name]: chosen } })
            }
          />
        </div>
      ))}
      <div>
        <span>其余放入</span>
        <Select
          aria-label="其余放入的栏目"
          className="full-width"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          status={view.withoutColumn > 0 ? 'warning' : ''}
          placeholder={view.withoutColumn > 0 ? `${view.withoutColumn} 份没有写明栏目，请选择` : '不需要选择'}
          value={nodeId}
          options={options}
          onChange={(chosen: string | undefined) => choose.mutate({ nodeId: chosen ?? null, columns })}
        />
      </div>
      <ErrorAlert error={choose.error} />
    </div>
  );
}
