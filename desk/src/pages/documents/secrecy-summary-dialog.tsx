import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { secrecySummaryPath } from '../../../../src/modules/publishing/publishing.api.ts';
import { AgencyChoice, useWorkAgencies } from '../../parts/agency-choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { useDownload } from '../../parts/use-download.ts';

/** Asks for the month of which the 保密审查汇总表 is exported. */
export function SecrecySummaryDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [wanted, setWanted] = useState<string | undefined>();
  const { items, chosen } = useWorkAgencies(wanted);
  const [month, setMonth] = useState(dayOfToday().slice(0, 7));
  const file = useDownload();
  return (
    <Dialog
      open
      title="导出保密审查汇总表"
      okText="导出"
      cancelText="关闭"
      confirmLoading={file.pending}
      okButtonProps={{ disabled: chosen === null || month === '' }}
      onCancel={onClose}
      onOk={() => chosen !== null && file.start(secrecySummaryPath({ agencyId: chosen.id, month }))}
    >
      <p className="quiet">列出这个月签署的保密审查和公开情况，不含审查意见。</p>
      <Form layout="vertical">
        <AgencyChoice items={items} chosen={chosen} onChange={setWanted} />
        <Form.Item label="月份" htmlFor="secrecy-month">
          <Input
            id="secrecy-month"
            type="month"
            value={month}
            onChange={({ target }) => setMonth(target.value)}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
