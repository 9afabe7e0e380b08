import { CheckCircleFilled, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { CIRCUMSTANCES, type Circumstance } from '../../../../../src/law/decisions/decision-kinds.ts';
import { FileUpload } from '../file/file-upload.tsx';
import { filedEvidence, type OpenFile } from '../file/request-file.ts';
import type { ActionValues } from './action-values.ts';
import {
  askedEvidence,
  chosenKind,
  circumstanceChoices,
  decisionChoices,
  sentDecision,
  shownTurns,
  type AskedEvidence,
} from './decision-choices.ts';
import { HiddenPath, TextField, type ActionForm, type FieldsProps } from './form-parts.tsx';
import { CheckboxChoices } from '../../../parts/checkbox-choices.tsx';

/** What is decided of each item: the way of answering, why, and the evidence that it needs. */
export const judgedForm: ActionForm = {
  initial: ({ file }) => ({ decisions: file.state.items.map((item) => initialDecision(item, file)) }),
  Fields: JudgeFields,
  detail: (values, { on }) => {
    const { decisions } = values;
    return { decisions: Array.isArray(decisions) ? decisions.map((each) => sentDecision(each, on)) : [] };
  },
};

function initialDecision(item: OpenFile['state']['items'][number], { state }: OpenFile): ActionValues {
  const before = item.decision?.circumstances ?? [];
  return {
    ...item.decision,
    circumstances: [...new Set([...before, ...shownTurns(state, item.id)])],
    itemId: item.id,
  };
}

function JudgeFields({ file, on }: FieldsProps): ReactNode {
  const form = Form.useFormInstance();
  const { items } = file.state;
  const forAll = (): void => {
    const decisions: unknown = form.getFieldValue('decisions');
    if (!Array.isArray(decisions)) return;
    const first: unknown = decisions[0];
    if (typeof first !== 'object' || first === null) return;
    form.setFieldValue(
      'decisions',
      items.map(({ id }) => ({ ...first, circumstances: shownTurns(file.state, id), itemId: id })),
    );
  };
  return items.map((item, index) => (
    <fieldset key={item.id} className="form-part">
      <legend>{items.length > 1 ? `事项${index + 1}` : '申请内容'}</legend>
      <p className="kept-lines">{item.description}</p>
      <DecisionFields file={file} on={on} index={index} itemId={item.id} />
      {index === 0 && items.length > 1 && (
        <Button size="small" onClick={forAll}>
          其余事项用同样的结论
        </Button>
      )}
    </fieldset>
  ));
}

function DecisionFields({
  file,
  on,
  index,
  itemId,
}: Pick<FieldsProps, 'file' | 'on'> & { index: number; itemId: string }): ReactNode {
  const at = (name: string): (string | number)[] => ['decisions', index, name];
  const key: unknown = Form.useWatch(at('kind'));
  const turns: unknown = Form.useWatch(at('circumstances'));
  const told: unknown = Form.useWatch(at('evidence'));
  const kind = chosenKind(key, on);
  const choices = kind === null ? [] : circumstanceChoices(kind, shownTurns(file.state, itemId));
  const circumstances = choices
    .filter(({ value, disabled }) => disabled || isAmong(turns, value))
    .map(({ value }) => value);
  const asked =
    kind === null
      ? []
      : askedEvidence(kind, { state: file.state, itemId, filed: filedEvidence(file.view), circumstances });
  const missing = asked.filter((each) => !each.held && !isTold(told, each.key));
  return (
    <>
      <HiddenPath name={at('itemId')} />
      <Form.Item name={at('kind')} label="结论" rules={[{ required: true, message: '请选择结论' }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={decisionChoices(on)} />
      </Form.Item>
      {kind !== null && (
        <>
          <TextField
            name={at('explanation')}
            label="理由"
            optional
            extra="结合本件说明为什么这样处理；写入答复书，复议、诉讼时以此为准。"
          />
          <Form.Item name={at('circumstances')} label="特别情形" hidden={choices.length === 0}>
            <CheckboxChoices className="choices-below" options={choices} />
          </Form.Item>
          <EvidenceList asked={asked} index={index} file={file} />
          {kind.duty === 'may' && (
            <TextField
              name={at('discretionReason')}
              label="为什么这样处理"
              extra={`${kind.article}规定“可以”这样处理，须写明本件的考虑。`}
            />
          )}
          {missing.some(({ excusable }) => excusable) && (
            <TextField
              name={at('excuse')}
              label="缺少依据的理由"
              optional
              extra="上面还没有写明的依据确实没有的，在这里说明为什么。程序步骤（如征求意见、检索）不能以理由代替，请登记或者上传文书。"
            />
          )}
        </>
      )}
    </>
  );
}

function EvidenceList(props: { asked: readonly AskedEvidence[]; index: number; file: OpenFile }): ReactNode {
  const { asked, index, file } = props;
  if (asked.length === 0) return null;
  return (
    <>
      <p>需要的依据：</p>
      <ul className="evidence">
        {asked.map((each) => (
          <li key={each.key}>
            {each.held ? (
              <CheckCircleFilled className="evidence-held" aria-label="已在卷内" />
            ) : (
              <ExclamationCircleOutlined className="evidence-missing" aria-label="卷内还没有" />
            )}{' '}
            {each.label}
            <span className="quiet">
              （{each.article}
              {each.excusable ? '' : '，不可缺少'}）
            </span>
            {each.held && each.key === 'thirdPartyTold' && (
              <span className="quiet">签发答复时由系统制作，写入公开的内容和理由。</span>
            )}
            {each.alternatives.length > 0 && (
              <span className="quiet">或者：{each.alternatives.join('、')}</span>
            )}
            {!each.held && (
              <>
                {each.excusable && (
                  <TextField
                    name={['decisions', index, 'evidence', each.key]}
                    label={`写明：${each.label}`}
                    optional
                    rows={2}
                  />
                )}
                <FileUpload
                  view={file.view}
                  kind="evidence"
                  evidence={each.key}
                  label={each.excusable ? '或者上传' : '上传扫描件'}
                  about={each.label}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function isAmong(values: unknown, value: Circumstance): boolean {
  return Array.isArray(values) && values.includes(value) && Object.hasOwn(CIRCUMSTANCES, value);
}

function isTold(told: unknown, key: string): boolean {
  if (typeof told !== 'object' || told === null) return false;
  const text: unknown = Object.entries(told).find(([name]) => name === key)?.[1];
  return typeof text === 'string' && text.trim() !== '';
}
