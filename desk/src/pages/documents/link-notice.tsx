import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { linksApi } from '../../../../src/modules/links/links.api.ts';
import { call } from '../../app/api.ts';

/** Links of the saved text that lead nowhere or harm readers; says which of them hold publication up. */
export function LinkNotice(props: { documentId: string; revisionId: string }): ReactNode {
  const { documentId, revisionId } = props;
  const links = useQuery({
    queryKey: ['document-links', documentId, revisionId],
    queryFn: async () => call(linksApi.ofDocument, { params: { documentId } }),
  });
  const told = (links.data?.items ?? []).filter(
    ({ standing }) => standing === 'danger' || standing === 'fault',
  );
  if (told.length === 0) return null;
  const dangerous = told.some(({ standing }) => standing === 'danger');
  return (
    <Alert
      role="note"
      className="form-alert"
      type={dangerous ? 'error' : 'warning'}
      showIcon
      title={dangerous ? '有害的链接删去后才能发布' : `正文中有 ${told.length} 个链接需要核对，不影响发布`}
      description={
        <ul className="plain-list link-notice">
          {told.map((link) => (
            <li key={link.class + link.written}>
              {link.words === '' ? '' : `“${link.words}”`}
              {link.written.slice(0, 200)}：{link.label}。{link.evidence}
              {link.suggestion === null ? link.remedy : `建议改为 ${link.suggestion}`}
            </li>
          ))}
        </ul>
      }
    />
  );
}
