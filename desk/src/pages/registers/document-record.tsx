import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { registersApi } from '../../../../src/modules/registers/registers.api.ts';
import { REGISTER_SPECS } from '../../../../src/modules/registers/registers.definitions.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { RecordDrawer } from './record-drawer.tsx';

/** The new record of a document that is on the site, filled in as far as its page tells. */
export function DocumentRecordDrawer(props: {
  documentId: string;
  agencyId: string;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { documentId, agencyId, reload, onClose } = props;
  const proposal = useQuery({
    queryKey: ['register', 'normative', agencyId, 'proposal', documentId],
    queryFn: async () => call(registersApi.propose, { params: { documentId } }),
    // The form is not to be filled anew while somebody writes in it.
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
  if (proposal.isPending) return null;
  if (proposal.isError || proposal.data.record !== null || proposal.data.agencyId !== agencyId) {
    return (
      <Dialog
        open
        title="登记已公开的文件"
        onCancel={onClose}
        footer={<Button onClick={onClose}>关闭</Button>}
      >
        <ErrorAlert error={proposal.error} />
        {proposal.data && (
          <p>
            {proposal.data.record === null
              ? '这份文件属于其他机构，请在那个机构的登记簿中登记。'
              : `这份文件已经登记为“${proposal.data.record.title}”。要补充或者改正的，请打开那条记录更正。`}
          </p>
        )}
      </Dialog>
    );
  }
  const { title, values } = proposal.data;
  return (
    <RecordDrawer
      spec={REGISTER_SPECS.normative}
      agencyId={agencyId}
      record={null}
      proposed={{ values, shown: { documentId: title } }}
      mayWrite
      reload={reload}
      onClose={onClose}
    />
  );
}
