import type { ReactNode } from 'react';

/** Counts by kind as a table, each with a bar that shows its share of the largest. */
export function BarTable(props: {
  caption: string;
  /** Heading of the first column. */
  of: string;
  rows: readonly { readonly label: string; readonly count: number }[];
}): ReactNode {
  const { rows } = props;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table className="figures bar-table">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.of}</th>
          <th scope="col">件数</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <span className="bar-count">{count}</span>
              <meter className="bar" min={0} max={most} value={count} aria-hidden="true" />
            </td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={2}>没有数据</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
