import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { inspectionApi, inspectionReportPath } from '../../../../src/modules/inspection/inspection.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import './inspection.css';
import { Loading } from '../../parts/loading.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { HandCheckForm } from './hand-check-form.tsx';
import { IndicatorItem } from './indicator-item.tsx';
import type { Inspection, Result } from './inspection-words.ts';

const EFFECTS = [
  { effect: 'veto', title: '单项否决指标' },
  { effect: 'deduction', title: '扣分指标' },
  { effect: 'alert', title: '提醒' },
] as const;

const FORMATS = [
  { format: 'docx', label: 'Word' },
  { format: 'xlsx', label: 'Excel' },
  { format: 'html', label: '网页' },
] as const;

const ALERTS = { passed: 'success', failed: 'error', pending: 'warning' } as const;

/** What one inspection found, indicator by indicator, measured and by hand. */
export function InspectionResult(props: { inspectionId: string; agencyId: string }): ReactNode {
  const { inspectionId, agencyId } = props;
  const client = useQueryClient();
  const download = useDownload();
  const [checked, setChecked] = useState<Result | null>(null);
  const open = useQuery({
    queryKey: ['inspection', inspectionId],
    queryFn: async () => call(inspectionApi.open, { params: { inspectionId } }),
  });
  if (open.isError) return <FailedPage error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data === undefined) return <Loading />;
  const { day, by, verdict, conclusion, results, may } = open.data;
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['inspection', inspectionId] });
    await client.invalidateQueries({ queryKey: ['inspections', agencyId] });
    await client.invalidateQueries({ queryKey: ['inspection-todo'] });
  };
  // As it stands now: somebody else may have recorded one meanwhile.
  const current = results.find(({ id }) => id === checked?.id);
  return (
    <section className="panel" aria-label="检查结果">
      <h2>
        {day} 的检查结果（{by}）
      </h2>
      <Alert className="form-alert inspection-verdict" type={ALERTS[conclusion]} showIcon title={verdict} />
      <Progress inspection={open.data} />
      <Space wrap className="form-alert">
        {FORMATS.map(({ format, label }) => (
          <Button
            key={format}
            loading={download.pending}
            onClick={() => download.start(inspectionReportPath(inspectionId, format))}
          >
            导出检查表（{label}）
          </Button>
        ))}
      </Space>
      {EFFECTS.map(({ effect, title }) => {
        const own = results.filter((result) => result.effect === effect);
        if (own.length === 0) return null;
        return (
          <div key={effect}>
            <h3>{title}</h3>
            <ul className="plain-list">
              {own.map((result) => (
                <IndicatorItem
                  key={result.id}
                  result={result}
                  onCheck={may.record ? () => setChecked(result) : null}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {current !== undefined && (
        <HandCheckForm
          key={current.id}
          inspection={open.data}
          result={current}
          reload={reload}
          onClose={() => setChecked(null)}
        />
      )}
    </section>
  );
}

/** How many indicators a person must look at yet. It is said aloud when it changes. */
function Progress({ inspection }: { inspection: Inspection }): ReactNode {
  const { awaiting, judgedThen, may } = inspection;
  if (!judgedThen) return null;
  return (
    <output className="inspection-progress">
      {awaiting === 0
        ? '各项都已检查，没有需要人工检查的了。'
        : `还有 ${awaiting} 项需要人工检查${may.record ? '，请在下面逐项填写' : ''}。`}
    </output>
  );
}
