import type { ReactNode } from 'react';
import { isCellName } from '../../../../src/law/annual-report/tables.ts';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { AnswerableFindings } from '../../parts/findings-list.tsx';
import type { ReportView } from './report-view.ts';

/** Everything the checks found; each leads to the figure or to the text that it is about, warnings can be answered. */
export function FindingsPanel({
  view,
  reload,
  onOpen,
  onText,
}: {
  view: ReportView;
  reload: () => Promise<void>;
  onOpen: (cell: string) => void;
  onText: () => void;
}): ReactNode {
  return (
    <AnswerableFindings
      findings={view.findings}
      canAnswer={view.canEdit}
      save={async (body) => call(reportsApi.answer, { params: { reportId: view.id }, body })}
      reload={reload}
      steps={({ where }) => {
        if (isCellName(where)) return [{ label: '查看数据', run: () => onOpen(where) }];
        return /^(?:block|part):/u.test(where) ? [{ label: '去改文字', run: onText }] : [];
      }}
    />
  );
}
