import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Select, TreeSelect } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import { DOCUMENT_KINDS } from '../../../../src/law/document-kinds.ts';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { KIND_SPECS } from '../../../../src/modules/documents/documents.kinds.ts';
import { EDITION_STATES, EDITION_STATE_LABELS } from '../../../../src/modules/documents/documents.states.ts';
import { call } from '../../app/api.ts';
import type { DocumentSearch } from '../../app/searches.ts';
import { useWorkAgencies } from '../../parts/agency-choice.tsx';
import { wholeTree } from '../catalogue/catalogue-tree.ts';

type Period = readonly [Dayjs | null, Dayjs | null] | null;
type Standing = 'live' | 'notLive' | 'pending';

interface Fields extends Pick<DocumentSearch, 'text' | 'kind' | 'state' | 'agencyId' | 'nodeId' | 'mine'> {
  readonly standing?: Standing | undefined;
  readonly changed?: Period;
  readonly published?: Period;
}

const STANDINGS: readonly { value: Standing; label: string }[] = [
  { value: 'live', label: '已公开' },
  { value: 'notLive', label: '未公开' },
  { value: 'pending', label: '应急发布，待补审' },
];

/** Shown when they are wanted, or in use. */
const RARE = [
  'live',
  'pendingApproval',
  'changedFrom',
  'changedTo',
  'publishedFrom',
  'publishedTo',
] as const satisfies readonly (keyof DocumentSearch)[];

/** Filters above the list of documents; they apply when asked for and stand in the address line. */
export function DocumentFilterForm(props: {
  search: DocumentSearch;
  onFilter: (search: DocumentSearch) => void;
}): ReactNode {
  const { search, onFilter } = props;
  const [form] = Form.useForm<Fields>();
  const [all, setAll] = useState(() => RARE.some((name) => search[name] !== undefined));
  const wantedAgency = Form.useWatch('agencyId', form) ?? search.agencyId;
  const { items, chosen } = useWorkAgencies(wantedAgency);
  const agencyId = chosen?.id ?? '';
  const nodes = useQuery({
    queryKey: ['catalogue', agencyId],
    queryFn: async () => call(catalogueApi.tree, { params: { agencyId } }),
    enabled: agencyId !== '',
  });
  return (
    <Form<Fields>
      name="filters"
      form={form}
      layout="inline"
      className="filters"
      initialValues={fieldsOf(search)}
      onFinish={(fields) => onFilter(searchOf(fields))}
    >
      <Form.Item name="text" label="查找">
        <Input allowClear placeholder="标题、文号或索引号" maxLength={100} />
      </Form.Item>
      {items.length > 1 && (
        <Form.Item name="agencyId" label="机构">
          <Select
            allowClear
            className="select-medium"
            showSearch={{ optionFilterProp: 'label' }}
            options={items.map((agency) => ({ value: agency.id, label: agency.name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="nodeId" label="栏目">
        <TreeSelect
          allowClear
          className="select-medium"
          popupMatchSelectWidth={320}
          loading={nodes.isFetching}
          showSearch={{ treeNodeFilterProp: 'title' }}
          treeData={wholeTree(nodes.data?.nodes ?? [])}
        />
      </Form.Item>
      <Form.Item name="kind" label="类型">
        <Select
          allowClear
          className="select-medium"
          options={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: KIND_SPECS[kind].label }))}
        />
      </Form.Item>
      <Form.Item name="state" label="状态">
        <Select
          allowClear
          className="select-small"
          options={EDITION_STATES.map((state) => ({ value: state, label: EDITION_STATE_LABELS[state] }))}
        />
      </Form.Item>
      <Form.Item name="mine" label="范围">
        <Select allowClear className="select-small" options={[{ value: 'true', label: '我起草的' }]} />
      </Form.Item>
      <Form.Item name="standing" label="公开情况" hidden={!all}>
        <Select allowClear className="select-medium" options={[...STANDINGS]} />
      </Form.Item>
      <Form.Item name="changed" label="修改日期" hidden={!all}>
        <DatePicker.RangePicker allowEmpty={[true, true]} />
      </Form.Item>
      <Form.Item name="published" label="首次发布" hidden={!all}>
        <DatePicker.RangePicker allowEmpty={[true, true]} />
      </Form.Item>
      <Form.Item>
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button type="link" onClick={() => onFilter({})}>
          清空
        </Button>
        <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : '更多条件'}
        </Button>
      </Form.Item>
    </Form>
  );
}

function fieldsOf(search: DocumentSearch): Fields {
  const { text, kind, state, agencyId, nodeId, mine } = search;
  const day = (value: string | undefined): Dayjs | null => (value === undefined ? null : dayjs(value));
  const live = search.live === undefined ? undefined : search.live === 'true' ? 'live' : 'notLive';
  return {
    text,
    kind,
    state,
    agencyId,
    nodeId,
    mine,
    standing: search.pendingApproval === 'true' ? 'pending' : live,
    changed: [day(search.changedFrom), day(search.changedTo)],
    published: [day(search.publishedFrom), day(search.publishedTo)],
  };
}

function searchOf(fields: Fields): DocumentSearch {
  const { standing, changed, published, text, ...rest } = fields;
  const day = (value: Dayjs | null | undefined): string | undefined => value?.format('YYYY-MM-DD');
  return {
    ...rest,
    text: text?.trim() === '' ? undefined : text?.trim(),
    live: standing === 'live' ? 'true' : standing === 'notLive' ? 'false' : undefined,
    pendingApproval: standing === 'pending' ? 'true' : undefined,
    changedFrom: day(changed?.[0]),
    changedTo: day(changed?.[1]),
    publishedFrom: day(published?.[0]),
    publishedTo: day(published?.[1]),
  };
}
