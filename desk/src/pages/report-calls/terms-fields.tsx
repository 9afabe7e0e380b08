import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { BodyOf, ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { LEVEL_LABELS } from './call-words.ts';
import { CheckboxChoices } from '../../parts/checkbox-choices.tsx';
import { DayItem } from '../../parts/day-field.tsx';

/** Who can be asked, and the usual days. */
export type Defaults = ResponseOf<typeof reportCallsApi.defaults>;

type Days = BodyOf<typeof reportCallsApi.open>['deadlines'][number];

/** What is filled in about a call: days by level, whom it asks, words. */
export interface TermsFields {
  readonly days: Readonly<Record<string, Omit<Days, 'level'>>>;
  readonly memberIds: readonly string[];
  readonly note?: string;
}

/** The terms of a call as they stand. */
export interface Terms {
  readonly deadlines: readonly Days[];
  readonly memberIds: readonly string[];
  readonly note: string;
}

/** The fields of a call's terms, for a form of antd. Days later than the law's are marked before they are sent. */
export function TermsFormFields({ defaults }: { defaults: Defaults }): ReactNode {
  return (
    <>
      {defaults.deadlines.map(({ level, lastLawfulDay }) => (
        <fieldset key={level} className="call-days">
          <legend>
            {LEVEL_LABELS[level]}（最迟 {lastLawfulDay} 公布）
          </legend>
          <DayItem
            name={['days', level, 'submitBy']}
            label="报送截止"
            required="请填写报送截止日期"
            max={lastLawfulDay}
          />
          <DayItem
            name={['days', level, 'returnBy']}
            label="审核退回截止"
            required="请填写审核退回截止日期"
            max={lastLawfulDay}
          />
          <DayItem
            name={['days', level, 'publishBy']}
            label="公布截止"
            required="请填写公布截止日期"
            max={lastLawfulDay}
          />
        </fieldset>
      ))}
      <Form.Item
        name="memberIds"
        label="征集范围"
        rules={[{ required: true, message: '请至少选择一个机构' }]}
      >
        <CheckboxChoices
          className="call-members"
          options={defaults.reporters.map(({ agencyId, name }) => ({ value: agencyId, label: name }))}
        />
      </Form.Item>
      <Form.Item name="note" label="说明（选填）">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </>
  );
}

/** What the form begins with. */
export function startingFields(defaults: Defaults, given?: Terms): TermsFields {
  const days = new Map((given?.deadlines ?? []).map((each) => [each.level, each]));
  return {
    days: Object.fromEntries(
      defaults.deadlines.map((usual) => {
        const { submitBy, returnBy, publishBy } = days.get(usual.level) ?? usual;
        return [usual.level, { submitBy, returnBy, publishBy }];
      }),
    ),
    memberIds: given?.memberIds ?? defaults.reporters.map(({ agencyId }) => agencyId),
    note: given?.note ?? '',
  };
}

/** What is sent of them. */
export function termsOf(
  defaults: Defaults,
  fields: TermsFields,
): { deadlines: Days[]; memberIds: string[]; note: string } {
  return {
    deadlines: defaults.deadlines.flatMap(({ level }) => {
      const days = fields.days[level];
      return days === undefined ? [] : [{ level, ...days }];
    }),
    memberIds: [...fields.memberIds],
    note: fields.note ?? '',
  };
}
