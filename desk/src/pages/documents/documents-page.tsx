import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Select, Table, type TableColumnsType } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import type { QueryOf, ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { DOCUMENT_KINDS } from '../../../../src/law/document-kinds.ts';
import { KIND_SPECS } from '../../../../src/modules/documents/documents.kinds.ts';
import { EDITION_STATES, EDITION_STATE_LABELS } from '../../../../src/modules/documents/documents.states.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { EditionStateTag } from '../../parts/edition-state-tag.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { KeysetPager, useKeyset } from '../../parts/keyset-pager.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { NewDocumentDialog } from './new-document-dialog.tsx';

type Item = ResponseOf<typeof documentsApi.list>['items'][number];
type Filters = Pick<
  NonNullable<QueryOf<typeof documentsApi.list>>,
  'text' | 'kind' | 'state' | 'mine' | 'changedFrom' | 'changedTo'
>;

const COLUMNS: TableColumnsType<Item> = [
  {
    title: '标题',
    dataIndex: 'title',
    render: (title: string, item) => (
      <Link to="/documents/$documentId" params={{ documentId: item.id }} className="cell-title">
        {title}
      </Link>
    ),
  },
  { title: '栏目', dataIndex: 'nodeName', width: 160, responsive: ['md'] },
  {
    title: '状态',
    dataIndex: 'state',
    width: 150,
    render: (_state, item) => <EditionStateTag state={item.state} pendingApproval={item.pendingApproval} />,
  },
  { title: '文号', dataIndex: 'documentNumber', width: 190, responsive: ['lg'] },
  { title: '索引号', dataIndex: 'indexNumber', width: 250, responsive: ['xl'] },
  { title: '编写人', dataIndex: 'lastEditor', width: 100, responsive: ['lg'] },
  { title: '最近修改', dataIndex: 'changedAt', width: 160, responsive: ['md'], render: showMoment },
];

/** All documents that the person may see, newest change first; filtered and paged by the server. */
export function DocumentsPage(): ReactNode {
  const { holds } = useSession();
  const [filters, setFilters] = useState<Filters>({});
  const [creating, setCreating] = useState(false);
  const keyset = useKeyset();
  const query = { ...filters, ...(keyset.cursor !== undefined && { cursor: keyset.cursor }), limit: 20 };
  const documents = useQuery({
    queryKey: ['documents', query],
    queryFn: async () => call(documentsApi.list, { query }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <PageHead title="文稿">
        {holds(['clerk']) && (
          <Button type="primary" onClick={() => setCreating(true)}>
            新建文稿
          </Button>
        )}
      </PageHead>
      <section className="panel">
        <FilterForm
          onFilter={(next) => {
            keyset.restart();
            setFilters(next);
          }}
        />
        {documents.isError ? (
          <FailedPage error={documents.error} onRetry={() => void documents.refetch()} />
        ) : (
          <>
            <Table<Item>
              rowKey="id"
              size="middle"
              columns={COLUMNS}
              dataSource={documents.data?.items ?? []}
              loading={documents.isFetching}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: '没有符合条件的文稿' }}
            />
            <KeysetPager keyset={keyset} next={documents.data?.next} total={documents.data?.total} />
          </>
        )}
      </section>
      {creating && <NewDocumentDialog onClose={() => setCreating(false)} />}
    </>
  );
}

interface FilterFields {
  readonly text?: string;
  readonly kind?: Item['kind'];
  readonly state?: Item['state'];
  readonly mine?: 'true';
  readonly changed?: readonly [Dayjs | null, Dayjs | null];
}

function FilterForm({ onFilter }: { onFilter: (filters: Filters) => void }): ReactNode {
  const [form] = Form.useForm<FilterFields>();
  const apply = ({ text, kind, state, mine, changed }: FilterFields): void =>
    onFilter({
      ...(text && { text }),
      ...(kind && { kind }),
      ...(state && { state }),
      ...(mine && { mine }),
      ...(changed?.[0] && { changedFrom: changed[0].format('YYYY-MM-DD') }),
      ...(changed?.[1] && { changedTo: changed[1].format('YYYY-MM-DD') }),
    });
  return (
    <Form<FilterFields> form={form} layout="inline" className="filters" onFinish={apply}>
      <Form.Item name="text" label="查找">
        <Input allowClear placeholder="标题、文号或索引号" maxLength={100} />
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
      <Form.Item name="changed" label="修改日期">
        <DatePicker.RangePicker allowEmpty={[true, true]} />
      </Form.Item>
      <Form.Item>
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button
          type="link"
          onClick={() => {
            form.resetFields();
            onFilter({});
          }}
        >
          清空
        </Button>
      </Form.Item>
    </Form>
  );
}
