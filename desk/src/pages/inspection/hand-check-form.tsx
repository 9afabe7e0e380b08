import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Radio, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { addDays } from '../../../../src/law/dates.ts';
import {
  addressFault,
  HAND_CHECK_REACH_DAYS,
  HAND_OUTCOME_LABELS,
  type HandOutcome,
} from '../../../../src/law/inspection/hand-checks.ts';
import { inspectionApi } from '../../../../src/modules/inspection/inspection.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { DayItem } from '../../parts/day-field.tsx';
import { SideDialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { dayOfToday } from '../../parts/today.ts';
import { useDiscardQuestion } from '../../parts/use-discard-question.ts';
import { useUnsavedGuard } from '../../parts/use-unsaved-guard.ts';
import { RefutationFields } from './refutation-fields.tsx';
import type { HandCheck, Inspection, Result } from './inspection-words.ts';
import { ShownCheck } from './shown-check.tsx';

interface Fields {
  readonly outcome?: HandOutcome;
  readonly words?: string;
  /** An address a line. */
  readonly addresses?: string;
  readonly places?: number | null;
  readonly refuted?: number | null;
  readonly refutedWhy?: string;
  readonly checkedBy: string;
  readonly checkedOn: string;
  readonly correction?: string;
}

/** What a person found of one indicator: recorded for the first time, or corrected with a reason. */
export function HandCheckForm(props: {
  inspection: Inspection;
  result: Result;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { inspection, result, reload, onClose } = props;
  const { message } = App.useApp();
  const askToDiscard = useDiscardQuestion('保存');
  const { me } = useSession();
  const [form] = Form.useForm<Fields>();
  const [touched, setTouched] = useState(false);
  const last = result.checks.at(-1);
  // A result that arrives while one writes isn't corrected unseen: the server says so first.
  const [seenAtFirst] = useState(last?.seq ?? 0);
  const [refused, setRefused] = useState(false);
  const seen = refused ? (last?.seq ?? 0) : seenAtFirst;
  const outcome = Form.useWatch('outcome', form) ?? last?.outcome;
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      call(inspectionApi.recordHandCheck, {
        params: { inspectionId: inspection.id },
        body: bodyOf(fields, last, { indicatorId: result.id, seen }),
      }),
    onSuccess: async () => {
      setTouched(false);
      void message.success(seen === 0 ? '已填写' : '已更正');
      await reload();
      onClose();
    },
    onError: async (error) => {
      showIssues(form, error);
      await reload();
      setRefused(true);
    },
  });
  useUnsavedGuard(touched && !save.isSuccess, '人工检查结果还没有保存，离开后会丢失。');
  const close = (): void => {
    if (!touched) {
      onClose();
      return;
    }
    askToDiscard(onClose);
  };
  return (
    <SideDialog
      open
      size={640}
      title={`人工检查：${result.name}`}
      mask={{ closable: false }}
      onClose={close}
      footer={
        <Space wrap>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            保存
          </Button>
          <Button onClick={close}>取消</Button>
        </Space>
      }
    >
      <p>{result.sentence}</p>
      <p>系统监测：{result.finding}</p>
      <p className="quiet">检查表要报送、存档，不要写个人信息和涉密内容。</p>
      <ErrorAlert error={save.error} />
      {last !== undefined && (
        <div className="form-alert">
          <ShownCheck check={last} />
        </div>
      )}
      <Form<Fields>
        name="hand-check"
        form={form}
        layout="vertical"
        initialValues={fieldsFrom(last, me.account.displayName)}
        onValuesChange={() => setTouched(true)}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="outcome" label="检查结果" rules={[{ required: true, message: '请选择检查结果' }]}>
          <Radio.Group options={result.outcomes.map((value) => ({ value, label: labelOf(value, result) }))} />
        </Form.Item>
        <FindingFields outcome={outcome} />
        {result.refutable > 0 && (
          <RefutationFields
            result={result}
            mayRefute={result.effect !== 'veto' || inspection.may.refuteVeto}
          />
        )}
        <Form.Item
          name="checkedBy"
          label="检查人"
          rules={[{ required: true, whitespace: true, message: '请填写检查人' }]}
        >
          <Input maxLength={50} />
        </Form.Item>
        <DayItem
          name="checkedOn"
          label="检查日期"
          required="请填写检查日期"
          min={addDays(inspection.day, -HAND_CHECK_REACH_DAYS)}
          max={dayOfToday()}
        />
        {seen > 0 && (
          <Form.Item
            name="correction"
            label="更正的理由"
            extra="原来的结果保留，更正记入检查表。"
            rules={[{ required: true, whitespace: true, message: '请填写更正的理由' }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form>
    </SideDialog>
  );
}

const WORDS = {
  fine: { label: '说明（可以不填）', missing: null },
  found: { label: '发现了什么问题', missing: '请写明发现了什么问题' },
  inapplicable: { label: '为什么不适用', missing: '请写明为什么不适用' },
  noted: { label: '说明', missing: null },
} as const;

function FindingFields({ outcome }: { outcome: HandOutcome | undefined }): ReactNode {
  if (outcome === undefined) return null;
  const { label, missing } = WORDS[outcome];
  return (
    <>
      <Form.Item
        name="words"
        label={label}
        rules={missing === null ? [] : [{ required: true, whitespace: true, message: missing }]}
      >
        <Input.TextArea rows={3} maxLength={1_000} showCount />
      </Form.Item>
      {outcome === 'found' && (
        <>
          <Form.Item
            name="addresses"
            label="网址（每行一个，可以不填）"
            extra="以 http://、https:// 或者 / 开头。"
            rules={[{ validator: checkAddresses }]}
          >
            <Input.TextArea rows={3} inputMode="url" />
          </Form.Item>
          <Form.Item name="places" label="几处" rules={[{ required: true, message: '请填写处数' }]}>
            <InputNumber min={1} max={9_999} precision={0} />
          </Form.Item>
        </>
      )}
    </>
  );
}

async function checkAddresses(_rule: unknown, held: string | undefined): Promise<void> {
  for (const address of addressLines(held)) {
    const fault = addressFault(address);
    if (fault !== null) throw new Error(`“${address}”：${fault}`);
  }
}

function addressLines(held: string | undefined): string[] {
  return (held ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Beside what was measured a person finds more, or nothing more. */
function labelOf(outcome: HandOutcome, { state }: Result): string {
  if (state === 'unknown') return HAND_OUTCOME_LABELS[outcome];
  if (outcome === 'fine') return '未发现其他问题';
  return outcome === 'found' ? '发现其他问题' : HAND_OUTCOME_LABELS[outcome];
}

function fieldsFrom(last: HandCheck | undefined, name: string): Fields {
  if (last === undefined) return { places: 1, checkedBy: name, checkedOn: dayOfToday() };
  const { outcome, words, addresses, places, refuted, refutedWhy, checkedBy, checkedOn } = last;
  return {
    outcome,
    words,
    addresses: addresses.join('\n'),
    places: Math.max(1, places),
    refuted: refuted === 0 ? null : refuted,
    refutedWhy,
    checkedBy,
    checkedOn,
  };
}

/** Who may refute nothing has no fields for it, and leaves what was refuted as it is. */
function bodyOf(
  fields: Fields,
  last: HandCheck | undefined,
  of: { readonly indicatorId: string; readonly seen: number },
) {
  const { outcome = 'fine', words = '', addresses, places } = fields;
  const { refuted = last?.refuted ?? 0, refutedWhy = last?.refutedWhy ?? '' } = fields;
  const found = outcome === 'found';
  return {
    ...of,
    outcome,
    words,
    addresses: found ? addressLines(addresses) : [],
    places: found ? (places ?? 0) : 0,
    refuted: refuted ?? 0,
    refutedWhy,
    checkedBy: fields.checkedBy,
    checkedOn: fields.checkedOn,
    correction: fields.correction ?? '',
  };
}
