import { Checkbox, Form, Input, Radio, Select, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import {
  APPLICANT_KINDS,
  REQUEST_COLUMN_LABELS,
  type ApplicantKind,
} from '../../../../../src/law/annual-report/form.ts';
import {
  PROOF_KINDS,
  SUPPLY_FORMS,
  SUPPLY_WAYS,
  type ProofKind,
} from '../../../../../src/modules/requests/requests.definitions.ts';
import { proofHint, type IntakeForm } from './intake-form.ts';

const USUAL_PROOF: Readonly<Record<ApplicantKind, ProofKind>> = {
  natural: 'idCard',
  enterprise: 'licence',
  research: 'organisation',
  welfare: 'organisation',
  legal: 'organisation',
  other: 'organisation',
};

/** Who applies and how the information is to be supplied: what 条例第29条 asks for and nothing more. */
export function ApplicantFields({ form }: { form: FormInstance<IntakeForm> }): ReactNode {
  const kind = Form.useWatch('kind', form) ?? 'natural';
  const proofKind = Form.useWatch('proofKind', form) ?? 'idCard';
  const hint = proofHint(proofKind, Form.useWatch('proofNumber', form));
  return (
    <fieldset className="form-part">
      <legend>申请人</legend>
      <Form.Item name="kind" label="申请人类别">
        <Radio.Group
          options={APPLICANT_KINDS.map((value) => ({ value, label: REQUEST_COLUMN_LABELS[value] }))}
          onChange={() => {
            if (!form.isFieldTouched('proofKind'))
              form.setFieldValue('proofKind', USUAL_PROOF[form.getFieldValue('kind') as ApplicantKind]);
          }}
        />
      </Form.Item>
      <div className="metadata-grid">
        <Form.Item
          name="name"
          label={kind === 'natural' ? '姓名' : '名称'}
          rules={[{ required: true, whitespace: true, message: '请填写申请人姓名或者名称' }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="proofKind" label="身份证明">
          <Select options={choicesOf(PROOF_KINDS)} />
        </Form.Item>
        <Form.Item
          name="proofNumber"
          label="证件号码"
          {...(hint !== null && { validateStatus: 'warning' as const, help: hint })}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        {kind !== 'natural' && (
          <Form.Item name="contactName" label="联系人">
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="agentName" label="代理人（有委托的）">
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label="联系电话">
          <Input maxLength={40} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="address" label="通信地址">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="postcode" label="邮政编码">
          <Input maxLength={10} inputMode="numeric" autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label="电子邮箱">
          <Input maxLength={100} inputMode="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="supplyForm" label="信息形式">
          <Select options={choicesOf(SUPPLY_FORMS)} />
        </Form.Item>
        <Form.Item name="supplyWay" label="获取方式">
          <Select options={choicesOf(SUPPLY_WAYS)} />
        </Form.Item>
      </div>
      <Form.Item name="needsHelp" valuePropName="checked">
        <Checkbox>阅读或者视听有困难，需要帮助（条例第43条）</Checkbox>
      </Form.Item>
    </fieldset>
  );
}

function choicesOf(record: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(record).map(([value, label]) => ({ value, label }));
}
