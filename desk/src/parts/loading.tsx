import { Skeleton } from 'antd';
import type { ReactNode } from 'react';

/** Stands where something will be once the server has answered; readers hear that it is on its way. `rows`: about how tall that will be. */
export function Loading({ rows = 3 }: { rows?: number }): ReactNode {
  return (
    <div aria-busy="true">
      <output className="visually-hidden">正在加载</output>
      {/* Its title would be a heading that says nothing. */}
      <Skeleton active title={false} paragraph={{ rows: rows + 1 }} />
    </div>
  );
}
