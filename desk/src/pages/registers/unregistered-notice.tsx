import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { registersApi } from '../../../../src/modules/registers/registers.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import './registers.css';

const SHOWN = 5;

/** Normative documents that are on the site and in no record: table two doesn't count them. */
export function UnregisteredNotice({ agencyId }: { agencyId: string }): ReactNode {
  const found = useQuery({
    queryKey: ['register', 'normative', agencyId, 'unregistered'],
    queryFn: async () => call(registersApi.unregistered, { query: { agencyId } }),
  });
  if (found.isError) return <ErrorAlert error={found.error} />;
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="note"
      className="form-alert"
      title={
        <>
          {`${items.length} 份已公开的行政规范性文件没有登记，年报表二没有计入。请逐份登记：`}
          <ul className="unregistered">
            {items.slice(0, SHOWN).map(({ documentId, title, documentNumber }) => (
              <li key={documentId}>
                <Link
                  to="/registers/$register"
                  params={{ register: 'normative' }}
                  search={{ agencyId, document: documentId }}
                >
                  {title}
                </Link>
                {documentNumber !== '' && <span className="quiet">　{documentNumber}</span>}
              </li>
            ))}
            {items.length > SHOWN && (
              <li className="quiet">另有 {items.length - SHOWN} 份，登记后依次显示。</li>
            )}
          </ul>
        </>
      }
    />
  );
}
