import { useMutation } from '@tanstack/react-query';
import { Button, Empty, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { answeredFinding } from '../../../src/modules/reports/reports.api.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Something the checks found in an annual report, with the answer that was given to it, if any. */
export type Finding = z.output<typeof answeredFinding>;

const SEVERITIES = {
  error: { label: '必须改正', colour: 'red' },
  warning: { label: '请改正或说明', colour: 'orange' },
  info: { label: '提示', colour: 'blue' },
} as const;

/** What can be done about a finding: a button. */
export interface FindingStep {
  readonly label: string;
  readonly run: () => void;
}

/** What the checks found, errors first. `steps`: what can be done about one of them. */
export function FindingsList(props: {
  findings: readonly Finding[];
  steps?: (found: Finding) => readonly FindingStep[];
}): ReactNode {
  const { findings, steps } = props;
  if (findings.length === 0) return <Empty description="没有发现问题" image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <ul className="todo-list">
      {findings.map((found) => (
        <li key={found.key}>
          <span>
            <Tag color={SEVERITIES[found.severity].colour}>{SEVERITIES[found.severity].label}</Tag>
            {found.message}
          </span>
          <Steps steps={steps?.(found) ?? []} />
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
  );
}

function Steps({ steps }: { steps: readonly FindingStep[] }): ReactNode {
  if (steps.length === 0) return null;
  return (
    <Space wrap align="start">
      {steps.map(({ label, run }) => (
        <Button key={label} size="small" onClick={run}>
          {label}
        </Button>
      ))}
    </Space>
  );
}

/** The same where warnings can still be answered with a reason, beside other `steps`. */
export function AnswerableFindings(props: {
  findings: readonly Finding[];
  canAnswer: boolean;
  save: (input: { finding: string; reason: string }) => Promise<unknown>;
  reload: () => Promise<void>;
  steps?: (found: Finding) => readonly FindingStep[];
}): ReactNode {
  const [answering, setAnswering] = useState<Finding | null>(null);
  const answer = useMutation({
    mutationFn: props.save,
    onSuccess: async () => {
      setAnswering(null);
      await props.reload();
    },
  });
  const explain = (found: Finding): readonly FindingStep[] =>
    props.canAnswer && found.severity === 'warning' && found.answer === null
      ? [{ label: '说明理由', run: () => setAnswering(found) }]
      : [];
  return (
    <>
      <FindingsList
        findings={props.findings}
        steps={(found) => [...(props.steps?.(found) ?? []), ...explain(found)]}
      />
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
