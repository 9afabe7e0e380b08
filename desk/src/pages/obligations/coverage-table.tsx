import type { ReactNode } from 'react';
import {
  absenceWords,
  cellWords,
  periodWords,
  ROWS_BY,
  type Coverage,
  type CoverageBy,
  type CoverageCell,
  type CoverageRow,
} from '../../../../src/modules/obligations/coverage.api.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { rateWords } from './obligation-words.ts';

/** Which items are shown. */
export const SHOWN = [
  { value: 'all', label: '全部事项' },
  { value: 'due', label: '本年度有义务的' },
  { value: 'never', label: '没有登记过的' },
] as const;

/** Which items are shown. */
export type Shown = (typeof SHOWN)[number]['value'];

const MONTHS = 12;

/** The map as a table: words in every field, so that colour isn't needed. */
export function CoverageTable(props: { map: Coverage; by: CoverageBy; shown: Shown }): ReactNode {
  const { map, by, shown } = props;
  if (map.rows.length === 0)
    return <p>{map.year}年没有公开义务。采用标准目录或者登记工作事项的阶段后，这里逐月显示。</p>;
  const beside = besideMonths(map);
  const rows = by === 'source' ? map.rows.filter((row) => isShown(row, shown)) : map.rows;
  const counted = by !== 'source';
  return (
    <>
      <p>
        {rateWords(map.total)}。{itemsWords(map.items)}
        {beside.length > 0 && '本年度产生、次年到期或者待放假安排的另列，不计入按期率。'}
      </p>
      <WideTable label="分布图">
        <table className="figures coverage">
          <caption>{map.year}年各月到期的公开义务</caption>
          <thead>
            <tr>
              <th scope="col">{ROWS_BY[by]}</th>
              {Array.from({ length: MONTHS }, (_, month) => (
                <th key={month} scope="col">
                  {month + 1}月
                </th>
              ))}
              {beside.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">按期率</th>
              {counted && <th scope="col">没有登记过/现行</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {row.absence === null ? (
                  <>
                    {row.months.map((cell) => (
                      <Cell key={cell.month} cell={cell} named={row.items === null} />
                    ))}
                    {beside.map(({ key, dated }) => (
                      <Cell key={key} cell={row[key]} named={row.items === null} dated={dated} />
                    ))}
                  </>
                ) : (
                  <td colSpan={MONTHS + beside.length} className="coverage-absent">
                    <div>{absenceWords(row.absence)}</div>
                  </td>
                )}
                <td>{percentOf(row.timeliness.rate)}</td>
                {counted && (
                  <td>{row.items !== null && `${row.items.neverRaised} / ${row.items.inForce}`}</td>
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">各月按期率</th>
              {map.months.map(({ month, timeliness }) => (
                <td key={month}>{percentOf(timeliness.rate)}</td>
              ))}
              {beside.map(({ key }) => (
                <td key={key}>
                  <span className="for-readers">不计</span>
                </td>
              ))}
              <td>{percentOf(map.total.rate)}</td>
              {counted && <td>{`${map.items.neverRaised} / ${map.items.inForce}`}</td>}
            </tr>
          </tfoot>
        </table>
      </WideTable>
    </>
  );
}

interface Beside {
  readonly key: 'nextYear' | 'undated';
  readonly title: string;
  readonly dated: boolean;
}

/** What this year brought and has no day in it stands beside the months, where there is any. */
function besideMonths(map: Coverage): readonly Beside[] {
  const all: readonly Beside[] = [
    { key: 'nextYear', title: '次年到期', dated: true },
    { key: 'undated', title: '待放假安排', dated: false },
  ];
  return all.filter(({ key }) => map[key].count > 0);
}

function Cell(props: { cell: CoverageCell; named: boolean; dated?: boolean }): ReactNode {
  const { cell, named, dated = false } = props;
  if (cell.status === null)
    return (
      <td>
        <span className="for-readers">无</span>
      </td>
    );
  const period = named ? periodWords(cell) : '';
  return (
    <td className={`coverage-${cell.status}`}>
      {cellWords(cell)}
      {period !== '' && <div className="quiet small">{period}</div>}
      {dated && cell.dueOn !== null && <div className="quiet small">{cell.dueOn}</div>}
    </td>
  );
}

function isShown({ absence }: CoverageRow, shown: Shown): boolean {
  if (shown === 'due') return absence === null;
  return shown === 'all' || absence?.why === 'never';
}

function itemsWords({ inForce, neverRaised }: Coverage['items']): string {
  if (inForce === 0) return '';
  return `标准目录现行 ${inForce} 项，其中 ${neverRaised} 项没有登记过。`;
}

function percentOf(rate: number | null): string {
  return rate === null ? '—' : `${Math.round(rate * 100)}%`;
}
