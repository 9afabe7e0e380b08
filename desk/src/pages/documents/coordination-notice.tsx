import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { call } from '../../app/api.ts';
import { standing } from '../upkeep/coordination-words.ts';

/** Other agencies that were asked about the document and haven't agreed to it as it is; says why publication waits and what to do. */
export function CoordinationNotice(props: {
  agencyId: string;
  documentId: string;
  /** The text that is judged: another one is asked about anew. */
  revisionId: string;
}): ReactNode {
  const { agencyId, documentId, revisionId } = props;
  const list = useQuery({
    queryKey: ['coordinations', agencyId, documentId, revisionId],
    queryFn: async () =>
      call(coordinationApi.list, { query: { agencyId, documentId, which: 'all', size: 100 } }),
  });
  const open = (list.data?.items ?? []).filter((item) => item.open || item.obstacle !== '');
  if (open.length === 0) return null;
  const waits = open.some(({ obstacle }) => obstacle !== '');
  return (
    <Alert
      role="note"
      className="form-alert"
      type={waits ? 'warning' : 'info'}
      showIcon
      title={waits ? '信息发布协调取得一致前不能发布（条例第11条）' : '信息发布协调还没有结果（条例第11条）'}
      description={
        <ul className="plain-list">
          {open.map((item) => (
            <li key={item.id}>
              <Link to="/upkeep" search={{ agencyId, view: 'coordination' }}>
                {item.other.name}
              </Link>
              ：{standing(item).text}
              {item.obstacle !== '' ? `。${item.obstacle}` : item.textChanged && '；征求意见后文稿已有改动'}
            </li>
          ))}
        </ul>
      }
    />
  );
}
