import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { importsApi } from '../../../../src/modules/imports/imports.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { ImportView } from './import-words.ts';

/** Whether the addresses on the old site lead to what was imported, once that is public. */
export function ImportAddresses({ view }: { view: ImportView }): ReactNode {
  const client = useQueryClient();
  const { count, allowedBy, mayAllow } = view.oldAddresses;
  const change = useMutation({
    mutationFn: async (allowed: boolean) =>
      call(importsApi.addresses, { params: { importId: view.id }, body: { allowed } }),
    onSuccess: async () => client.invalidateQueries({ queryKey: ['import', view.id] }),
  });
  if (count === 0) return null;
  return (
    <div className="form-alert">
      <Checkbox
        checked={change.isPending ? change.variables : allowedBy !== ''}
        disabled={!mayAllow}
        onChange={({ target }) => change.mutate(target.checked)}
      >
        文稿公开后，旧网址自动转到新网页（{count} 个旧网址）
      </Checkbox>
      <div className="quiet small">
        {allowedBy === ''
          ? '由本机关的发布员勾选。旧网站的域名须指向本网站；已经有网页的网址不会改动。'
          : `${allowedBy}已允许。取消后，已经设置的跳转不变。`}
      </div>
      <ErrorAlert error={change.error} />
    </div>
  );
}
