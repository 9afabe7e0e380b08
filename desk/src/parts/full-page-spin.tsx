import { Spin } from 'antd';
import type { ReactNode } from 'react';

/** While the first answer of the server is on its way. */
export function FullPageSpin(): ReactNode {
  return (
    <main className="full-page" aria-busy="true" aria-label="正在载入">
      <Spin size="large" />
    </main>
  );
}
