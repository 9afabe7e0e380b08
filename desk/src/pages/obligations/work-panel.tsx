import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Empty, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import type { WorkItem } from './obligation-words.ts';
import { OpenWorkDialog } from './open-work-dialog.tsx';
import { StageChanges, StageCorrections } from './stage-corrections.tsx';
import { StageDialog, type Step } from './stage-dialog.tsx';

/** Work whose stages make disclosure due, with the stages it went through and those ahead. */
export function WorkPanel({ agencyId }: { agencyId: string }): ReactNode {
  const client = useQueryClient();
  const [opening, setOpening] = useState(false);
  const work = useQuery({
    queryKey: ['obligations', agencyId, 'work'],
    queryFn: async () => call(obligationsApi.work, { query: { agencyId } }),
  });
  const reload = async (): Promise<void> => client.invalidateQueries({ queryKey: ['obligations', agencyId] });
  if (work.isPending) return <Loading />;
  if (work.isError) return <FailedPage error={work.error} onRetry={() => void work.refetch()} />;
  const { items, may } = work.data;
  return (
    <>
      <p className="quiet">
        项目、征收、补贴、预算等工作进入一个阶段，这个阶段应当公开的信息随即产生期限，公开跟着工作走。
      </p>
      {may.handle && (
        <Button type="primary" className="form-alert" onClick={() => setOpening(true)}>
          建立工作事项
        </Button>
      )}
      {items.length === 0 && <Empty description="还没有工作事项" image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      <Space direction="vertical" className="full-width">
        {items.map((item) => (
          <WorkCard key={item.id} item={item} mayHandle={may.handle} reload={reload} />
        ))}
      </Space>
      {opening && (
        <OpenWorkDialog
          agencyId={agencyId}
          onClose={() => setOpening(false)}
          onDone={async () => {
            setOpening(false);
            await reload();
          }}
        />
      )}
    </>
  );
}

function WorkCard(props: { item: WorkItem; mayHandle: boolean; reload: () => Promise<void> }): ReactNode {
  const { item, mayHandle, reload } = props;
  const { message } = App.useApp();
  const [step, setStep] = useState<Step | null>(null);
  const { open, overdue, settled } = item.counts;
  const act = useMutation({
    mutationFn: async ({ on, note }: { on: string; note: string }) => {
      const common = { params: { workItemId: item.id } };
      if (step?.kind === 'stage') {
        const body = { version: item.version, stage: step.stage.key, on, note };
        return (await call(obligationsApi.enterStage, { ...common, body })).obligations;
      }
      await call(obligationsApi.closeWork, { ...common, body: { version: item.version, on, note } });
      return null;
    },
    onSuccess: async (obligations) => {
      void message.success(obligations === null ? '已办结' : `已登记，产生 ${obligations} 项公开义务`);
      setStep(null);
      await reload();
    },
  });
  return (
    <Card
      size="small"
      title={
        <>
          {item.title} <Tag>{item.kindName}</Tag>
          {item.closedOn !== null && <Tag color="green">{item.closedOn} 办结</Tag>}
        </>
      }
    >
      <p>
        公开义务：未办结 {open} 项{overdue > 0 && <Tag color="red">逾期 {overdue}</Tag>}，已办结 {settled}{' '}
        项。
      </p>
      <ol className="work-stages">
        {item.stages.map((stage) => (
          <li key={stage.key} className={stage.enteredOn === null ? 'work-ahead' : ''}>
            <strong>{stage.name}</strong>
            {stage.enteredOn !== null && `　${stage.enteredOn} 进入（${stage.by}）`}
            {stage.note !== '' && `：${stage.note}`}
            <span className="quiet">　应公开：{stage.duties.join('；')}</span>
            {mayHandle && stage.open && (
              <Button
                type="link"
                className="cell-link after-word"
                onClick={() => setStep({ kind: 'stage', stage })}
              >
                进入这个阶段<span className="for-readers">：{stage.name}</span>
              </Button>
            )}
            {mayHandle && <StageCorrections item={item} stage={stage} reload={reload} />}
            <StageChanges stage={stage} />
          </li>
        ))}
      </ol>
      {mayHandle && item.closedOn === null && (
        <Button type="link" className="cell-link" onClick={() => setStep({ kind: 'close' })}>
          办结<span className="for-readers">：{item.title}</span>
        </Button>
      )}
      {item.closingNote !== '' && <p className="quiet">办结说明：{item.closingNote}</p>}
      {step !== null && (
        <StageDialog
          title={item.title}
          step={step}
          pending={act.isPending}
          error={act.error}
          onClose={() => setStep(null)}
          onOk={(fields) => act.mutate(fields)}
        />
      )}
    </Card>
  );
}
