import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Select, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { yearOf } from '../../../../src/law/dates.ts';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { STANDINGS, type InterpretationItem } from './upkeep-words.ts';
import { DocumentCell } from '../../parts/document-cell.tsx';

/** The policy documents of a year and whether each was interpreted in time. */
export function InterpretationsPanel(props: {
  agencyId: string;
  year: number;
  onYear: (year: number) => void;
}): ReactNode {
  const { agencyId, year, onYear } = props;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [exempting, setExempting] = useState<InterpretationItem | null>(null);
  const list = useQuery({
    queryKey: ['interpretations', agencyId, year],
    queryFn: async () => call(upkeepApi.interpretations, { query: { agencyId, year } }),
  });
  const done = async (): Promise<void> => {
    setExempting(null);
    await client.invalidateQueries({ queryKey: ['interpretations', agencyId] });
    await client.invalidateQueries({ queryKey: ['upkeep-todo'] });
  };
  const exempt = useMutation({
    mutationFn: async ({ documentId, reason }: { documentId: string; reason: string }) =>
      call(upkeepApi.exempt, { params: { documentId }, body: { reason } }),
    onSuccess: async () => {
      void message.success('已记录不作解读的理由');
      await done();
    },
  });
  const demand = useMutation({
    mutationFn: async (documentId: string) => call(upkeepApi.demand, { params: { documentId } }),
    onSuccess: done,
  });
  const thisYear = yearOf(dayOfToday());
  const counts = list.data?.counts;
  return (
    <>
      <p className="case-law">
        政策文件公布时，解读材料应当与文件同步发布（国办发〔2016〕80号）；期限由本机构在“期限设置”中设定。在文稿页“政策解读”中关联解读后，这里随之更新。
      </p>
      <div className="form-alert">
        <Select
          aria-label="年度"
          value={year}
          options={[0, 1, 2, 3, 4].map((back) => ({
            value: thisYear - back,
            label: `${thisYear - back}年`,
          }))}
          onChange={onYear}
        />
        {counts !== undefined && (
          <span className="after-word">
            {`按期解读 ${counts.inTime}，逾期解读 ${counts.late}，待解读 ${counts.waiting}，逾期未解读 ${counts.overdue}，不作解读 ${counts.exempt}`}
          </span>
        )}
      </div>
      <ErrorAlert error={list.error ?? demand.error} />
      <DeskTable<InterpretationItem>
        rowKey="documentId"
        size="middle"
        columns={columnsOf({
          mayExempt: list.data?.may.exempt === true,
          onExempt: setExempting,
          onDemand: (item) => demand.mutate(item.documentId),
        })}
        dataSource={list.data?.items ?? []}
        loading={list.isFetching}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        locale={{ emptyText: '这一年没有公开政策文件' }}
      />
      {exempting !== null && (
        <ReasonDialog
          open
          title="不作解读"
          explanation={`“${exempting.title}”不再提示解读。理由记入审计记录。`}
          label="理由"
          okText="确定"
          pending={exempt.isPending}
          error={exempt.error}
          onOk={({ reason }) => exempt.mutate({ documentId: exempting.documentId, reason })}
          onCancel={() => setExempting(null)}
        />
      )}
    </>
  );
}

function columnsOf(options: {
  mayExempt: boolean;
  onExempt: (item: InterpretationItem) => void;
  onDemand: (item: InterpretationItem) => void;
}): TableColumnsType<InterpretationItem> {
  return [
    {
      title: '政策文件',
      key: 'title',
      className: 'cell-wrap',
      render: (_value, item) => (
        <DocumentCell documentId={item.documentId} title={item.title}>
          <div className="quiet small">{item.documentNumber}</div>
        </DocumentCell>
      ),
    },
    { title: '公开日期', dataIndex: 'publishedOn' },
    { title: '解读期限', key: 'due', render: (_value, { dueOn }) => dueOn ?? '等待放假安排' },
    {
      title: '解读情况',
      key: 'standing',
      className: 'cell-wrap',
      render: (_value, item) => (
        <>
          <Tag color={STANDINGS[item.standing].colour}>{STANDINGS[item.standing].label}</Tag>
          {item.interpretations.map(({ id, title, publishedOn }) => (
            <div key={id}>
              <Link to="/documents/$documentId" params={{ documentId: id }}>
                {title}
              </Link>
              <span className="quiet">（{publishedOn ?? '未公开'}）</span>
            </div>
          ))}
          {item.exemption !== null && (
            <div className="quiet small">
              {item.exemption.by}：{item.exemption.reason}
            </div>
          )}
        </>
      ),
    },
    {
      title: '操作',
      key: 'acts',
      render: (_value, item) => {
        if (!options.mayExempt || item.interpretations.some(({ publishedOn }) => publishedOn !== null))
          return null;
        const [label, act] =
          item.exemption === null
            ? (['不作解读', options.onExempt] as const)
            : (['恢复要求', options.onDemand] as const);
        return (
          <Button type="link" className="cell-link" onClick={() => act(item)}>
            {label}
            <span className="for-readers">：{item.title}</span>
          </Button>
        );
      },
    },
  ];
}
