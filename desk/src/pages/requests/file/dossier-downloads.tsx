import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { CASE_FORMS, caseFormPath } from '../../../../../src/modules/requests/case-forms.definitions.ts';
import { bundlePath } from '../../../../../src/modules/requests/requests.api.ts';
import { useDownload } from '../../../parts/use-download.ts';
import { letterLabel } from './event-words.ts';

/** The forms of the file, made of what it says now, and the whole file for 复议 and 应诉. */
export function DossierDownloads({ caseId }: { caseId: string }): ReactNode {
  const files = useDownload();
  const link = (name: string, format: string, path: string): ReactNode => (
    <Button
      key={format}
      type="link"
      className="cell-link"
      disabled={files.pending}
      onClick={() => files.start(path)}
    >
      {format.toUpperCase()}
      <span className="for-readers">：{name}</span>
    </Button>
  );
  return (
    <>
      <h3>案卷表单</h3>
      <dl className="facts">
        {CASE_FORMS.map((kind) => (
          <div key={kind} className="fact">
            <dt>{letterLabel(kind)}</dt>
            <dd>
              <Space>
                {(['pdf', 'docx'] as const).map((format) =>
                  link(letterLabel(kind), format, caseFormPath(caseId, kind, format)),
                )}
              </Space>
            </dd>
          </div>
        ))}
        <div className="fact">
          <dt>整卷</dt>
          <dd>
            <Space>
              {(['pdf', 'zip'] as const).map((format) => link('整卷', format, bundlePath(caseId, format)))}
              <span className="quiet">复议答复、应诉用</span>
            </Space>
          </dd>
        </div>
      </dl>
    </>
  );
}
