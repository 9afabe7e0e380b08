import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import type { ReactNode } from 'react';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { ReportView } from './report-view.ts';

/** Says that the document isn't what was frozen any more, what follows from that, and offers the way back. */
export function EditedNote({ view, reload }: { view: ReportView; reload: () => Promise<void> }): ReactNode {
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const restore = useMutation({
    mutationFn: async () => call(reportsApi.restorePrinted, { params: { reportId: view.id } }),
    onSuccess: async () => {
      void message.success('文稿已恢复成定稿时的样子');
      await reload();
    },
    onError: () => void reload(),
  });
  const ask = (): void => {
    void confirm({
      title: '把文稿恢复成定稿时的样子？',
      content: '手工改过的内容仍可在文稿的修订中查看。恢复后请重新送审。',
      okText: '恢复定稿',
      onOk: async () => restore.mutateAsync().catch(() => {}),
    });
  };
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="note"
        className="form-alert"
        title="定稿以后，有人在文稿页面改过文稿。发布时会与定稿逐项核对，不一致的不能发布。"
        description={
          <>
            <p>{adviceOf(view)}</p>
            {view.canEdit && isAtWork(view) && (
              <Button loading={restore.isPending} onClick={ask}>
                恢复定稿
              </Button>
            )}
          </>
        }
      />
      <ErrorAlert error={restore.error} />
    </>
  );
}

function isAtWork({ state }: ReportView): boolean {
  return state === 'draft' || state === 'returned' || state === 'approved';
}

function adviceOf(view: ReportView): string {
  if (isAtWork(view))
    return '不需要这些改动的，恢复定稿；需要的，在这里改正后重新定稿。手工改过的内容保留在文稿的修订中。';
  return view.state === 'inReview'
    ? '文稿正在审核。请先在文稿页面撤回送审，再恢复定稿或者重新定稿。'
    : '文稿已经公布。需要与定稿一致的，请更正。';
}
