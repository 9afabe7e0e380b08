import { Link } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { DONE_LABELS, type Handled } from './import-batch-words.ts';
import type { useBatch } from './use-batch.ts';

/** How far a run is, and in the end what came of it: what was refused, each with its reason. */
export function BatchResult({ batch }: { batch: ReturnType<typeof useBatch> }): ReactNode {
  const { run, pending, error, stop } = batch;
  if (run === null) return null;
  const { deed, all, seen, done, refused } = run;
  if (pending)
    return (
      <div className="form-alert">
        <Progress
          aria-label="办理进度"
          percent={Math.floor((seen / all) * 100)}
          status="active"
          format={() => `${seen} / ${all}`}
        />
        <Button onClick={stop}>停止</Button>
      </div>
    );
  return (
    <>
      <ErrorAlert error={error} />
      <Alert
        className="form-alert"
        type={refused.length > 0 || seen < all ? 'warning' : 'success'}
        showIcon
        title={[
          `${DONE_LABELS[deed]} ${done} 份`,
          ...(refused.length > 0 ? [`没有办理 ${refused.length} 份`] : []),
          ...(seen < all ? [`已停止，还有 ${all - seen} 份没有轮到`] : []),
        ].join('，')}
        {...(refused.length > 0 && { description: <Refused refused={refused} /> })}
      />
    </>
  );
}

function Refused({ refused }: { refused: Handled['refused'] }): ReactNode {
  return (
    <ul className="import-problems">
      {refused.map(({ documentId, title, reason }) => (
        <li key={documentId}>
          <Link to="/documents/$documentId" params={{ documentId }}>
            {title === '' ? '这份文稿' : title}
          </Link>
          ：{reason}
        </li>
      ))}
    </ul>
  );
}
