import { useMutation } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { VALIDITIES, VALIDITY_LABELS } from '../../../../src/modules/documents/documents.content.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { DayItem } from '../../parts/day-field.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { ChangedByField } from './changed-by-field.tsx';
import type { DocumentView } from './draft.ts';

interface Props {
  readonly view: DocumentView;
  readonly reload: () => Promise<void>;
}

interface Words {
  readonly validity: DocumentView['validity'];
  readonly sinceOn: string;
  readonly changedBy?: string | null;
}

/** Records a change of the validity of a public document, or what brought it about. */
export function ChangeValidity({ view, reload }: Props): ReactNode {
  const { holds } = useSession();
  const [open, setOpen] = useState(false);
  const change = useMutation({
    mutationFn: async ({ changedBy, ...words }: Words & { reason: string }) =>
      call(documentsApi.changeValidity, {
        params: { documentId: view.document.id },
        body: { ...words, changedBy: words.validity === 'valid' ? null : (changedBy ?? null) },
      }),
    onSuccess: async () => {
      setOpen(false);
      await reload();
    },
  });
  if (!holds(['publisher'], view.document.agencyId)) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        修改有效性
      </Button>
      <ReasonDialog<Words>
        open={open}
        title="修改有效性"
        explanation="公开网页上的有效性随即改变，原来的记录保留。废止文件应有依据。以后补充或者更正所依据的文件，有效性和日期照原来的填写。"
        label="修改原因"
        okText="修改"
        pending={change.isPending}
        error={change.error}
        initialValues={{
          validity: view.validity,
          sinceOn: beginningOf(view, view.validity),
          changedBy: view.changedBy?.documentId ?? null,
        }}
        onCancel={() => {
          change.reset();
          setOpen(false);
        }}
        onOk={(words) => change.mutate(words)}
      >
        <ValidityFields view={view} />
      </ReasonDialog>
    </>
  );
}

function ValidityFields({ view }: Pick<Props, 'view'>): ReactNode {
  const form = Form.useFormInstance<Words>();
  const validity: DocumentView['validity'] = Form.useWatch('validity', form) ?? view.validity;
  const { changedBy, document } = view;
  return (
    <>
      <Form.Item name="validity" label="有效性" rules={[{ required: true, message: '请选择有效性' }]}>
        <Select
          options={VALIDITIES.map((value) => ({ value, label: VALIDITY_LABELS[value] }))}
          onChange={(chosen: DocumentView['validity']) =>
            form.setFieldValue('sinceOn', beginningOf(view, chosen))
          }
        />
      </Form.Item>
      <DayItem name="sinceOn" label="自何日起" required="请填写日期" />
      {validity !== 'valid' && (
        <ChangedByField
          documentIds={[document.id]}
          known={changedBy === null ? null : { ...changedBy, id: changedBy.documentId }}
        />
      )}
    </>
  );
}

/** What holds already began on its day; all else begins today unless somebody says otherwise. */
function beginningOf(view: DocumentView, validity: DocumentView['validity']): string {
  const holds = validity === view.validity && validity !== 'valid';
  return (holds ? view.validitySince : null) ?? dayOfToday();
}
