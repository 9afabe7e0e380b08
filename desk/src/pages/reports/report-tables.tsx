import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
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
import { cellLabel, isCellName, isDerivedCell } from '../../../../src/law/annual-report/tables.ts';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { ReportView } from './report-page.tsx';

interface Props {
  readonly view: ReportView;
  readonly reload: () => Promise<void>;
  /** Opens the records behind a cell. */
  readonly onOpen: (cell: string) => void;
}

/** The three tables of the form; every figure opens what it counts, and says when it was set by hand. */
export function ReportTables(props: Props): ReactNode {
  const [changing, setChanging] = useState<string | null>(null);
  const cell = (name: string): ReactNode => <Cell name={name} onChange={setChanging} {...props} />;
  return (
    <>
      <p className="quiet">
        点击任一数据可查看它所统计的记录。总计自动相加；其他数据如需人工更正，须说明理由。
      </p>
      <h2>二、主动公开政府信息情况</h2>
      {TABLE2_BLOCKS.map((block) => (
        <table className="figures" key={block.title + block.rows.join()}>
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
      {changing !== null && <OverrideDialog cell={changing} {...props} onClose={() => setChanging(null)} />}
    </>
  );
}

function Cell(props: Props & { name: string; onChange: (cell: string) => void }): ReactNode {
  const { view, name } = props;
  const value = String(view.cells[name] ?? '');
  const override = view.overrides.find((each) => each.cell === name);
  const label = isCellName(name) ? cellLabel(name) : name;
  const derived = isCellName(name) && isDerivedCell(name);
  return (
    <Popover
      trigger="click"
      title={label}
      content={
        <div className="cell-card">
          {override && (
            <p>
              由{override.byName}人工更正，登记簿统计为 {String(view.computed[name])}。理由：{override.reason}
            </p>
          )}
          {view.previousCells && <p>上年：{String(view.previousCells[name])}</p>}
          <Button size="small" onClick={() => props.onOpen(name)}>
            查看记录
          </Button>
          {view.canEdit && !derived && (
            <Button size="small" type="link" onClick={() => props.onChange(name)}>
              人工更正
            </Button>
          )}
        </div>
      }
    >
      <button
        type="button"
        className={override ? 'figure figure-overridden' : 'figure'}
        aria-label={`${label}：${value}`}
      >
        {value}
        {override && <sup>改</sup>}
      </button>
    </Popover>
  );
}

function OverrideDialog(props: Props & { cell: string; onClose: () => void }): ReactNode {
  const { view, cell } = props;
  const known = view.overrides.find((each) => each.cell === cell);
  const params = { reportId: view.id };
  const change = useMutation({
    mutationFn: async (fields: Record<string, string>) =>
      fields['value'] === '' || fields['value'] === undefined
        ? call(reportsApi.removeOverride, { params: { ...params, cell } })
        : call(reportsApi.override, {
            params,
            body: { cell, value: fields['value'], reason: fields['reason'] ?? '' },
          }),
    onSuccess: async () => {
      await props.reload();
      props.onClose();
    },
  });
  return (
    <ReasonDialog
      open
      title={isCellName(cell) ? cellLabel(cell) : cell}
      explanation={`登记簿统计为 ${String(view.computed[cell])}。应优先更正登记簿；更正值会一直标明，并写入审计。${known ? '清空数值可恢复为统计数。' : ''}`}
      label="理由"
      okText="更正"
      optional={known !== undefined}
      pending={change.isPending}
      error={change.error}
      onCancel={props.onClose}
      onOk={(fields) => change.mutate(fields)}
    >
      <Form.Item
        name="value"
        label="更正为"
        initialValue={known?.value ?? ''}
        rules={known ? [] : [{ required: true, message: '请填写数值' }]}
      >
        <Input inputMode="decimal" maxLength={20} />
      </Form.Item>
    </ReasonDialog>
  );
}
