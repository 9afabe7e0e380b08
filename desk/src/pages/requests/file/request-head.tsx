import { Alert, Tag } from 'antd';
import type { ReactNode } from 'react';
import { PHASE_WORDS } from '../../../../../src/law/clock/certificate-words.ts';
import type { ClockState } from '../../../../../src/law/clock/clock.ts';
import { toChinese } from '../../../../../src/law/dates.ts';
import { POSITION_LABELS } from '../../../../../src/law/requests/positions.ts';
import { DueTag } from '../due-tag.tsx';
import { outcomeWords } from '../request-words.ts';
import type { OpenFile } from './request-file.ts';
import { STEPS, stepOf } from './request-steps.ts';

/** Where the request stands: position, deadline with what it waits for, and the way to the end. */
export function RequestHead({ file }: { file: OpenFile }): ReactNode {
  const { view, state, clock } = file;
  const { item } = view;
  return (
    <section className="panel" aria-label="办理情况">
      <p className="kept-lines request-subject">{view.subject}</p>
      <dl className="facts request-facts">
        <dt>环节</dt>
        <dd>
          <strong>{POSITION_LABELS[item.position].desk}</strong>
          {item.outcome !== null && <Tag className="after-word">{outcomeWords(item.outcome)}</Tag>}
          {item.inTime === false && <Tag color="red">逾期答复</Tag>}
        </dd>
        <dt>承办</dt>
        <dd>
          {state.holder === null
            ? '未指定'
            : [state.holder.name, state.holder.unit].filter((word) => word !== '').join('　')}
        </dd>
        <dt>收到日期</dt>
        <dd>{item.receivedOn === null ? `${item.submittedOn}提交，还没有确认收到` : item.receivedOn}</dd>
        <dt>答复期限</dt>
        <dd>
          {item.settledOn === null ? (
            <Due file={file} />
          ) : (
            `${item.settledOn}${state.withdrawnOn === null ? '答复' : '撤回'}${item.originalDueOn === null ? '' : `（原期限${item.originalDueOn}）`}`
          )}
        </dd>
      </dl>
      <Progress file={file} />
      <Warnings clock={clock} missing={'missing' in view.clock ? view.clock.missing : null} />
    </section>
  );
}

function Due({ file: { view, clock } }: { file: OpenFile }): ReactNode {
  const { item } = view;
  return (
    <>
      {item.dueOn !== null && <span className="cell-day">{item.dueOn}</span>}
      <DueTag item={item} />
      {item.originalDueOn !== null && item.originalDueOn !== item.dueOn && (
        <span className="quiet">原期限 {item.originalDueOn}</span>
      )}
      {item.extended && <Tag className="after-word">已延期</Tag>}
      {clock !== null && <ClockWords clock={clock} />}
    </>
  );
}

function ClockWords({ clock }: { clock: ClockState }): ReactNode {
  if (clock.phase === 'notStarted' || clock.phase === 'ended') return null;
  const used = `已用${clock.used}个工作日，共${clock.limit}个`;
  const words =
    clock.phase === 'running'
      ? clock.overdue
        ? `已超期${clock.lateBy}个工作日。`
        : `还有${clock.remaining}个工作日（${used}）。`
      : `${PHASE_WORDS[clock.phase]}（${used}）。${laterWords(clock)}`;
  return <div className="quiet">{words}</div>;
}

function laterWords({ dueIfResumed, dueAtLatest }: ClockState): string {
  const resumed = dueIfResumed === null ? '' : `如果今天恢复，期限为${toChinese(dueIfResumed)}。`;
  const latest = dueAtLatest === null ? '' : `各方都不提出意见的，期限为${toChinese(dueAtLatest)}。`;
  return `${resumed}${latest}`;
}

function Progress({ file: { view, state } }: { file: OpenFile }): ReactNode {
  const here = stepOf(view.item.position);
  if (here === null)
    return (
      <Alert type="info" role="note" title={`这件申请已经${POSITION_LABELS[view.item.position].desk}。`} />
    );
  const over = state.position === 'archived';
  return (
    <ol className="steps" aria-label="办理进度">
      {STEPS.map(({ title }, index) => {
        const done = index < here || over;
        const current = index === here && !over;
        return (
          <li
            key={title}
            className={done ? 'step-done' : current ? 'step-now' : 'step-later'}
            {...(current && { 'aria-current': 'step' as const })}
          >
            {title}
            <span className="for-readers">{done ? '，已完成' : current ? '，正在办理' : '，未到'}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Warnings({ clock, missing }: { clock: ClockState | null; missing: string | null }): ReactNode {
  const findings = (clock?.findings ?? []).filter(({ severity }) => severity !== 'hint');
  if (missing === null && findings.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="note"
      className="request-warnings"
      title={missing ?? findings[0]?.message}
      description={
        findings.length > 1 && (
          <ul className="findings">
            {findings.slice(1).map(({ id, message }) => (
              <li key={`${id} ${message}`}>{message}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
