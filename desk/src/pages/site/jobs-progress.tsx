import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { showMoment } from '../../parts/moments.ts';

type Job = ResponseOf<typeof publishingApi.jobs>['jobs'][number];

const SOON_MS = 2_000;
const LATER_MS = 15_000;

/** What is being made in the background, and when that last ended. */
export function JobsProgress(): ReactNode {
  const { data } = useQuery({
    queryKey: ['site-jobs'],
    queryFn: async () => call(publishingApi.jobs, {}),
    refetchInterval: ({ state }) =>
      state.data?.jobs.some((job) => job.state === 'open') === true ? SOON_MS : LATER_MS,
  });
  const open = data?.jobs.filter((job) => job.state === 'open') ?? [];
  const last = data?.jobs.find((job) => job.state === 'done');
  return (
    <div className="actions" aria-live="polite">
      {open.toReversed().map((job) => (
        <OpenJob key={job.id} job={job} />
      ))}
      {open.length === 0 && last !== undefined && (
        <p className="quiet">
          {`上次在后台${nameOf(last)}：${showMoment(last.finishedAt ?? last.createdAt)}完成，共 ${last.done} 个网页，改写 ${last.written} 个，清除 ${last.removed} 个文件。`}
        </p>
      )}
    </div>
  );
}

function OpenJob({ job }: { job: Job }): ReactNode {
  const percent = job.pages === 0 ? 0 : Math.floor((100 * job.done) / job.pages);
  const speed = job.speed === null ? '等待开始' : `每秒 ${job.speed} 个`;
  return (
    <>
      <p>{`正在后台${nameOf(job)}：${job.done} / ${job.pages} 个网页，${speed}`}</p>
      <Progress percent={percent} aria-label={`后台${nameOf(job)}的进度`} />
      {job.error !== null && (
        <Alert showIcon type="error" title="有网页未能生成，系统会继续重试" description={job.error} />
      )}
    </>
  );
}

function nameOf(job: Job): string {
  return job.all ? '重建全部网页' : '更新受影响的网页';
}
