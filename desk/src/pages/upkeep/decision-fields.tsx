import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Deed } from '../../../../src/law/upkeep/deeds.ts';
import { VALIDITY_LABELS } from '../../../../src/modules/documents/documents.content.ts';
import { VANISH_GROUND_LABELS, VANISH_GROUNDS } from '../../../../src/modules/publishing/withdrawal.kinds.ts';
import { ChangedByField } from '../documents/changed-by-field.tsx';
import { WithdrawalFields } from '../documents/withdrawal-fields.tsx';
import { DayItem } from '../../parts/day-field.tsx';

const MARKS = ['repealed', 'lapsed', 'amended'] as const;

interface Props {
  readonly deed: Deed;
  /** What is decided about; null where not all of it are documents. */
  readonly documentIds: readonly string[] | null;
}

/** What a decision needs beside its reason. To stand within a form. */
export function DecisionFields({ deed, documentIds }: Props): ReactNode {
  const changedBy = documentIds !== null && <ChangedByField documentIds={documentIds} />;
  switch (deed) {
    case 'takeDown':
      return <WithdrawalFields />;
    case 'vanish':
      return (
        <Form.Item name="ground" label="移除的依据" rules={[{ required: true, message: '请选择移除的依据' }]}>
          <Select options={VANISH_GROUNDS.map((value) => ({ value, label: VANISH_GROUND_LABELS[value] }))} />
        </Form.Item>
      );
    case 'mark':
      return (
        <>
          <Form.Item name="validity" label="有效性">
            <Select options={MARKS.map((value) => ({ value, label: VALIDITY_LABELS[value] }))} />
          </Form.Item>
          <DayItem name="sinceOn" label="自何日起" required="请填写自何日起" />
          {changedBy}
        </>
      );
    case 'repeal':
      return (
        <>
          <DayItem name="sinceOn" label="废止日期" required="请填写废止日期" />
          {changedBy}
        </>
      );
    case 'renew':
      return <DayItem name="until" label="新的失效日期" required="请填写新的失效日期" />;
    case 'stays':
    case 'keep':
      return <DayItem name="nextReviewOn" label="下次审查日期（不填则按本机构的审查间隔）" />;
    case 'opens':
    case 'opensPartly':
    case 'mask':
    case 'lapse':
    case 'revise':
      return null;
  }
}
