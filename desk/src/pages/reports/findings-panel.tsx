import { useMutation } from '@tanstack/react-query';
import { Button, Empty, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { Finding, ReportView } from './report-view.ts';

const SEVERITIES = {
  error: { label: '必须改正', colour: 'red' },
  warning: { label: '请改正或说明', colour: 'orange' },
  info: { label: '提示', colour: 'blue' },
} as const;

/** Everything the checks found, errors first; warnings can be answered with a reason. */
export function FindingsPanel({
  view,
  reload,
}: {
  view: ReportView;
  reload: () => Promise<void>;
}): ReactNode {
  const [answering, setAnswering] = useState<Finding | null>(null);
  const answer = useMutation({
    mutationFn: async (input: { finding: string; reason: string }) =>
      call(reportsApi.answer, { params: { reportId: view.id }, body: input }),
    onSuccess: async () => {
      setAnswering(null);
      await reload();
    },
  });
  if (view.findings.length === 0) return <Empty description="没有发现问题" />;
  return (
    <>
      <ul className="todo-list">
        {view.findings.map((found) => (
          <li key={found.key}>
            <span>
              <Tag color={SEVERITIES[found.severity].colour}>{SEVERITIES[found.severity].label}</Tag>
              {found.message}
            </span>
            {found.severity === 'warning' && found.answer === null && view.canEdit && (
              <Button size="small" onClick={() => setAnswering(found)}>
                说明理由
              </Button>
            )}
            <span className="quiet">
              {found.rule}　{found.law}
            </span>
            {found.answer && (
              <p className="todo-note">
                {found.answer.byName}：{found.answer.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
      {answering && (
        <ReasonDialog
          open
          title="说明理由"
          explanation={answering.message}
          label="理由"
          okText="保存说明"
          pending={answer.isPending}
          error={answer.error}
          onCancel={() => {
            answer.reset();
            setAnswering(null);
          }}
          onOk={({ reason }) => answer.mutate({ finding: answering.key, reason })}
        />
      )}
    </>
  );
}
