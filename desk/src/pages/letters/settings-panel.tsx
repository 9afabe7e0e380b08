import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { LETTER_SEQUENCES, type LetterSequence } from '../../../../src/law/letters/letter-kinds.ts';
import { faultOfPattern, letterNumber, SEQUENCES } from '../../../../src/law/letters/letter-numbers.ts';
import { lettersApi } from '../../../../src/modules/letters/letters.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import type { AgencySummary } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { Loading } from '../../parts/loading.tsx';
import { useUnsavedGuard } from '../../parts/use-unsaved-guard.ts';

type Stored = ResponseOf<typeof lettersApi.settings>;
type Fields = Omit<Stored['settings'], 'version'>;

/** Numbers, red head and where to apply for review over the internet. */
export function SettingsPanel({ agency }: { agency: AgencySummary }): ReactNode {
  const settings = useQuery({
    queryKey: ['letter-settings', agency.id],
    queryFn: async () => call(lettersApi.settings, { params: { agencyId: agency.id } }),
  });
  return (
    <section className="panel" aria-labelledby="letter-settings">
      <h2 id="letter-settings">文号和版头</h2>
      {settings.isPending && <Loading />}
      {settings.isError && <FailedPage error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && (
        <SettingsForm key={settings.data.settings.version} agency={agency} stored={settings.data} />
      )}
    </section>
  );
}

function SettingsForm({ agency, stored }: { agency: AgencySummary; stored: Stored }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [touched, setTouched] = useState(false);
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      call(lettersApi.changeSettings, {
        params: { agencyId: agency.id },
        body: { ...fields, version: stored.settings.version },
      }),
    onSuccess: async () => {
      setTouched(false);
      void message.success('已保存');
      await client.invalidateQueries({ queryKey: ['letter-settings', agency.id] });
      await client.invalidateQueries({ queryKey: ['letter-preview'] });
    },
    onError: (error) => showIssues(form, error),
  });
  useUnsavedGuard(touched, '文号和版头还没有保存，离开后会丢失。');
  return (
    <Form<Fields>
      name="letter-settings"
      form={form}
      layout="vertical"
      disabled={!stored.may.edit}
      initialValues={stored.settings}
      onValuesChange={() => setTouched(true)}
      onFinish={(fields) => save.mutate(fields)}
    >
      <ErrorAlert error={save.error} />
      {!stored.may.edit && <p className="quiet">文号和模板由本机构的申请办理人维护。</p>}
      <div className="letter-settings">
        {SEQUENCES.map((sequence) => (
          <PatternField key={sequence} sequence={sequence} next={stored.next} />
        ))}
      </div>
      <div className="letter-settings">
        <Form.Item
          name="masthead"
          label="发文机关标志"
          extra={`版头红色大字，如“${agency.name}”。留空的，文书不带红头。`}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="internetChannel"
          label="互联网复议渠道"
          extra="提交行政复议申请书的网址等。通过互联网送达答复的，要一并告知（行政复议法第22条）。"
        >
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {stored.may.edit && (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存文号和版头
        </Button>
      )}
    </Form>
  );
}

/** The pattern of a sequence, with the number that its next letter gets by what stands there now. */
function PatternField({ sequence, next }: { sequence: LetterSequence; next: Stored['next'] }): ReactNode {
  const form = Form.useFormInstance();
  const written: unknown = Form.useWatch(['patterns', sequence], form);
  const pattern = typeof written === 'string' ? written.trim() : '';
  const sound = faultOfPattern(sequence, pattern) === null;
  return (
    <Form.Item
      name={['patterns', sequence]}
      label={`${LETTER_SEQUENCES[sequence].label}的文号格式`}
      extra={
        <span className="next-number" aria-live="polite">
          {sound && `下一个号：${letterNumber(pattern, next.year, next.numbers[sequence])}`}
        </span>
      }
      dependencies={SEQUENCES.filter((other) => other !== sequence).map((other) => ['patterns', other])}
      rules={[
        { validator: async (_rule, text?: string) => refuse(faultOfPattern(sequence, (text ?? '').trim())) },
        ({ getFieldValue }) => ({
          validator: async (_rule, text?: string) =>
            refuse(
              SEQUENCES.some(
                (other) => other !== sequence && getFieldValue(['patterns', other]) === text?.trim(),
              )
                ? '各类文书的文号格式不能相同，否则会重号。'
                : null,
            ),
        }),
      ]}
    >
      <Input maxLength={40} />
    </Form.Item>
  );
}

async function refuse(fault: string | null): Promise<void> {
  if (fault !== null) throw new Error(fault);
}
