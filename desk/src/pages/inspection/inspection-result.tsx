import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Space, Tag } from 'antd';
import type { ReactNode } from 'react';
import { inspectionApi, inspectionReportPath } from '../../../../src/modules/inspection/inspection.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import './inspection.css';
import { Loading } from '../../parts/loading.tsx';
import { useDownload } from '../../parts/use-download.ts';

type Result = ResponseOf<typeof inspectionApi.open>['results'][number];

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

const STATES = {
  fine: { text: '未发现', colour: 'green' },
  found: { text: '有问题', colour: 'red' },
  unknown: { text: '没有监测', colour: 'default' },
} as const;

/** How many places are shown before the report is the better place for them. */
const SHOWN_PLACES = 20;

/** What one inspection found, indicator by indicator. */
export function InspectionResult({ inspectionId }: { inspectionId: string }): ReactNode {
  const download = useDownload();
  const open = useQuery({
    queryKey: ['inspection', inspectionId],
    queryFn: async () => call(inspectionApi.open, { params: { inspectionId } }),
  });
  if (open.isError) return <FailedPage error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data === undefined) return <Loading />;
  const { day, by, verdict, vetoed, results } = open.data;
  return (
    <section className="panel" aria-label="检查结果">
      <h2>
        {day} 的检查结果（{by}）
      </h2>
      <Alert className="form-alert" type={vetoed ? 'error' : 'info'} showIcon title={verdict} />
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
                <Indicator key={result.id} result={result} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Indicator({ result }: { result: Result }): ReactNode {
  const { name, sentence, source, certain, state, finding, deducted, places } = result;
  return (
    <li className="inspection-item">
      <Tag color={STATES[state].colour}>{STATES[state].text}</Tag>
      <strong>{name}</strong>
      {deducted > 0 && <span className="todo-what">扣 {deducted} 分</span>}
      <div>{finding}</div>
      <div className="quiet small">
        {sentence}（{source}
        {!certain && '，数值待核实，可以设定'}）
      </div>
      {places.length > 0 && (
        <details>
          <summary>问题所在（{places.length}）</summary>
          <ul>
            {places.slice(0, SHOWN_PLACES).map((place, index) => (
              <li key={`${place.href} ${place.what} ${String(index)}`}>
                {place.href === '' ? (
                  place.what
                ) : (
                  <a href={place.href} target="_blank" rel="noreferrer">
                    {place.what}
                  </a>
                )}
              </li>
            ))}
          </ul>
          {places.length > SHOWN_PLACES && <p className="quiet">其余的请看导出的检查表。</p>}
        </details>
      )}
    </li>
  );
}
