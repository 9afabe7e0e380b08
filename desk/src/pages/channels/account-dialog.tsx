import { useMutation } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { MEDIA_PLATFORMS, type MediaPlatform } from '../../../../src/law/channels/media-accounts.ts';
import { mediaAccountsApi } from '../../../../src/modules/channels/media-accounts.api.ts';
import { ApiError, call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { dayOfToday } from '../../parts/today.ts';
import { DayItem } from '../../parts/day-field.tsx';

/** An account of new media. */
export type Account = ResponseOf<typeof mediaAccountsApi.list>['items'][number];
/** What is recorded of an account. */
export type AccountDeed = 'open' | 'change' | 'update' | 'close' | 'reopen';

interface Fields {
  readonly platform: MediaPlatform;
  readonly another?: boolean;
  readonly name: string;
  readonly platformId?: string;
  readonly sponsor: string;
  readonly operator?: string;
  readonly verifiedAs?: string;
  readonly filingNumber?: string;
  readonly responsible: string;
  readonly followers?: number | null;
  readonly on: string;
  readonly updatedOn: string;
  readonly reason: string;
  readonly approval: string;
  readonly what: string;
}

const TITLES = {
  open: '登记账号',
  change: '登记变更',
  update: '登记更新',
  close: '登记关停',
  reopen: '登记恢复',
} as const;
const DAYS = {
  open: '开设日期',
  change: '变更日期',
  update: '更新日期',
  close: '关停日期',
  reopen: '恢复日期',
} as const;

const DESCRIPTIONS: readonly {
  readonly name: keyof Fields;
  readonly label: string;
  readonly required: boolean;
  readonly max: number;
}[] = [
  { name: 'name', label: '账号名称', required: true, max: 100 },
  { name: 'platformId', label: '平台账号', required: false, max: 100 },
  { name: 'sponsor', label: '主办单位', required: true, max: 100 },
  { name: 'operator', label: '运维单位', required: false, max: 100 },
  { name: 'verifiedAs', label: '认证信息', required: false, max: 100 },
  { name: 'filingNumber', label: '备案号', required: false, max: 60 },
  { name: 'responsible', label: '责任人', required: true, max: 60 },
];

/** Asks for what the opening, change, update, closing or reopening of an account is recorded with. */
export function AccountDialog(props: {
  agencyId: string;
  account: Account | null;
  deed: AccountDeed;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, account, deed, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const act = useMutation({
    mutationFn: async (fields: Fields) => send({ agencyId, account, deed }, fields),
    onSuccess: async () => {
      void message.success('已登记');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  const doubled = act.error instanceof ApiError && act.error.code === 'channels.account_there';
  return (
    <Dialog
      open
      title={account === null ? TITLES[deed] : `${TITLES[deed]}：${account.name}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={act.error} />
      {deed === 'reopen' && (
        <p>关停登记错了，或者账号重新启用的，登记恢复：关停记录保留，账号从恢复之日起照常提醒更新。</p>
      )}
      <Form<Fields>
        name="account"
        form={form}
        layout="vertical"
        initialValues={{ ...account, on: dayOfToday(), updatedOn: account?.updatedOn ?? dayOfToday() }}
        onFinish={(fields) => act.mutate(fields)}
      >
        {deed === 'open' && (
          <Form.Item name="platform" label="平台" rules={[{ required: true, message: '请选择平台' }]}>
            <Select options={Object.entries(MEDIA_PLATFORMS).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        )}
        {doubled && (
          <Form.Item name="another" valuePropName="checked">
            <Checkbox>确需另开</Checkbox>
          </Form.Item>
        )}
        {(deed === 'open' || deed === 'change') && <Descriptions />}
        <DayItem name="on" label={DAYS[deed]} required={`请填写${DAYS[deed]}`} />
        {deed === 'open' && <DayItem name="updatedOn" label="最近更新" required="请填写最近更新" />}
        {deed === 'update' ? (
          <Text name="what" label="更新内容" max={300} />
        ) : (
          <>
            <Text name="reason" label="理由" max={500} />
            <Text name="approval" label="批准人或者批准文号" max={200} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function Descriptions(): ReactNode {
  return (
    <>
      {DESCRIPTIONS.map(({ name, label, required, max }) => (
        <Form.Item
          key={name}
          name={name}
          label={required ? label : `${label}（可以不填）`}
          rules={required ? [{ required: true, whitespace: true, message: `请填写${label}` }] : []}
        >
          <Input maxLength={max} />
        </Form.Item>
      ))}
      <Form.Item name="followers" label="粉丝数（可以不填）">
        <InputNumber min={0} precision={0} />
      </Form.Item>
    </>
  );
}

function Text({ name, label, max }: { name: keyof Fields; label: string; max: number }): ReactNode {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
    >
      <Input maxLength={max} />
    </Form.Item>
  );
}

async function send(
  what: { readonly agencyId: string; readonly account: Account | null; readonly deed: AccountDeed },
  fields: Fields,
): Promise<unknown> {
  const { agencyId, account, deed } = what;
  const { name, platformId, sponsor, operator, verifiedAs, filingNumber, responsible } = fields;
  const described = {
    name,
    platformId,
    sponsor,
    operator,
    verifiedAs,
    filingNumber,
    responsible,
    followers: fields.followers ?? null,
  };
  const { on, reason, approval, platform, updatedOn, another = false } = fields;
  if (account === null)
    return call(mediaAccountsApi.open, {
      body: { agencyId, platform, fields: described, on, updatedOn, reason, approval, another },
    });
  const common = { params: { accountId: account.id } };
  const { version } = account;
  if (deed === 'change')
    return call(mediaAccountsApi.change, {
      ...common,
      body: { version, fields: described, on, reason, approval },
    });
  if (deed === 'reopen')
    return call(mediaAccountsApi.reopen, { ...common, body: { version, on, reason, approval, another } });
  if (deed === 'close')
    return call(mediaAccountsApi.close, { ...common, body: { version, on, reason, approval } });
  return call(mediaAccountsApi.update, { ...common, body: { version, on, what: fields.what } });
}
