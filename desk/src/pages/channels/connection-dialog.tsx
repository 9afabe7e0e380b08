import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { CMS_FIELDS, connectionsApi } from '../../../../src/modules/channels/connections.api.ts';
import { mediaAccountsApi } from '../../../../src/modules/channels/media-accounts.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { issuesOf, showIssues } from '../../parts/field-issues.ts';
import { linesOf, pairsIn } from './connection-pairs.ts';

type Connection = ResponseOf<typeof connectionsApi.list>['items'][number];
/** To what a connection leads. */
export type ConnectionKind = Connection['kind'];

interface Fields {
  readonly name: string;
  readonly active: boolean;
  readonly baseUrl?: string;
  readonly secret?: string;
  readonly mediaAccountId: string;
  readonly appId: string;
  readonly author?: string;
  readonly transport: 'package' | 'push';
  readonly path?: string;
  readonly header?: string;
  readonly prefix?: string;
  readonly idempotencyHeader?: string;
  readonly receiptField?: string;
  readonly fields?: string;
  readonly constants?: string;
}

/** Sets a connection: the one address that is called, its secret, and how the other side names things. */
export function ConnectionDialog(props: {
  agencyId: string;
  kind: ConnectionKind;
  connection: Connection | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, kind, connection, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: async (fields: Fields) => send({ agencyId, kind, connection }, fields),
    onSuccess: async () => {
      void message.success('已保存');
      await onDone();
    },
    onError: (error) => showIssues(form, error, 'settings.'),
  });
  return (
    <Dialog
      open
      title={kind === 'cms' ? '连接上级平台' : '连接微信公众号'}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: save.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={save.error} />
      {issuesOf(save.error).map(({ field, message: words }) => (
        <p key={field} role="alert">
          {words}
        </p>
      ))}
      <Form<Fields>
        name="connection"
        form={form}
        layout="vertical"
        initialValues={initialOf(kind, connection)}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Line name="name" label="连接名称" />
        {kind === 'cms' ? <CmsFields /> : <WechatFields agencyId={agencyId} />}
        <Form.Item
          name="secret"
          label={connection?.hasSecret === true ? '密钥（不填则不变）' : '密钥'}
          extra={kind === 'wechat' ? '公众平台“开发接口管理”中的 AppSecret。' : '报送包不需要密钥。'}
        >
          <Input.Password autoComplete="new-password" maxLength={500} />
        </Form.Item>
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>启用</Checkbox>
        </Form.Item>
      </Form>
    </Dialog>
  );
}

function CmsFields(): ReactNode {
  const transport = Form.useWatch('transport');
  return (
    <>
      <Form.Item name="transport" label="方式">
        <Select
          options={[
            { value: 'package', label: '报送包：下载后交给上级平台' },
            { value: 'push', label: '推送：自动发到上级平台的接口' },
          ]}
        />
      </Form.Item>
      {transport === 'push' && (
        <>
          <Line name="baseUrl" label="对方网址" />
          <Line name="path" label="路径" />
          <Line name="header" label="放密钥的请求头" />
          <Form.Item name="prefix" label="密钥前的文字（可以不填）">
            <Input maxLength={40} />
          </Form.Item>
          <Line name="idempotencyHeader" label="放防重复标识的请求头" />
          <Line name="receiptField" label="回执在回应中的位置" />
          <Form.Item
            name="fields"
            label="字段名称对照（不填则用本系统的名称）"
            extra={`每行一个：本系统名称=对方名称。可用：${Object.entries(CMS_FIELDS)
              .map(([key, label]) => `${key} ${label}`)
              .join('；')}`}
          >
            <Input.TextArea rows={4} placeholder={'title=name\nhtml=content'} />
          </Form.Item>
          <Form.Item name="constants" label="固定字段（可以不填）" extra="每行一个：对方名称=内容">
            <Input.TextArea rows={2} placeholder="siteCode=5001100001" />
          </Form.Item>
        </>
      )}
    </>
  );
}

function WechatFields({ agencyId }: { agencyId: string }): ReactNode {
  const accounts = useQuery({
    queryKey: ['channels', agencyId, 'accounts-to-connect'],
    queryFn: async () => call(mediaAccountsApi.choices, { query: { agencyId } }),
  });
  return (
    <>
      <Form.Item
        name="mediaAccountId"
        label="登记的公众号"
        rules={[{ required: true, message: '请选择公众号' }]}
      >
        <Select
          loading={accounts.isPending}
          options={(accounts.data?.items ?? [])
            .filter(({ platform }) => platform === 'wechat')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Line name="appId" label="AppID" />
      <Form.Item name="author" label="作者（可以不填）">
        <Input maxLength={16} />
      </Form.Item>
      <Line name="baseUrl" label="公众平台接口网址" />
    </>
  );
}

function Line({ name, label }: { name: keyof Fields; label: string }): ReactNode {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
    >
      <Input maxLength={300} />
    </Form.Item>
  );
}

const CMS_DEFAULTS = {
  transport: 'package',
  path: '/',
  header: 'Authorization',
  prefix: 'Bearer ',
  idempotencyHeader: 'Idempotency-Key',
  receiptField: 'id',
} as const;

function initialOf(kind: ConnectionKind, connection: Connection | null): Partial<Fields> {
  const active = connection?.active ?? true;
  const baseUrl = connection?.baseUrl ?? (kind === 'wechat' ? 'https://api.weixin.qq.com' : '');
  const name = connection?.name ?? '';
  if (kind === 'wechat')
    return {
      name,
      active,
      baseUrl,
      appId: connection?.wechat?.appId ?? '',
      author: connection?.wechat?.author ?? '',
      ...(typeof connection?.mediaAccountId === 'string' && { mediaAccountId: connection.mediaAccountId }),
    };
  const { fields = {}, constants = {}, ...settings } = connection?.cms ?? CMS_DEFAULTS_WITH_PAIRS;
  return { name, active, baseUrl, ...settings, fields: linesOf(fields), constants: linesOf(constants) };
}

const CMS_DEFAULTS_WITH_PAIRS = { ...CMS_DEFAULTS, fields: {}, constants: {} };

async function send(
  what: { readonly agencyId: string; readonly kind: ConnectionKind; readonly connection: Connection | null },
  fields: Fields,
): Promise<unknown> {
  const { agencyId, kind, connection } = what;
  const secret = (fields.secret ?? '') === '' ? null : (fields.secret ?? null);
  const { name, active, baseUrl = '' } = fields;
  const version = connection?.version ?? 0;
  const common = { agencyId, connectionId: connection?.id ?? null, version, name, active, secret, baseUrl };
  if (kind === 'wechat') {
    const { mediaAccountId, appId, author } = fields;
    return call(connectionsApi.save, {
      body: { ...common, kind, mediaAccountId, settings: { appId, author } },
    });
  }
  const { transport, path, header, prefix = '', idempotencyHeader, receiptField } = fields;
  return call(connectionsApi.save, {
    body: {
      ...common,
      kind,
      settings: {
        transport,
        path,
        header,
        prefix,
        idempotencyHeader,
        receiptField,
        fields: pairsIn(fields.fields ?? ''),
        constants: pairsIn(fields.constants ?? ''),
      },
    },
  });
}
