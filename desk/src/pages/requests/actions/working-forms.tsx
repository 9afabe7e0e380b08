import { Form, Radio } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { CONSULTED_LABELS } from '../../../../../src/law/clock/clock-events.ts';
import { newestRules } from '../../../../../src/law/clock/clock-rules.ts';
import { outwardSubject } from '../../../../../src/law/requests/outward-subject.ts';
import { OPINION_LABELS } from '../file/event-words.ts';
import type { OpenFile } from '../file/request-file.ts';
import { freshId } from './action-values.ts';
import {
  ChoiceField,
  DayField,
  LineField,
  TextField,
  type ActionForm,
  type FieldsProps,
} from './form-parts.tsx';
import { ItemsField } from './handling-forms.tsx';

export const assistanceAskedForm: ActionForm = {
  Fields: () => (
    <>
      <LineField name="unit" label="协办单位" max={100} />
      <TextField name="question" label="协办事项" />
      <DayField name="dueOn" label="要求回复的日期" optional />
    </>
  ),
};

export const assistanceGivenForm: ActionForm = {
  initial: ({ file }) => ({ unit: openAssistance(file)[0]?.value }),
  Fields: ({ file }) => (
    <>
      <ChoiceField name="unit" label="协办单位" options={openAssistance(file)} />
      <TextField name="answer" label="协办意见" />
    </>
  ),
};

function openAssistance({ state }: OpenFile): { value: string; label: string }[] {
  const units = state.assistance.filter(({ answer }) => answer === null).map(({ unit }) => unit);
  return [...new Set(units)].map((unit) => ({ value: unit, label: unit }));
}

export const searchedForm: ActionForm = {
  initial: ({ me }) => ({ searcher: me.account.displayName, found: true }),
  kept: ['place', 'searcher', 'found'],
  Fields: () => (
    <>
      <LineField name="place" label="检索的场所或系统" extra="如：机关档案室、公文系统、某科室文件柜。" />
      <LineField name="keywords" label="关键词" />
      <LineField name="searcher" label="检索人" max={60} />
      <Form.Item name="found" label="是否找到">
        <Radio.Group
          options={[
            { value: true, label: '找到' },
            { value: false, label: '没有找到' },
          ]}
        />
      </Form.Item>
      <TextField
        name="result"
        label="检索结果"
        extra="找到的写明文件名称、文号和保存处；没有找到的写明查了哪些年份和目录。"
      />
    </>
  ),
};

export const consultationSentForm: ActionForm = {
  initial: ({ file }) => ({
    with: 'thirdParty',
    itemIds: file.state.items.map(({ id }) => id),
    subject: outwardSubject(file.state, { itemIds: file.state.items.map(({ id }) => id) }),
  }),
  kept: ['with', 'question', 'itemIds', 'subject'],
  Fields: ({ file }) => (
    <>
      <Form.Item name="with" label="征求谁的意见">
        <Radio.Group options={Object.entries(CONSULTED_LABELS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <WithHelp />
      <LineField name="addressee" label="被征求意见方" max={100} />
      <TextField
        name="question"
        label="征求意见的内容"
        extra="写明为什么征求意见；不写申请人的姓名和联系方式。"
      />
      <ItemsField file={file} label="涉及的事项" />
      <SubjectField file={file} />
    </>
  ),
  detail: (values, { file }) => ({
    ...values,
    consultation: freshId(
      'c',
      file.state.consultations.map(({ id }) => id),
    ),
  }),
};

/** What the letter calls the information: proposed as the application has it, and anew for other items until it is rewritten. */
function SubjectField({ file: { state } }: Pick<FieldsProps, 'file'>): ReactNode {
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch('itemIds');
  const itemIds = state.items
    .map(({ id }) => id)
    .filter((id) => Array.isArray(chosen) && chosen.includes(id));
  const proposed = outwardSubject(state, { itemIds });
  const before = useRef(proposed);
  useEffect(() => {
    if (form.getFieldValue('subject') === before.current) form.setFieldValue('subject', proposed);
    before.current = proposed;
  }, [form, proposed]);
  return (
    <TextField
      name="subject"
      label="涉及信息（对外的写法）"
      extra="写入发给对方的函件；申请内容里有申请人的姓名、电话、住址等的，在这里改写。"
    />
  );
}

const { consultation } = newestRules();

const SILENCE = {
  thirdParty: `第三方自收到之日起${consultation.thirdParty.workdays}个工作日内提出意见；逾期未提出的，由本机关依照条例决定是否公开（第32条）。`,
  jointMaker: `共同制作机关自收到之日起${consultation.jointMaker.workdays}个工作日内提出意见；逾期未提出的，视为同意公开（第34条）。`,
  otherAgency:
    '征求其他机关意见所需时间不计入答复期限（第33条第三款）；法律没有规定对方的期限，请在函中约定。',
} as const;

function WithHelp(): ReactNode {
  const asked: unknown = Form.useWatch('with');
  const words = Object.entries(SILENCE).find(([party]) => party === asked)?.[1];
  return <p className="quiet">{words}</p>;
}

export const consultationDeliveredForm: ActionForm = {
  initial: ({ file }) => ({ consultation: undelivered(file)[0]?.value }),
  Fields: ({ file }) => (
    <>
      <ChoiceField name="consultation" label="被征求意见方" options={undelivered(file)} />
      <LineField name="proof" label="送达凭证" max={500} />
    </>
  ),
};

export const consultationRepliedForm: ActionForm = {
  initial: ({ file }) => ({ consultation: unanswered(file)[0]?.value }),
  Fields: ({ file }) => (
    <>
      <ChoiceField name="consultation" label="被征求意见方" options={unanswered(file)} />
      <Form.Item name="opinion" label="意见" rules={[{ required: true, message: '请选择意见' }]}>
        <Radio.Group
          options={[
            { value: 'agrees', label: OPINION_LABELS.agrees },
            { value: 'refuses', label: OPINION_LABELS.refuses },
          ]}
        />
      </Form.Item>
      <TextField name="text" label="意见和理由" optional />
    </>
  ),
};

export const consultationLapsedForm: ActionForm = {
  initial: ({ file }) => ({ consultation: unanswered(file)[0]?.value }),
  Fields: ({ file }: FieldsProps) => (
    <ChoiceField name="consultation" label="被征求意见方" options={unanswered(file)} />
  ),
};

function unanswered({ state }: OpenFile): { value: string; label: string }[] {
  return state.consultations
    .filter(({ opinion }) => opinion === null)
    .map(({ id, addressee, with: party }) => ({
      value: id,
      label: `${addressee}（${CONSULTED_LABELS[party]}）`,
    }));
}

function undelivered(file: OpenFile): { value: string; label: string }[] {
  const waiting = file.state.consultations.filter(({ deliveredOn }) => deliveredOn === null);
  return unanswered(file).filter(({ value }) => waiting.some(({ id }) => id === value));
}
