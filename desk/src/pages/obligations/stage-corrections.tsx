import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { stagesApi } from '../../../../src/modules/obligations/stages.api.ts';
import { call } from '../../app/api.ts';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { dayOfToday } from '../../parts/today.ts';
import type { WorkItem } from './obligation-words.ts';
import { DayItem } from '../../parts/day-field.tsx';

type Stage = WorkItem['stages'][number];
type Asked = 'correct' | 'takeBack' | null;

/** Setting right a stage that was entered: its day; the last one can be taken back as well. */
export function StageCorrections(props: {
  item: WorkItem;
  stage: Stage;
  reload: () => Promise<void>;
}): ReactNode {
  const { item, stage, reload } = props;
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked>(null);
  const seen = { params: { workItemId: item.id, stage: stage.key } };
  const done = async (words: string): Promise<void> => {
    void message.success(words);
    setAsked(null);
    await reload();
  };
  const correct = useMutation({
    mutationFn: async ({ on, reason }: { on: string; reason: string }) => {
      const body = { version: item.version, on, reason };
      return call(stagesApi.correct, { ...seen, body });
    },
    onSuccess: async () => done('已更正，公开期限已重新计算'),
  });
  const takeBack = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      call(stagesApi.takeBack, { ...seen, body: { version: item.version, reason } }),
    onSuccess: async ({ obligations }) => done(`已撤回，撤销 ${obligations} 项公开义务`),
  });
  if (stage.enteredOn === null) return null;
  const last = item.stages.findLast(({ enteredOn }) => enteredOn !== null)?.key === stage.key;
  const today = dayOfToday();
  const title = `“${item.title}”的“${stage.name}”`;
  return (
    <>
      <Button type="link" className="cell-link after-word" onClick={() => setAsked('correct')}>
        更正日期<span className="for-readers">：{stage.name}</span>
      </Button>
      {last && item.closedOn === null && (
        <Button type="link" className="cell-link after-word" onClick={() => setAsked('takeBack')}>
          撤回这个阶段<span className="for-readers">：{stage.name}</span>
        </Button>
      )}
      {asked === 'correct' && (
        <ReasonDialog<{ on: string }>
          open
          title={`更正${title}的日期`}
          explanation="这个阶段的公开期限按更正后的日期重新计算；已经公开的，按期还是逾期也重新判断。原来的日期留在记录里。"
          label="更正的理由"
          okText="更正"
          pending={correct.isPending}
          error={correct.error}
          initialValues={{ on: stage.enteredOn }}
          onOk={(fields) => correct.mutate(fields)}
          onCancel={() => setAsked(null)}
        >
          <DayItem name="on" label={stage.begins} required="请填写日期" max={today} />
        </ReasonDialog>
      )}
      {asked === 'takeBack' && (
        <ReasonDialog
          open
          danger
          title={`撤回${title}`}
          explanation="工作回到上一阶段，这个阶段产生的公开义务一并撤销，理由留在登记册里。"
          label="撤回的理由"
          okText="撤回"
          pending={takeBack.isPending}
          error={takeBack.error}
          onOk={(fields) => takeBack.mutate(fields)}
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** What was set right of a stage, whose day or entry it no longer is. */
export function StageChanges({ stage }: { stage: Stage }): ReactNode {
  if (stage.changes.length === 0) return null;
  return (
    <ul className="plain-list quiet small">
      {stage.changes.map((change) => (
        <li key={change.at}>
          {showMoment(change.at)} {change.by}
          {change.to === null
            ? `撤回了 ${change.from} 的登记：`
            : `把日期由 ${change.from} 更正为 ${change.to}：`}
          {change.reason}
        </li>
      ))}
    </ul>
  );
}
