import { useQuery } from '@tanstack/react-query';
import { Empty, Table } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { WideTable } from '../../parts/wide-table.tsx';

type Pair = ResponseOf<typeof reportCallsApi.sameness>['pairs'][number];

const PARTS: Readonly<Record<Pair['part'], string>> = {
  1: '一、总体情况',
  5: '五、存在的主要问题及改进情况',
};

/** Which reports resemble each other. */
export function SamenessPanel({ callId }: { callId: string }): ReactNode {
  const found = useQuery({
    queryKey: ['report-call', callId, 'sameness'],
    queryFn: async () => call(reportCallsApi.sameness, { params: { callId } }),
  });
  if (found.isError) return <FailedPage error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading />;
  const { compared, pairs } = found.data;
  return (
    <>
      <p className="quiet">
        已报送的 {compared} 份年报两两比较“总体情况”和“存在的主要问题及改进情况”，数字和标点不计，相同达到 60%
        的列在这里。
      </p>
      {pairs.length === 0 ? (
        <Empty description="没有发现雷同" image={Empty.PRESENTED_IMAGE_SIMPLE} />
      ) : (
        <WideTable label="雷同的年报" className="wide-table form-alert">
          <Table<Pair>
            rowKey={({ first, second, part }) => `${first} ${second} ${part}`}
            size="middle"
            dataSource={pairs}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: '机构', dataIndex: 'first' },
              { title: '与之雷同', dataIndex: 'second' },
              { title: '部分', render: (_value, { part }) => PARTS[part] },
              { title: '相同', render: (_value, { percent }) => `${percent}%` },
            ]}
          />
        </WideTable>
      )}
    </>
  );
}
