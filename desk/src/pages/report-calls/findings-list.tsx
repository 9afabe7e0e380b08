import { Button, Empty, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Sent } from './call-words.ts';

/** A finding with its answer. */
export type Finding = Sent['findings'][number];

const SEVERITIES = {
  error: { label: '必须改正', colour: 'red' },
  warning: { label: '请改正或说明', colour: 'orange' },
  info: { label: '提示', colour: 'blue' },
} as const;

/** What the checks found, errors first; `onExplain`: where warnings can still be answered. */
export function FindingsList(props: {
  findings: readonly Finding[];
  onExplain?: (found: Finding) => void;
}): ReactNode {
  const { findings, onExplain } = props;
  if (findings.length === 0) return <Empty description="没有发现问题" image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <ul className="todo-list">
      {findings.map((found) => (
        <li key={found.key}>
          <span>
            <Tag color={SEVERITIES[found.severity].colour}>{SEVERITIES[found.severity].label}</Tag>
            {found.message}
          </span>
          {found.severity === 'warning' && found.answer === null && onExplain !== undefined && (
            <Button size="small" onClick={() => onExplain(found)}>
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
  );
}
