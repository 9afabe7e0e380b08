import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Collapse, Progress } from 'antd';
import type { ReactNode } from 'react';
import { siteCheckApi } from '../../../../src/modules/site-check/site-check.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import './site.css';

type View = ResponseOf<typeof siteCheckApi.get>;
type Last = NonNullable<View['last']>;

const SOON_MS = 1_500;

/** Whether the finished pages are as the norm for government sites wants them; a new check runs in the background. */
export function SiteCheckPanel(): ReactNode {
  const client = useQueryClient();
  const view = useQuery({
    queryKey: ['site-check'],
    queryFn: async () => call(siteCheckApi.get, {}),
    retry: false,
    refetchInterval: ({ state }) => ((state.data?.running ?? null) === null ? false : SOON_MS),
  });
  const run = useMutation({
    mutationFn: async () => call(siteCheckApi.run, {}),
    onSettled: async () => client.invalidateQueries({ queryKey: ['site-check'] }),
  });
  const { running = null, fault = null, last = null, may } = view.data ?? {};
  return (
    <section className="panel" aria-label="网页检查">
      <h2>网页检查</h2>
      <p className="quiet">
        逐个读取已经生成的网页和数据文件，对照政府网站的规定（网页标签、页脚、标题、信息属性），核对链接、订阅源和站点地图。
      </p>
      {may?.run === true && (
        <Button disabled={running !== null} loading={run.isPending} onClick={() => run.mutate()}>
          {last === null ? '检查' : '重新检查'}
        </Button>
      )}
      <ErrorAlert error={view.error ?? run.error} />
      <div className="actions" aria-live="polite">
        {running !== null && (
          <Progress
            aria-label="检查进度"
            percent={running.total === 0 ? 0 : Math.floor((100 * running.done) / running.total)}
            status="active"
          />
        )}
        {fault !== null && <Alert showIcon type="error" title={fault} />}
        {last !== null && running === null && <Found last={last} />}
        {last === null && running === null && view.isSuccess && <p className="quiet">还没有检查过。</p>}
      </div>
    </section>
  );
}

function Found({ last }: { last: Last }): ReactNode {
  const { rules, whole } = last;
  return (
    <>
      <p className="quiet">
        {`${showMoment(last.finishedAt)}由${last.startedBy}检查，共 ${last.pages} 个网页、${last.files} 个数据文件。`}
        {!whole && '下面只列您监督或者工作的机关的网页。'}
      </p>
      {rules.length === 0 ? (
        <Alert showIcon type="success" title="没有发现问题" />
      ) : (
        <Collapse size="small" items={rules.map(ruleItem)} />
      )}
    </>
  );
}

function ruleItem(found: Last['rules'][number]) {
  const { rule, remedy, basis, count, capped, examples } = found;
  return {
    key: rule,
    label: `${basis}：${remedy}（${capped ? `${count} 处以上` : `${count} 处`}）`,
    children: (
      <>
        <p className="quiet small">{`规则：${rule}`}</p>
        <ul className="site-findings">
          {examples.map(({ href, message, pages }) => (
            <li key={`${href} ${message}`}>
              <a href={href} target="_blank" rel="noreferrer">
                {href}
              </a>
              ：{message}
              {pages > 1 && `（共 ${pages} 个网页）`}
            </li>
          ))}
        </ul>
        {count > examples.length && <p className="quiet small">{`只列前 ${examples.length} 处。`}</p>}
      </>
    ),
  };
}
