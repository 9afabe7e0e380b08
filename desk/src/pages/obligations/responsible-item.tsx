import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { personWords, responsibleApi } from '../../../../src/modules/obligations/responsible.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { StandardItem } from './obligation-words.ts';

/** Who is responsible for an item, in the section that the form names: is reminded first. To stand within a form, as `responsibleId`. */
export function ResponsibleItem({ agencyId, item }: { agencyId: string; item: StandardItem }): ReactNode {
  const form = Form.useFormInstance<{ unitId?: string | null }>();
  // While the form opens, what it begins with isn't in it yet.
  const unitId = Form.useWatch(({ unitId: chosen }) => chosen ?? '', form) ?? item.unitId ?? '';
  const people = useQuery({
    queryKey: ['obligations', agencyId, 'people', item.id, unitId],
    queryFn: async () => call(responsibleApi.people, { params: { itemId: item.id }, query: { unitId } }),
    placeholderData: keepPreviousData,
  });
  const { responsible } = item;
  const options = (people.data?.items ?? []).map(({ id, name, roles, from }) => ({
    value: id,
    label: `${name}（${from === '' ? roles : `${from}，${roles}`}）`,
  }));
  // Whoever is named has a name before the others are there, and when they have left.
  if (responsible !== null && !options.some(({ value }) => value === responsible.id))
    options.unshift({ value: responsible.id, label: personWords(responsible) });
  return (
    <>
      <Form.Item
        name="responsibleId"
        label="责任人"
        extra={
          responsible?.left === true
            ? `${responsible.name}的账号已停用或者不再在本机构担任角色，现在提醒信息员。请另选责任人。`
            : '到期前先提醒责任人；不选的，提醒信息员。换人以后，未办结的义务转给新的责任人。'
        }
      >
        <Select
          allowClear
          loading={people.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
        />
      </Form.Item>
      <ErrorAlert error={people.error} />
    </>
  );
}
