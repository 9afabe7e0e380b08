import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { accountsApi } from '../../../../src/modules/accounts/accounts.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';

interface Fields {
  readonly username: string;
  readonly displayName: string;
  readonly agencyId: string;
}

/** Makes an account and shows its first password, this once. */
export function NewAccountDialog({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const [form] = Form.useForm<Fields>();
  const agencies = useAgencies();
  const create = useMutation({
    mutationFn: async (fields: Fields) => call(accountsApi.create, { body: fields }),
    onSuccess: onDone,
    onError: (error) => showIssues(form, error),
  });
  if (create.data !== undefined)
    return <InitialPassword password={create.data.initialPassword} onClose={onClose} />;
  return (
    <Dialog
      open
      title="新建账号"
      okText="新建"
      cancelText="取消"
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={create.error ?? agencies.error} />
      <Form<Fields> name="account" form={form} layout="vertical" onFinish={(fields) => create.mutate(fields)}>
        <Form.Item
          name="displayName"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item
          name="username"
          label="用户名"
          extra="字母开头，只用小写字母、数字、点、下划线和连字符"
          rules={[{ required: true, message: '请填写用户名' }]}
        >
          <Input maxLength={32} autoComplete="off" />
        </Form.Item>
        <Form.Item name="agencyId" label="所属机构" rules={[{ required: true, message: '请选择机构' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={agencies.isFetching}
            options={(agencies.data?.items ?? []).map((agency) => ({ value: agency.id, label: agency.name }))}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** Shows a first password; it can't be read again. */
export function InitialPassword({ password, onClose }: { password: string; onClose: () => void }): ReactNode {
  return (
    <Dialog
      open
      title="初始密码"
      okText="已记下"
      cancelButtonProps={{ hidden: true }}
      closable={false}
      onOk={onClose}
    >
      <p>请把初始密码当面或电话告知本人。它只显示这一次，首次登录必须修改。</p>
      <Typography.Paragraph copyable strong>
        {password}
      </Typography.Paragraph>
    </Dialog>
  );
}
