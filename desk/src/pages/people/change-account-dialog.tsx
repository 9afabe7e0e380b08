import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { accountsApi } from '../../../../src/modules/accounts/accounts.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';

interface Fields {
  readonly displayName: string;
  readonly agencyId: string;
}

/** Changes a person's name and agency. The username stays: records know the person by it. */
export function ChangeAccountDialog(props: {
  account: ResponseOf<typeof accountsApi.get>;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { account } = props;
  const [form] = Form.useForm<Fields>();
  const agencies = useAgencies();
  const change = useMutation({
    mutationFn: async (fields: Fields) =>
      call(accountsApi.change, {
        params: { id: account.id },
        body: { ...fields, version: account.version },
      }),
    onSuccess: props.onDone,
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`修改账号 ${account.username}`}
      okText="保存"
      cancelText="取消"
      confirmLoading={change.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <p className="quiet">调动到其他机构后，原来的角色不随之改变，请安全管理员另行收回或授予。</p>
      <ErrorAlert error={change.error ?? agencies.error} />
      <Form<Fields>
        name="account"
        form={form}
        layout="vertical"
        initialValues={{ displayName: account.displayName, agencyId: account.agencyId }}
        onFinish={(fields) => change.mutate(fields)}
      >
        <Form.Item
          name="displayName"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="agencyId" label="所属机构" rules={[{ required: true, message: '请选择机构' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={agencies.isFetching}
            options={(agencies.data?.items ?? []).map((agency) => ({
              value: agency.id,
              label: agency.name,
            }))}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
