import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { POSITION_LABELS, stepsBefore, type Position } from '../../../../../src/law/requests/positions.ts';
import { DELIVERABLE_EVENTS, REQUEST_EVENT_LABELS } from '../../../../../src/law/requests/request-events.ts';
import { CORRECTABLE_EVENTS } from '../../../../../src/law/requests/request-guards.ts';
import { FileUpload } from '../file/file-upload.tsx';
import type { OpenFile } from '../file/request-file.ts';
import { DELIVERY_LABELS } from '../request-words.ts';
import { AnswerPreview } from './letter-preview.tsx';
import {
  ChoiceField,
  DayField,
  LineField,
  TextField,
  type ActionForm,
  type FieldsProps,
} from './form-parts.tsx';

const METHODS = Object.entries(DELIVERY_LABELS).map(([value, label]) => ({ value, label }));

export const letterDeliveredForm: ActionForm = {
  initial: ({ file }) => ({ of: undeliveredLetters(file)[0]?.value }),
  Fields: ({ file }) => (
    <>
      <ChoiceField name="of" label="哪份文书" options={undeliveredLetters(file)} />
      <ChoiceField name="method" label="送达方式" options={METHODS} />
      <LineField name="proof" label="送达凭证" max={500} />
      <FileUpload view={file.view} kind="deliveryProof" label="上传送达凭证" />
    </>
  ),
};

function undeliveredLetters({ view, state }: OpenFile): { value: number; label: string }[] {
  return view.ledger
    .filter(({ seq, kind }) => DELIVERABLE_EVENTS.has(kind) && !state.deliveredLetters.includes(seq))
    .map(({ seq, kind, on }) => ({ value: seq, label: `${REQUEST_EVENT_LABELS[kind]}（${on}）` }));
}

export const steppedBackForm: ActionForm = {
  initial: ({ file }) => ({ to: earlier(file).at(-1)?.value }),
  Fields: ({ file }) => <ChoiceField name="to" label="退回到" options={earlier(file)} />,
};

function earlier({ state }: OpenFile): { value: Position; label: string }[] {
  return stepsBefore(state.position).map((value) => ({ value, label: POSITION_LABELS[value].desk }));
}

/** Which review is asked of the person: the head's is the law, the secrecy reviewer's is secrecy. */
function aspectsOf({ file, me }: FieldsProps): { value: string; label: string }[] {
  const { agency } = file.view;
  const holds = (role: string): boolean =>
    me.grants.some((grant) => grant.role === role && grant.agencyId === agency.id);
  const { reviews } = file.state;
  return [
    ...(holds('secondReviewer') && !reviews.legal ? [{ value: 'legal', label: '法制审核' }] : []),
    ...(holds('secrecyReviewer') && !reviews.secrecy ? [{ value: 'secrecy', label: '保密审核' }] : []),
  ];
}

export const reviewedForm: ActionForm = {
  initial: (props) => ({ aspect: aspectsOf(props)[0]?.value, passed: true }),
  Fields: (props) => (
    <>
      <AnswerPreview file={props.file} />
      <Form.Item name="aspect" label="审核" rules={[{ required: true, message: '请选择审核' }]}>
        <Radio.Group options={aspectsOf(props)} />
      </Form.Item>
      <Form.Item name="passed" label="结论">
        <Radio.Group
          options={[
            { value: true, label: '通过' },
            { value: false, label: '退回修改' },
          ]}
        />
      </Form.Item>
      <ReviewOpinion />
    </>
  ),
};

function ReviewOpinion(): ReactNode {
  const passed: unknown = Form.useWatch('passed');
  return <TextField name="opinion" label="审核意见" optional={passed !== false} />;
}

export const signedForm: ActionForm = {
  Fields: ({ file }) => <AnswerPreview file={file} />,
};

export const signatureRefusedForm: ActionForm = {
  Fields: ({ file }) => (
    <>
      <AnswerPreview file={file} />
      <TextField name="opinion" label="退回意见" />
    </>
  ),
};

export const deliveredForm: ActionForm = {
  initial: ({ file }) => ({ method: usualMethod(file) }),
  Fields: ({ file }) => (
    <>
      <ChoiceField name="method" label="送达方式" options={METHODS} />
      <LineField
        name="proof"
        label="送达凭证"
        max={500}
        extra="签收人、邮件编号或者发送记录；扫描件可以在这里上传。"
      />
      <DayField name="arrivedOn" label="对方收到的日期（知道的话）" optional />
      <FileUpload view={file.view} kind="deliveryProof" label="上传送达凭证" />
      <FileUpload view={file.view} kind="answer" shown label="上传提供给申请人的信息" />
    </>
  ),
};

function usualMethod({ view }: OpenFile): string {
  switch (view.applicant.supplyWay) {
    case 'mail':
      return 'post';
    case 'online':
    case 'email':
    case 'fax':
      return 'electronic';
    default:
      return 'inPerson';
  }
}

export const archivedForm: ActionForm = {
  initial: ({ file }) => ({ volume: file.view.item.number }),
  Fields: () => <LineField name="volume" label="卷号" max={100} />,
};

export const dateCorrectedForm: ActionForm = {
  Fields: ({ file }) => (
    <>
      <ChoiceField
        name="of"
        label="哪条记录"
        options={file.view.ledger
          .filter(({ kind }) => CORRECTABLE_EVENTS.has(kind))
          .map(({ seq, kind, on }) => ({
            value: seq,
            label: `第${seq}条：${REQUEST_EVENT_LABELS[kind]}（${on}）`,
          }))}
      />
      <DayField name="to" label="正确的日期" />
    </>
  ),
};
