import { Button, Result } from 'antd';
import type { ReactNode } from 'react';

/** Says what went wrong and offers to try again. */
export function FailedPage({ error, onRetry }: { error: Error; onRetry?: () => void }): ReactNode {
  return (
    <Result
      status="warning"
      title="没有载入"
      subTitle={error.message}
      extra={
        onRetry && (
          <Button type="primary" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  );
}
