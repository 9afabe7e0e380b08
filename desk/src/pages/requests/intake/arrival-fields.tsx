import { Alert, Form, Input, Radio, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import {
  RECEIPT_RULES,
  receiptOf,
  REQUEST_CHANNELS,
  type RequestChannel,
} from '../../../../../src/law/requests/channels.ts';
import { arrivalOf, needsReason, receiptWords, type IntakeForm } from './intake-form.ts';
import { DayItem } from '../../../parts/day-field.tsx';

/** What usually proves the day; empty where a number or a time must be told. */
export const EVIDENCE_OF: Readonly<Record<RequestChannel, string>> = {
  counter: RECEIPT_RULES.counter.evidence,
  registeredMail: '',
  ordinaryMail: '',
  internet: '',
  fax: '',
  oral: RECEIPT_RULES.oral.evidence,
};

const SUBMITTED: Readonly<Record<RequestChannel, string>> = {
  counter: '提交日期',
  registeredMail: '寄出日期（邮戳）',
  ordinaryMail: '收到信件的日期',
  internet: '网上提交的日期',
  fax: '收到传真的日期',
  oral: '口头提出的日期',
};

/** How the request came in, and the day that counts by 条例第31条, computed as one types. */
export function ArrivalFields({ form, today }: { form: FormInstance<IntakeForm>; today: string }): ReactNode {
  // `Form.useWatch` would keep back what isn't drawn yet; all of it is wanted.
  const values = Form.useWatch((all: IntakeForm) => all, form) ?? { channel: 'counter' as const };
  const { channel = 'counter' } = values;
  const rule = RECEIPT_RULES[channel];
  const arrival = arrivalOf(values);
  const receipt = arrival === null ? null : receiptOf(arrival);
  return (
    <fieldset className="form-part">
      <legend>提出方式和收到日期</legend>
      <Form.Item name="channel" label="提出方式">
        <Radio.Group
          options={REQUEST_CHANNELS.map((value) => ({ value, label: RECEIPT_RULES[value].label }))}
          onChange={() => {
            if (!form.isFieldTouched('evidence'))
              form.setFieldValue('evidence', EVIDENCE_OF[form.getFieldValue('channel') as RequestChannel]);
          }}
        />
      </Form.Item>
      <div className="metadata-grid">
        <DayItem
          name="submittedOn"
          label={SUBMITTED[channel]}
          required={`请填写${SUBMITTED[channel]}`}
          max={today}
        />
        {channel === 'registeredMail' && (
          <DayItem name="signedOn" label="签收日期" required="请填写签收日期" max={today} />
        )}
        {rule.needsConfirmation && (
          <DayItem
            name="confirmedOn"
            label="与申请人确认的日期"
            extra="还没有确认的，留空；登记后列入待确认收件。"
            max={today}
          />
        )}
        <Form.Item
          name="evidence"
          label="收到日期的依据"
          extra={`一般为：${rule.evidence}`}
          rules={[
            {
              required: receipt !== null && 'receivedOn' in receipt,
              whitespace: true,
              message: '请写明收到日期的依据，如签收单号、确认的时间和方式',
            },
          ]}
        >
          <Input maxLength={500} />
        </Form.Item>
      </div>
      <div aria-live="polite">
        <Alert
          type={receipt !== null && 'impossible' in receipt ? 'error' : 'info'}
          role="note"
          showIcon
          className="form-alert"
          title={receiptWords(receipt)}
          description={`${rule.label}的申请，以${rule.countsFrom}为收到申请之日（${rule.article}）。`}
        />
      </div>
      {needsReason(arrival, today) && (
        <Form.Item
          name="reason"
          label="补记理由"
          extra="登记的日期早于今天，理由记入办理记录。"
          rules={[{ required: true, whitespace: true, message: '请说明为什么现在才登记' }]}
        >
          <Input maxLength={500} />
        </Form.Item>
      )}
    </fieldset>
  );
}
