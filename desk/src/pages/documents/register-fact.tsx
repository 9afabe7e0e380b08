import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { registersApi } from '../../../../src/modules/registers/registers.api.ts';
import { call } from '../../app/api.ts';
import type { DocumentView } from './draft.ts';

/** Whether a public normative document stands in the register that table two counts, and the way to enter it. */
export function RegisterFact({ view }: { view: DocumentView }): ReactNode {
  const { id: documentId, agencyId } = view.document;
  const found = useQuery({
    queryKey: ['register', 'normative', agencyId, 'proposal', documentId],
    queryFn: async () => call(registersApi.propose, { params: { documentId } }),
  });
  if (found.isPending) return null;
  if (found.isError) return found.error.message;
  const { record, may } = found.data;
  if (record !== null)
    return (
      <>
        <Link
          to="/registers/$register"
          params={{ register: 'normative' }}
          search={{ agencyId, text: record.title.slice(0, 100) }}
        >
          已登记
        </Link>
        {!record.namesDocument && '，但登记中没有写明这份文件，有效性修改时不会随之更正'}
      </>
    );
  if (!may.write) return '没有登记';
  return (
    <>
      没有登记{' '}
      <Link
        to="/registers/$register"
        params={{ register: 'normative' }}
        search={{ agencyId, document: documentId }}
      >
        登记这份文件
      </Link>
    </>
  );
}
