import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { call } from '../../app/api.ts';
import { standing } from '../upkeep/coordination-words.ts';

/** Other agencies that were asked about the document and haven't agreed; says whether publication waits for them. */
export function CoordinationNotice(props: { agencyId: string; documentId: string }): ReactNode {
  const { agencyId, documentId } = props;
  const list = useQuery({
    queryKey: ['coordinations', agencyId, documentId],
    queryFn: async () =>
      call(coordinationApi.list, { query: { agencyId, documentId, which: 'open', size: 20 } }),
  });
  const open = (list.data?.items ?? []).filter((item) => item.open);
  if (open.length === 0) return null;
  const waits = open.some(({ blocking }) => blocking);
  return (
    <Alert
      role="note"
      className="form-alert"
      type={waits ? 'warning' : 'info'}
      showIcon
      title={waits ? '信息发布协调没有结果前不能发布（条例第11条）' : '信息发布协调还没有结果（条例第11条）'}
      description={
        <ul className="plain-list">
          {open.map((item) => (
            <li key={item.id}>
              <Link to="/upkeep" search={{ agencyId, view: 'coordination' }}>
                {item.other.name}
              </Link>
              ：{standing(item).text}
              {item.textChanged && '；征求意见后文稿已有改动'}
            </li>
          ))}
        </ul>
      }
    />
  );
}
