import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import {
  DOCUMENT_KIND_LABELS,
  DOCUMENT_KINDS,
  type DocumentKind,
} from '../../../../src/law/document-kinds.ts';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { Loading } from '../../parts/loading.tsx';
import { CoordinationTerms } from './coordination-terms.tsx';
import type { UpkeepTerms } from './upkeep-words.ts';

interface Fields {
  readonly reviewMonths: number;
  readonly expiryAlarms: readonly string[];
  readonly kinds: DocumentKind[];
  /** 0: with the document. */
  readonly workdays: number;
  /** Empty: nobody is reminded. */
  readonly filingWithinDays: number | null;
  readonly lists: {
    readonly label: string;
    readonly kinds: DocumentKind[];
    readonly subjects: string[];
    readonly lists: string[];
    readonly months: number;
    readonly basis: string;
  }[];
}

const KINDS = DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_KIND_LABELS[value] }));

/** What no statute fixes: intervals, alarms, the terms of interpretations and filing, how long lists stay public. */
export function TermsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const terms = useQuery({
    queryKey: ['upkeep-terms', agencyId],
    queryFn: async () => call(upkeepApi.terms, { query: { agencyId } }),
  });
  if (terms.isError) return <FailedPage error={terms.error} onRetry={() => void terms.refetch()} />;
  if (terms.data === undefined) return <Loading />;
  return (
    <>
      <TermsForm key={terms.data.version} agencyId={agencyId} shown={terms.data} />
      <CoordinationTerms agencyId={agencyId} may={terms.data.may} />
    </>
  );
}

function TermsForm({ agencyId, shown }: { agencyId: string; shown: UpkeepTerms }): ReactNode {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      call(upkeepApi.setTerms, { body: { agencyId, version: shown.version, terms: termsOf(fields) } }),
    onSuccess: async () => {
      void message.success('已保存');
      await client.invalidateQueries({ queryKey: ['upkeep-terms', agencyId] });
      await client.invalidateQueries({ queryKey: ['interpretations', agencyId] });
    },
    onError: (error) => showIssues(form, error, 'terms.'),
  });
  return (
    <Form<Fields>
      name="terms"
      form={form}
      layout="vertical"
      disabled={!shown.may}
      initialValues={fieldsOf(shown)}
      onFinish={(fields) => save.mutate(fields)}
    >
      <p className="case-law">
        {shown.own
          ? '本机构自己的设置，对没有另行设置的下级机构同样有效。'
          : '现在沿用上级机构或者系统的设置；保存后成为本机构自己的设置。'}
      </p>
      <ErrorAlert error={save.error} />
      <Space wrap size={24} align="start">
        <Form.Item name="reviewMonths" label="不公开信息的审查间隔（月，条例第18条）">
          <InputNumber min={1} max={60} />
        </Form.Item>
        <Form.Item name="workdays" label="政策解读的期限（文件公开后工作日，0 为同步）">
          <InputNumber min={0} max={60} />
        </Form.Item>
        <Form.Item
          name="filingWithinDays"
          label="规范性文件报送备案的期限（制发后日数）"
          extra="以当地规定为准；不填则不提醒"
        >
          <InputNumber min={1} max={365} />
        </Form.Item>
      </Space>
      <Form.Item name="expiryAlarms" label="规范性文件到期提醒（提前天数）">
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', ',', '、', ' ']} />
      </Form.Item>
      <Form.Item name="kinds" label="需要解读的文稿类别">
        <Select mode="multiple" options={KINDS} />
      </Form.Item>
      <h2>个人名单的公开期限</h2>
      <Form.List name="lists">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <ListRule key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <Button
              onClick={() =>
                add({ kinds: ['keyArea', 'notice'], subjects: [], lists: ['名单', '公示'], months: 12 })
              }
            >
              增加一类名单
            </Button>
          </>
        )}
      </Form.List>
      {shown.may && (
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </div>
      )}
    </Form>
  );
}

function ListRule({ name, onRemove }: { name: number; onRemove: () => void }): ReactNode {
  const required = (what: string) => [{ required: true, message: `请填写${what}` }];
  return (
    <Card size="small" className="form-alert">
      <Space wrap size={24} align="start">
        <Form.Item name={[name, 'label']} label="名单" rules={required('名称')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={[name, 'months']} label="公开期限（月）" rules={required('期限')}>
          <InputNumber min={1} max={600} />
        </Form.Item>
        <Button type="link" danger onClick={onRemove}>
          删除
        </Button>
      </Space>
      <Form.Item name={[name, 'kinds']} label="文稿类别" rules={required('文稿类别')}>
        <Select mode="multiple" options={KINDS} />
      </Form.Item>
      <Form.Item name={[name, 'subjects']} label="标题中含有其中一个" rules={required('词语')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', ',', '、', ' ']} />
      </Form.Item>
      <Form.Item name={[name, 'lists']} label="并且含有其中一个" rules={required('词语')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', ',', '、', ' ']} />
      </Form.Item>
      <Form.Item name={[name, 'basis']} label="期限的依据" rules={required('依据')}>
        <Input maxLength={200} />
      </Form.Item>
    </Card>
  );
}

function fieldsOf({ terms }: UpkeepTerms): Fields {
  const { reviewMonths, expiryAlarms, interpretation, filingWithinDays, lists } = terms;
  const { kinds, term } = interpretation;
  const workdays = term.kind === 'same' ? 0 : term.count;
  return { reviewMonths, expiryAlarms: expiryAlarms.map(String), kinds, workdays, filingWithinDays, lists };
}

function termsOf({
  reviewMonths,
  expiryAlarms,
  kinds,
  workdays,
  filingWithinDays,
  lists,
}: Fields): UpkeepTerms['terms'] {
  return {
    reviewMonths,
    expiryAlarms: expiryAlarms.map(Number),
    interpretation: {
      kinds,
      term: workdays === 0 ? { kind: 'same' } : { kind: 'workdays', count: workdays },
    },
    filingWithinDays: filingWithinDays ?? null,
    lists,
  };
}
