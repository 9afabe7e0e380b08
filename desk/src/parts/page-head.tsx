import type { ReactNode } from 'react';

/** Title of a page with its buttons; sets the window's title too. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className="page-head">
      <title>{`${title} - 政府信息公开工作台`}</title>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
