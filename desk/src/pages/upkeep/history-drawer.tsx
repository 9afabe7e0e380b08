import { useQuery } from '@tanstack/react-query';
import { Alert, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { DEED_SPECS } from '../../../../src/law/upkeep/deeds.ts';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { SideDialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { STEP_LABELS, type CaseItem } from './upkeep-words.ts';

/** What happened to a case, from the day on which it was found. */
export function HistoryDrawer({ item, onClose }: { item: CaseItem; onClose: () => void }): ReactNode {
  const history = useQuery({
    queryKey: ['upkeep-history', item.id, item.version],
    queryFn: async () => call(upkeepApi.history, { params: { caseId: item.id } }),
  });
  const { steps = [], unread = [] } = history.data ?? {};
  return (
    <SideDialog open title={item.title} size={480} onClose={onClose}>
      <ErrorAlert error={history.error} />
      {history.isPending && <Loading />}
      {unread.length > 0 && (
        <Alert
          type="warning"
          className="form-alert"
          showIcon
          title={`有 ${unread.length} 个附件没有检查（图片或者无法读取的文件），请人工查看：${unread.join('、')}`}
        />
      )}
      <Timeline
        items={steps.map(({ step, deed, reason, by, at }) => ({
          key: `${step}-${at}`,
          content: (
            <>
              <strong>{STEP_LABELS[step] ?? step}</strong>
              {deed !== null && `：${DEED_SPECS[deed].label}`}
              <div>{reason}</div>
              <div className="quiet small">
                {by}　{showMoment(at)}
              </div>
            </>
          ),
        }))}
      />
    </SideDialog>
  );
}
