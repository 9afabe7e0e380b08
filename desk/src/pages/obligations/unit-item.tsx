import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AgencyKind } from '../../../../src/modules/agencies/agencies.api.ts';
import { useAgencies } from '../../parts/agency-choice.tsx';
import type { StandardItem } from './obligation-words.ts';

/** Kinds that do the work and don't publish in their own name. */
const KINDS: ReadonlySet<AgencyKind> = new Set(['section', 'village', 'community']);

/** Which section or village does the work. To stand within a form, as `unitId`. */
export function UnitItem(props: {
  agencyId: string;
  /** The one that does it now, which may have been closed since. */
  unit: StandardItem['unit'];
  extra?: string;
}): ReactNode {
  const { agencyId, unit, extra } = props;
  const agencies = useAgencies();
  const options = (agencies.data?.items ?? [])
    .filter(({ parentId, kind }) => parentId === agencyId && KINDS.has(kind))
    .map(({ id, name }) => ({ value: id, label: name }));
  // The one that is chosen has a name before the others are there, and when it was closed.
  if (unit !== null && !options.some(({ value }) => value === unit.id))
    options.unshift({ value: unit.id, label: unit.name });
  return (
    <Form.Item name="unitId" label="责任科室" extra={extra}>
      <Select
        allowClear
        loading={agencies.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
      />
    </Form.Item>
  );
}
