import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { DocumentView } from './draft.ts';

type Issue = DocumentView['issues'][number];

/** What the saved text still lacks for submission, and what is pointed out. */
export function IssuesNotice({ issues }: { issues: readonly Issue[] }): ReactNode {
  const errors = issues.filter((issue) => issue.severity === 'error');
  const warnings = issues.filter((issue) => issue.severity === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <IssueAlert type="warning" title={`送审前还有 ${errors.length} 处需要补正`} issues={errors} />
      )}
      {warnings.length > 0 && (
        <IssueAlert type="info" title={`另有 ${warnings.length} 处提示，不影响送审`} issues={warnings} />
      )}
    </>
  );
}

function IssueAlert(props: { type: 'warning' | 'info'; title: string; issues: readonly Issue[] }): ReactNode {
  return (
    <Alert
      type={props.type}
      showIcon
      // It stands there from the beginning and would otherwise be read out again with every save.
      role="note"
      className="form-alert"
      title={props.title}
      description={
        <ul>
          {props.issues.map((issue) => (
            <li key={issue.field + issue.code + issue.message}>{issue.message}</li>
          ))}
        </ul>
      }
    />
  );
}
