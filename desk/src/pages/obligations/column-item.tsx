import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { call } from '../../app/api.ts';

/** The column in which what is due is published: what appears there meets it. To stand within a form, as `nodeId`. */
export function ColumnItem(props: { agencyId: string; label: string; extra?: string }): ReactNode {
  const { agencyId, label, extra } = props;
  const columns = useQuery({
    queryKey: ['catalogue', agencyId],
    queryFn: async () => call(catalogueApi.tree, { params: { agencyId } }),
  });
  const chosen: unknown = Form.useWatch('nodeId');
  return (
    <Form.Item name="nodeId" label={label} extra={extra}>
      <Select
        allowClear
        loading={columns.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={(columns.data?.nodes ?? []).flatMap(({ id, name, takesDocuments, active }) => {
          if (takesDocuments && active) return [{ value: id, label: name }];
          return id === chosen ? [{ value: id, label: `${name}（已停用）` }] : [];
        })}
      />
    </Form.Item>
  );
}
