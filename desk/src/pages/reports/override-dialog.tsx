import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { cellLabel, isCellName } from '../../../../src/law/annual-report/tables.ts';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { ReportView } from './report-view.ts';

interface Fields {
  readonly value?: string;
}

/** Sets a figure by hand for a written reason, or lets the registers speak again. */
export function OverrideDialog(props: {
  view: ReportView;
  cell: string;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { view, cell } = props;
  const known = view.overrides.find((each) => each.cell === cell);
  const params = { reportId: view.id };
  const change = useMutation({
    mutationFn: async ({ value = '', reason }: Fields & { reason: string }) =>
      value.trim() === ''
        ? call(reportsApi.removeOverride, { params: { ...params, cell } })
        : call(reportsApi.override, { params, body: { cell, value: value.trim(), reason } }),
    onSuccess: async () => {
      await props.reload();
      props.onClose();
    },
  });
  return (
    <ReasonDialog<Fields>
      open
      title={`人工更正：${isCellName(cell) ? cellLabel(cell) : cell}`}
      explanation={`登记簿统计为 ${String(view.computed[cell])}。应优先更正登记簿；更正值会一直标明，并写入审计。${known ? '清空数值可恢复为统计数。' : ''}`}
      label="理由"
      okText="更正"
      optional={known !== undefined}
      pending={change.isPending}
      error={change.error}
      initialValues={{ value: known === undefined ? '' : String(known.value) }}
      onCancel={props.onClose}
      onOk={(fields) => change.mutate(fields)}
    >
      <Form.Item
        name="value"
        label="更正为"
        rules={[
          { pattern: /^\s*(\d{1,12}(\.\d{1,6})?)?\s*$/, message: '应为不小于 0 的数' },
          ...(known ? [] : [{ required: true, message: '请填写数值' }]),
        ]}
      >
        <Input inputMode="decimal" maxLength={20} />
      </Form.Item>
    </ReasonDialog>
  );
}
