import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Breadcrumb, Button, Dropdown, Pagination, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  exportPath,
  registerName,
  registersApi,
  templatePath,
} from '../../../../src/modules/registers/registers.api.ts';
import {
  REGISTER_SPECS,
  type FieldSpec,
  type RegisterName,
  type RegisterSpec,
} from '../../../../src/modules/registers/registers.definitions.ts';
import { call } from '../../app/api.ts';
import { AgencyChoice, useWorkAgencies, type AgencySummary } from '../../parts/agency-choice.tsx';
import { DeskTable } from '../../parts/desk-table.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { NotFoundPage } from '../../parts/not-found-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { ImportDialog } from './import-dialog.tsx';
import { DocumentRecordDrawer } from './document-record.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { RegisterFilterForm } from './register-filters.tsx';
import { shownValue, titleOf, type RegisterRecord } from './register-records.ts';
import { UnregisteredNotice } from './unregistered-notice.tsx';

const PAGE_SIZE = 20;

/** One register of an agency: its records, filtered and paged by the server. */
export function RegisterPage(): ReactNode {
  const params = useParams({ from: '/registers/$register' });
  const { agencyId } = useSearch({ from: '/registers/$register' });
  const { agencies, items, chosen } = useWorkAgencies(agencyId);
  const name = registerName.safeParse(params.register);
  if (!name.success) return <NotFoundPage />;
  if (agencies.isPending) return <Loading rows={10} />;
  if (agencies.isError) return <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />;
  if (chosen === null) return <FailedPage error={new Error('您所在的机构没有登记簿。')} />;
  return <Register key={`${name.data} ${chosen.id}`} name={name.data} agency={chosen} agencies={items} />;
}

function Register(props: {
  name: RegisterName;
  agency: AgencySummary;
  agencies: readonly AgencySummary[];
}): ReactNode {
  const { name, agency } = props;
  const spec = REGISTER_SPECS[name];
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/registers/$register' });
  const { page = 1, size = PAGE_SIZE, document, ...search } = useSearch({ from: '/registers/$register' });
  const filter = { ...search, agencyId: agency.id };
  const [opened, setOpened] = useState<RegisterRecord | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const files = useDownload();
  const records = useQuery({
    queryKey: ['register', name, agency.id, filter, page, size],
    queryFn: async () =>
      call(registersApi.list, { params: { register: name }, query: { ...filter, page, size } }),
    placeholderData: (before) => before,
  });
  const reload = async (): Promise<void> =>
    client.invalidateQueries({ queryKey: ['register', name, agency.id] });
  const mayWrite = records.data?.may.write ?? false;
  return (
    <>
      <Breadcrumb
        items={[
          {
            title: (
              <Link to="/registers" search={{ agencyId: agency.id }}>
                登记簿
              </Link>
            ),
          },
          { title: spec.label },
        ]}
      />
      <PageHead title={spec.label}>
        <AgencyChoice
          items={props.agencies}
          chosen={agency}
          onChange={(agencyId) => void navigate({ search: { agencyId } })}
        />
        {mayWrite && (
          <Button type="primary" onClick={() => setOpened('new')}>
            登记
          </Button>
        )}
        {mayWrite && <Button onClick={() => setImporting(true)}>导入</Button>}
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'xlsx', label: '导出查询结果（XLSX）' },
              { key: 'csv', label: '导出查询结果（CSV）' },
              { key: 'template', label: '下载导入模板' },
            ],
            onClick: ({ key }) =>
              files.start(
                key === 'template'
                  ? templatePath(name)
                  : exportPath(name, key === 'csv' ? 'csv' : 'xlsx', asText(filter)),
              ),
          }}
        >
          <Button loading={files.pending}>导出</Button>
        </Dropdown>
      </PageHead>
      <p className="quiet">
        {agency.name}：{spec.help}
      </p>
      {name === 'normative' && mayWrite && <UnregisteredNotice agencyId={agency.id} />}
      <section className="panel" aria-label="登记记录">
        <RegisterFilterForm
          spec={spec}
          filters={search}
          onFilter={(filters) => void navigate({ search: { ...filters, agencyId: agency.id } })}
        />
        {records.isError ? (
          <FailedPage error={records.error} onRetry={() => void records.refetch()} />
        ) : (
          <>
            <DeskTable<RegisterRecord>
              rowKey="id"
              size="middle"
              columns={columnsOf(spec, { removed: search.removed === 'true', onOpen: setOpened })}
              dataSource={records.data?.items ?? []}
              loading={records.isFetching}
              locale={{ emptyText: hasFilters(search) ? '没有符合条件的记录' : '还没有登记' }}
            />
            <Pagination
              className="actions"
              align="end"
              current={page}
              pageSize={size}
              total={records.data?.total ?? 0}
              showSizeChanger
              pageSizeOptions={[20, 50, 100]}
              showTotal={(total) => `共 ${total} 条`}
              onChange={(nextPage, nextSize) =>
                void navigate({
                  search: { ...filter, page: nextSize === size ? nextPage : 1, size: nextSize },
                })
              }
            />
          </>
        )}
      </section>
      {opened !== null && (
        <RecordDrawer
          key={opened === 'new' ? 'new' : opened.id}
          spec={spec}
          agencyId={agency.id}
          record={opened === 'new' ? null : opened}
          mayWrite={mayWrite}
          reload={reload}
          onClose={() => setOpened(null)}
        />
      )}
      {name === 'normative' && mayWrite && document !== undefined && (
        <DocumentRecordDrawer
          key={document}
          documentId={document}
          agencyId={agency.id}
          reload={reload}
          onClose={() => void navigate({ search: { ...search, agencyId: agency.id }, replace: true })}
        />
      )}
      {importing && (
        <ImportDialog
          spec={spec}
          agencyId={agency.id}
          onTemplate={() => files.start(templatePath(name))}
          onClose={() => setImporting(false)}
          onDone={reload}
        />
      )}
    </>
  );
}

function columnsOf(
  spec: RegisterSpec,
  options: { removed: boolean; onOpen: (record: RegisterRecord) => void },
): TableColumnsType<RegisterRecord> {
  const listed = spec.fields.filter((field) => field.unlisted !== true);
  return [
    ...listed.map((field) => ({
      title: field.label,
      key: field.key,
      ...(field.type === 'amount' && { align: 'right' as const }),
      render: (_value: unknown, record: RegisterRecord) =>
        field.key === spec.titleField ? (
          <>
            <Button type="link" className="cell-link cell-title" onClick={() => options.onOpen(record)}>
              {titleOf(spec, record)}
            </Button>
            {record.managed && <Tag>由办理生成</Tag>}
            {record.notices.map((notice) => (
              <Tag key={notice} color="gold">
                {notice}
              </Tag>
            ))}
          </>
        ) : (
          <Cell field={field} record={record} />
        ),
    })),
    ...(options.removed
      ? [
          {
            title: '注销',
            key: 'removed',
            render: (_value: unknown, record: RegisterRecord) =>
              `${showMoment(record.removedAt)}　${record.removalReason ?? ''}`,
          },
        ]
      : []),
  ];
}

function Cell({ field, record }: { field: FieldSpec; record: RegisterRecord }): ReactNode {
  const text = shownValue(field, record);
  if (field.personal === true && text === '') return <span className="quiet">仅申请办理人可见</span>;
  return field.type === 'longText' ? <span className="cell-long">{text}</span> : text;
}

function hasFilters(search: Readonly<Record<string, unknown>>): boolean {
  return ['text', 'from', 'to', 'removed'].some((name) => search[name] !== undefined);
}

function asText(filter: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
