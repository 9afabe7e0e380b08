import type { ReactNode } from 'react';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { dayOfToday } from '../../parts/today.ts';
import type { WorkItem } from './obligation-words.ts';
import { DayItem } from '../../parts/day-field.tsx';

/** How work moves on: into a stage, or to its end. */
export type Step =
  | { readonly kind: 'stage'; readonly stage: WorkItem['stages'][number] }
  | { readonly kind: 'close' };

/** Asks for the day on which work moved on. */
export function StageDialog(props: {
  title: string;
  step: Step;
  pending: boolean;
  error: Error | null;
  onClose: () => void;
  onOk: (fields: { on: string; note: string }) => void;
}): ReactNode {
  const { title, step, pending, error, onClose, onOk } = props;
  const closes = step.kind === 'close';
  const today = dayOfToday();
  return (
    <ReasonDialog<{ on: string }>
      open
      title={closes ? `办结“${title}”` : `“${title}”进入“${step.stage.name}”`}
      explanation={
        closes
          ? '办结后不再产生新的公开义务；已经产生的仍要办理。'
          : `登记后，应当公开：${step.stage.duties.join('；')}。期限自所填日期起按规定计算。`
      }
      label={closes ? '办结说明' : '说明'}
      optional={!closes}
      okText={closes ? '办结' : '登记'}
      pending={pending}
      error={error}
      initialValues={{ on: today }}
      onOk={({ on, reason }) => onOk({ on, note: reason })}
      onCancel={onClose}
    >
      <DayItem name="on" label={closes ? '办结日期' : step.stage.begins} required="请填写日期" max={today} />
    </ReasonDialog>
  );
}
