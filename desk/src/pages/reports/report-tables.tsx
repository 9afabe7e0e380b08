import type { ReactNode } from 'react';
import {
  DISPUTE_COLUMN_LABELS,
  DISPUTE_COLUMNS,
  DISPUTE_KIND_LABELS,
  DISPUTE_KINDS,
  fullRowLabel,
  REQUEST_COLUMN_LABELS,
  REQUEST_COLUMNS,
  REQUEST_ROWS,
  TABLE2_BLOCKS,
  TABLE2_CONTENT_LABEL,
  TABLE2_ROW_LABELS,
} from '../../../../src/law/annual-report/form.ts';
import { cellLabel, isCellName } from '../../../../src/law/annual-report/tables.ts';
import type { ReportView } from './report-view.ts';

interface Props {
  readonly view: ReportView;
  /** Opens the records behind a cell. */
  readonly onOpen: (cell: string) => void;
}

/** The three tables of the form; every figure opens what it counts, and says when it was set by hand. */
export function ReportTables(props: Props): ReactNode {
  const cell = (name: string): ReactNode => <Cell name={name} {...props} />;
  return (
    <>
      <p className="quiet">
        点击任一数据可查看它所统计的记录，也可在那里人工更正并说明理由；更正过的数标“改”字。总计自动相加。
      </p>
      <h2>二、主动公开政府信息情况</h2>
      {TABLE2_BLOCKS.map((block) => (
        <div className="figures-scroll" key={block.title + block.rows.join()}>
          <table className="figures">
            <caption>{block.title}</caption>
            <thead>
              <tr>
                <th scope="col">{TABLE2_CONTENT_LABEL}</th>
                {block.columns.map((column) => (
                  <th scope="col" key={column.key}>
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row}>
                  <th scope="row">{TABLE2_ROW_LABELS[row]}</th>
                  {block.columns.map((column) => (
                    <td key={column.key}>{cell(`t2.${row}.${column.key}`)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      <h2>三、收到和处理政府信息公开申请情况</h2>
      <div className="figures-scroll">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">项目</th>
              {REQUEST_COLUMNS.map((column) => (
                <th scope="col" key={column}>
                  {REQUEST_COLUMN_LABELS[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {REQUEST_ROWS.map((row) => (
              <tr key={row}>
                <th scope="row">{fullRowLabel(row)}</th>
                {REQUEST_COLUMNS.map((column) => (
                  <td key={column}>{cell(`t3.${row}.${column}`)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>四、政府信息公开行政复议、行政诉讼情况</h2>
      <div className="figures-scroll">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">类别</th>
              {DISPUTE_COLUMNS.map((column) => (
                <th scope="col" key={column}>
                  {DISPUTE_COLUMN_LABELS[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DISPUTE_KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{DISPUTE_KIND_LABELS[kind]}</th>
                {DISPUTE_COLUMNS.map((column) => (
                  <td key={column}>{cell(`t4.${kind}.${column}`)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Cell({ view, name, onOpen }: Props & { name: string }): ReactNode {
  const value = String(view.cells[name] ?? '');
  const override = view.overrides.find((each) => each.cell === name);
  const label = isCellName(name) ? cellLabel(name) : name;
  return (
    <button
      type="button"
      className={override ? 'figure figure-overridden' : 'figure'}
      aria-label={`${label}：${value}${override ? '，已人工更正' : ''}`}
      onClick={() => onOpen(name)}
    >
      {value}
      {override && <sup>改</sup>}
    </button>
  );
}
