import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, InputNumber, Select, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { dayInShanghai } from '../../../../src/law/dates.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { DeskTable } from '../../parts/desk-table.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { reportState } from './report-view.ts';

type Item = ResponseOf<typeof reportsApi.list>['items'][number];

const COLUMNS: TableColumnsType<Item> = [
  {
    title: '年度报告',
    render: (_value, item) => (
      <Link to="/reports/$reportId" params={{ reportId: item.id }} className="cell-title">
        {item.agencyName} {item.year} 年
      </Link>
    ),
  },
  { title: '状态', width: 150, render: (_value, item) => <Tag>{reportState(item)}</Tag> },
  { title: '定稿时间', dataIndex: 'frozenAt', width: 170, render: showMoment },
];

/** The annual reports that the person may see. */
export function ReportsPage(): ReactNode {
  const { me } = useSession();
  const [creating, setCreating] = useState(false);
  const reports = useQuery({ queryKey: ['reports'], queryFn: async () => call(reportsApi.list, {}) });
  const own = me.grants.filter((grant) => grant.role === 'clerk');
  return (
    <>
      <PageHead title="年度报告">
        {own.length > 0 && (
          <Button type="primary" onClick={() => setCreating(true)}>
            编制年度报告
          </Button>
        )}
      </PageHead>
      <section className="panel">
        <p className="quiet">
          数据由登记簿和已发布的信息自动统计，每年 1 月 31 日前向社会公布（条例第49条）。
        </p>
        {reports.isError ? (
          <FailedPage error={reports.error} onRetry={() => void reports.refetch()} />
        ) : (
          <DeskTable<Item>
            rowKey="id"
            size="middle"
            columns={COLUMNS}
            dataSource={reports.data?.items ?? []}
            loading={reports.isFetching}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: '还没有年度报告' }}
          />
        )}
      </section>
      {creating && (
        <CreateDialog
          agencies={own.map(({ agencyId, agencyName }) => ({ agencyId, agencyName }))}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

interface Fields {
  readonly agencyId: string;
  readonly year: number;
}

function CreateDialog(props: {
  agencies: readonly { agencyId: string; agencyName: string }[];
  onClose: () => void;
}): ReactNode {
  const [form] = Form.useForm<Fields>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { me } = useSession();
  // A report is about the year before; the machine's own clock may be wrong.
  const lastYear = Number(dayInShanghai(new Date(me.serverTime)).slice(0, 4)) - 1;
  const create = useMutation({
    mutationFn: async (fields: Fields) => call(reportsApi.create, { body: fields }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['reports'] });
      await navigate({ to: '/reports/$reportId', params: { reportId: id } });
    },
  });
  return (
    <Dialog
      open
      title="编制年度报告"
      okText="建立"
      cancelText="取消"
      confirmLoading={create.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={create.error} />
      <Form<Fields>
        name="report"
        form={form}
        layout="vertical"
        initialValues={{ agencyId: props.agencies[0]?.agencyId, year: lastYear }}
        onFinish={(fields) => create.mutate(fields)}
      >
        <Form.Item name="agencyId" label="机构" rules={[{ required: true, message: '请选择机构' }]}>
          <Select
            options={props.agencies.map(({ agencyId, agencyName }) => ({
              value: agencyId,
              label: agencyName,
            }))}
          />
        </Form.Item>
        <Form.Item name="year" label="年份" rules={[{ required: true, message: '请填写年份' }]}>
          <InputNumber min={2008} max={2100} className="full-width" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
