import { Form, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { RHYTHM_LABELS } from '../../../../src/law/obligations/rhythms.ts';

const WAYS = [
  { value: 'none', label: '不计入登记册' },
  { value: 'posted', label: '当日公开，按规定的时间公示' },
  { value: 'within', label: '形成、变更后一定期限内' },
  ...Object.entries(RHYTHM_LABELS).map(([value, label]) => ({
    value,
    label: `${label}一次，期满后一定期限内`,
  })),
];

const UNITS = [
  { value: 'workday', label: '个工作日' },
  { value: 'day', label: '日' },
];

/** What the register counts by. `posted`: the rule has a term of posting. */
export function LimitFields({ posted }: { posted: boolean }): ReactNode {
  const way: unknown = Form.useWatch('way');
  return (
    <Form.Item label="登记册怎样计算期限" extra="法定的期限不能放宽；本机构可以更严。">
      <Space wrap>
        <Form.Item name="way" noStyle>
          <Select
            aria-label="期限的种类"
            className="select-agency"
            options={WAYS.filter(({ value }) => posted || value !== 'posted')}
          />
        </Form.Item>
        {way !== 'none' && way !== 'posted' && (
          <>
            <Form.Item name="count" noStyle rules={[{ required: true, message: '请填写天数' }]}>
              <InputNumber aria-label="天数" min={0} max={400} precision={0} />
            </Form.Item>
            <Form.Item name="unit" noStyle>
              <Select aria-label="单位" options={UNITS} />
            </Form.Item>
          </>
        )}
      </Space>
    </Form.Item>
  );
}
