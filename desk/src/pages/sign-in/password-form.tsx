import { Button, Form, Input, Space } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';

/** What the form hands over. */
export interface PasswordFields {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** The rules of src/modules/accounts/passwords.ts in words. */
export const PASSWORD_RULE =
  '至少 10 个字符，含大写字母、小写字母、数字、符号中的三种，不含用户名，不与最近 5 个密码相同。';

/** Old password, new one, and the new one again. */
export function PasswordForm(props: {
  change: (fields: PasswordFields) => void;
  pending: boolean;
  error: Error | null;
  /** Offered where nothing else can be done. */
  onSignOut?: () => Promise<void>;
}): ReactNode {
  const [form] = Form.useForm<PasswordFields>();
  const { error } = props;
  useEffect(() => {
    if (error !== null) showIssues(form, error);
  }, [form, error]);
  return (
    <Form<PasswordFields>
      name="password"
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={props.change}
    >
      <ErrorAlert error={error} />
      <Form.Item label="原密码" name="current" rules={[{ required: true, message: '请填写原密码' }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        label="新密码"
        name="next"
        rules={[
          { required: true, message: '请填写新密码' },
          { min: 10, message: '至少 10 个字符' },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        label="再次填写新密码"
        name="again"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再次填写新密码' },
          ({ getFieldValue }) => ({
            validator: async (_rule, value: unknown) => {
              if (value !== undefined && value !== '' && value !== getFieldValue('next'))
                throw new Error('两次填写的新密码不一致');
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={props.pending}>
          更换密码
        </Button>
        {props.onSignOut && <Button onClick={() => void props.onSignOut?.()}>退出登录</Button>}
      </Space>
    </Form>
  );
}
