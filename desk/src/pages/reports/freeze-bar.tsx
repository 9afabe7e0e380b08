import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { ReportView } from './report-view.ts';

const WHAT_HAPPENS =
  '按当前数据和文字生成年报文稿及 DOCX、PDF 附件，并逐个读回核对，需要几秒钟，然后送审。此后登记簿的变动不会改变定稿。';
const WHAT_A_CORRECTION_IS =
  '这份年报已经公布过。更正的原因会印在年报末尾，更正前的文件作为附件继续公开。原来的内容含有不应公开的信息的，请先在文稿页面撤下，再更正。';

interface Props {
  readonly view: ReportView;
  /** Findings that still wait. */
  readonly open: number;
  readonly unsaved: boolean;
  readonly reload: () => Promise<void>;
}

/** 定稿, and what stands in its way. Of a published report it is a correction, which asks for its reason. */
export function FreezeBar(props: Props): ReactNode {
  const { view, reload } = props;
  const hindrance = hindranceOf(props);
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const [correcting, setCorrecting] = useState(false);
  const freeze = useMutation({
    mutationFn: async (reason: string) =>
      call(reportsApi.freeze, { params: { reportId: view.id }, body: { version: view.version, reason } }),
    onSuccess: async () => {
      setCorrecting(false);
      void message.success('已定稿，请到文稿页面送审');
      await reload();
    },
    onError: () => void reload(),
  });
  const ask = (): void => {
    if (view.isCorrection) {
      freeze.reset();
      setCorrecting(true);
      return;
    }
    void confirm({
      title: `${wordOf(view)}？`,
      content: WHAT_HAPPENS,
      okText: '定稿',
      onOk: async () => freeze.mutateAsync('').catch(() => {}),
    });
  };
  return (
    <>
      <div className="page-head">
        <Button
          type={view.frozenAt === null ? 'primary' : 'default'}
          disabled={hindrance !== null}
          title={hindrance ?? ''}
          loading={freeze.isPending}
          onClick={ask}
        >
          {wordOf(view)}
        </Button>
        <span className="quiet">{hindrance ?? adviceOf(view)}</span>
      </div>
      {!correcting && <ErrorAlert error={freeze.error} />}
      {correcting && (
        <ReasonDialog
          open
          title="更正已公布的年报"
          explanation={WHAT_A_CORRECTION_IS}
          label="更正的原因"
          okText="定稿"
          maxLength={300}
          pending={freeze.isPending}
          error={freeze.error}
          onCancel={() => setCorrecting(false)}
          onOk={({ reason }) => freeze.mutate(reason)}
        />
      )}
    </>
  );
}

function wordOf(view: ReportView): string {
  if (view.isCorrection) return '更正';
  return view.frozenAt === null ? '定稿' : '重新定稿';
}

function adviceOf(view: ReportView): string {
  if (view.isCorrection) return '已公布。改动数据或文字后可以更正，更正后的年报重新送审，两个版本都保留。';
  if (view.frozenAt === null) return '数据和文字核对无误后定稿，再到文稿页面送审。';
  return view.state === 'draft' || view.state === 'returned'
    ? '已定稿。下一步：打开文稿，送审。改动数据或文字后可以重新定稿。'
    : '已定稿。改动数据或文字后可以重新定稿，审核随之重新开始。';
}

/** Why the report can't be frozen now, or null. */
function hindranceOf({ open, unsaved }: Props): string | null {
  if (unsaved) return '文字有未保存的修改，请先保存再定稿。';
  return open > 0 ? `检查还有 ${open} 项待处理，处理后才能定稿。` : null;
}
