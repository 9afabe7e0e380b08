import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { SECRECY_RESULTS } from '../../../../src/law/secrecy-review.ts';
import {
  SECRECY_CHANNELS,
  SECRECY_CHANNEL_LABELS,
  SECRECY_CONCERNS,
  SECRECY_CONCERN_LABELS,
  SECRECY_HANDLINGS,
  SECRECY_HANDLING_LABELS,
  SECRECY_RESULT_LABELS,
} from '../../../../src/modules/review/review.secrecy.ts';
import { CheckboxChoices } from '../../parts/checkbox-choices.tsx';
import { DayItem } from '../../parts/day-field.tsx';

const CARRIERS = [
  { value: 'officialDocument', label: '公文' },
  { value: 'other', label: '非公文' },
] as const;
const SOURCES = [
  { value: 'made', label: '制作' },
  { value: 'obtained', label: '获取' },
] as const;
const OPINIONS = [
  { name: 'handlerOpinion', label: '承办人意见' },
  { name: 'sectionHeadOpinion', label: '科室负责人意见' },
  { name: 'leaderOpinion', label: '分管领导审批意见' },
] as const;
const AUTHORITY = { name: 'authorityOpinion', label: '主管部门或保密行政管理部门意见（报送时）' } as const;

function options<Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): { value: Key; label: string }[] {
  return keys.map((key) => ({ value: key, label: labels[key] }));
}

/**
 * The fields of a 保密审查. Of what is signed `together` only those that hold for all: what is of one document is entered by the program,
 * and what stands against disclosure belongs into the form of that document.
 */
export function SecrecyFields({ together = false }: { together?: boolean }): ReactNode {
  return (
    <>
      <div className="metadata-grid">
        {!together && (
          <Form.Item name="carrier" label="载体">
            <Radio.Group options={[...CARRIERS]} />
          </Form.Item>
        )}
        <Form.Item name="source" label="信息来源">
          <Radio.Group options={[...SOURCES]} />
        </Form.Item>
        <DayItem name="plannedOn" label="拟公开时间（不填为审核通过后）" />
        <Form.Item
          name="scope"
          label="公开范围"
          rules={[{ required: true, whitespace: true, message: '请填写公开范围' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item
        name="channels"
        label="拟公开方式"
        rules={[{ type: 'array', min: 1, message: '请至少选择一种拟公开方式' }]}
      >
        <CheckboxChoices options={options(SECRECY_CHANNELS, SECRECY_CHANNEL_LABELS)} />
      </Form.Item>
      {!together && <OwnFacts />}
      <Form.Item
        name="otherAgencyBasis"
        label="其他机关信息的公开依据（获取的信息、涉及其他机关的信息填写）"
        extra="对方公开的网址或者同意的文号；从公民、法人或者其他组织获取的，写明来源。没有依据的，须经信息发布协调取得对方同意后才能发布（条例第10条、第11条）。"
      >
        <Input maxLength={500} />
      </Form.Item>
      {!together && (
        <Form.Item name="handling" label="处理方式">
          <Radio.Group options={options(SECRECY_HANDLINGS, SECRECY_HANDLING_LABELS)} />
        </Form.Item>
      )}
      <div className="metadata-grid">
        {[...OPINIONS, ...(together ? [] : [AUTHORITY])].map(({ name, label }) => (
          <Form.Item key={name} name={name} label={label}>
            <Input.TextArea rows={2} maxLength={500} placeholder="照纸质审批单转录，没有则不填" />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="result" label="审查结论">
        <Radio.Group options={options(together ? ['open'] : SECRECY_RESULTS, SECRECY_RESULT_LABELS)} />
      </Form.Item>
      <Form.Item
        name="basis"
        label="审查依据"
        rules={[{ required: true, whitespace: true, message: '请填写审查依据' }]}
      >
        <Input.TextArea
          rows={2}
          maxLength={1000}
          placeholder="例如：条例第19条、第20条，不涉及国家秘密、工作秘密、商业秘密和个人隐私"
        />
      </Form.Item>
      <Form.Item name="opinion" label="审查意见">
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  );
}

/** What a reviewer says of one document alone. */
function OwnFacts(): ReactNode {
  return (
    <>
      <Form.Item name="abstract" label="内容摘要">
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="concerns" label="涉及以下情况（没有则不选）">
        <CheckboxChoices
          className="column-checks"
          options={options(SECRECY_CONCERNS, SECRECY_CONCERN_LABELS)}
        />
      </Form.Item>
      <Form.Item name="concernsNote" label="情况说明（勾选了上面任何一项时必填）">
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  );
}
