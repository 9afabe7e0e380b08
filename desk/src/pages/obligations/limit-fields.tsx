import { Form, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Span } from '../../../../src/law/obligations/disclosure-limit.ts';
import { RHYTHM_LABELS, type Rhythm } from '../../../../src/law/obligations/rhythms.ts';
import type { DisclosureRule } from '../../../../src/law/obligations/special-limits.ts';

/** How a limit is typed. */
export interface TypedLimit {
  readonly way: 'none' | 'within' | Rhythm;
  readonly count?: number;
  readonly unit?: Span['unit'];
}

const WAYS = [
  { value: 'none', label: '不计入登记册' },
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

/** What the register counts by. */
export function LimitFields(): ReactNode {
  const way: unknown = Form.useWatch('way');
  return (
    <Form.Item label="登记册怎样计算期限" extra="法定的期限不能放宽；本机构可以更严。">
      <Space wrap>
        <Form.Item name="way" noStyle>
          <Select aria-label="期限的种类" className="select-agency" options={WAYS} />
        </Form.Item>
        {way !== 'none' && (
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

/** A rule as it is typed. */
export function typedLimit(rule: DisclosureRule | null): TypedLimit {
  if (rule === null || rule.limit === null) return { way: 'none', count: 20, unit: 'workday' };
  const { limit } = rule;
  if (limit.kind === 'within') return { way: 'within', ...limit.span };
  return { way: limit.every, ...limit.grace };
}

/** The rule that was typed, with the article and trigger that it had; null where nothing is counted. */
export function limitOf(
  before: DisclosureRule | null,
  { way, count, unit }: TypedLimit,
): DisclosureRule | null {
  if (way === 'none') return null;
  const span: Span = { count: count ?? 20, unit: unit ?? 'workday' };
  const { article, trigger, posting, standing }: Omit<DisclosureRule, 'limit'> = before ?? {
    article: '',
    trigger: 'formed',
    posting: null,
    standing: 'guidance',
  };
  const limit: DisclosureRule['limit'] =
    way === 'within' ? { kind: 'within', span } : { kind: 'rhythm', every: way, grace: span };
  return { article, trigger, limit, posting, standing };
}
