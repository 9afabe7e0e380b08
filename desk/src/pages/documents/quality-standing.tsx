import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { QualityRow } from './quality-rows.ts';
import type { LiveState } from './use-live-check.ts';

/** How the check of the shown text stands. */
export type Standing = LiveState;

/** Why nobody knows yet whether the text is right. */
const UNKNOWN: Readonly<Record<Exclude<Standing, 'done'>, string>> = {
  pending: '正在检查……',
  failed: '检查没有完成，不能说明没有问题。请检查网络，改动或者保存后会再试。',
  tooLong: '正文太长，编写时不检查；保存后再检查。',
};

/** How many findings wait for a person. Says that there are none only when the text as it stands was looked through. */
export function QualityStanding(props: {
  readonly rows: readonly QualityRow[];
  readonly standing: Standing;
  readonly dirty: boolean;
}): ReactNode {
  const { rows, standing, dirty } = props;
  const open = rows.filter(({ state }) => state === 'open');
  const gate = open.filter(({ severity }) => severity === 'gate').length;
  return (
    <>
      {standing !== 'done' && (
        <p className="quiet" aria-live="polite">
          {UNKNOWN[standing]}
        </p>
      )}
      {standing === 'done' && rows.length === 0 && (
        <p className="quiet">{dirty ? '正文里没有发现问题。' : '没有发现问题。'}</p>
      )}
      {rows.length > 0 && (
        <p>
          {gate > 0 && <Tag color="red">必须核对 {gate} 处</Tag>}
          {open.length > gate && <Tag color="orange">建议核对 {open.length - gate} 处</Tag>}
          {open.length === 0 && <Tag color="green">都已核对</Tag>}
          {gate > 0 && <span className="quiet">改正或者说明之前，不能送审和发布。</span>}
          {dirty && <span className="quiet">保存后可以忽略或者说明。</span>}
        </p>
      )}
    </>
  );
}
