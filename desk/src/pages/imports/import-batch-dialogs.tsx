import { Form } from 'antd';
import type { ReactNode } from 'react';
import { importBatchApi } from '../../../../src/modules/imports/import-batch.api.ts';
import type { BatchDeed } from '../../../../src/modules/imports/import-batch.content.ts';
import type { BodyOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { SecrecyFields } from '../documents/secrecy-fields.tsx';
import type { BatchItem } from './import-batch-words.ts';
import type { BatchOrder } from './use-batch.ts';

interface Props {
  readonly importId: string;
  readonly deed: BatchDeed;
  readonly items: readonly BatchItem[];
  readonly onStart: (order: BatchOrder) => void;
  readonly onClose: () => void;
}

/** Asks what is to be said of all that is ticked, before anything is done. */
export function BatchDialog(props: Props): ReactNode {
  switch (props.deed) {
    case 'approveStep':
      return <ApproveDialog {...props} />;
    case 'secrecyReview':
      return <SecrecyDialog {...props} />;
    case 'publish':
      return <PublishDialog {...props} />;
  }
}

function ApproveDialog({ importId, items, onStart, onClose }: Props): ReactNode {
  const ticked = items.flatMap(({ documentId, revisionId, roundId, step }) =>
    roundId === null || step === null ? [] : [{ documentId, revisionId, roundId, step }],
  );
  return (
    <ReasonDialog
      open
      optional
      title={`审核通过 ${items.length} 份`}
      explanation="每一份各记一次审核，写明是成批审核和原公开日期。通不过文字检查等要求的不会通过，并说明原因。"
      label="审核意见（可以不填）"
      okText="审核通过"
      maxLength={900}
      pending={false}
      onCancel={onClose}
      onOk={({ reason: comment }) =>
        onStart({
          deed: 'approveStep',
          all: ticked.length,
          request: async (after) =>
            call(importBatchApi.approve, { params: { importId }, body: { items: ticked, after, comment } }),
        })
      }
    />
  );
}

type SecrecyBody = BodyOf<typeof importBatchApi.reviewSecrecy>;
type SecrecyWords = Omit<SecrecyBody['form'], 'plannedOn'> &
  Pick<SecrecyBody, 'result' | 'basis' | 'opinion'> & { plannedOn: string | null };

function SecrecyDialog({ importId, items, onStart, onClose }: Props): ReactNode {
  const [form] = Form.useForm<SecrecyWords>();
  const ticked = items.map(({ documentId, revisionId }) => ({ documentId, revisionId }));
  return (
    <Dialog
      open
      width={760}
      title={`政府信息公开保密审查：${items.length} 份`}
      okText={`签署 ${items.length} 份`}
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p className="quiet">
        先审查、后公开，逐项审查（条例第17条、保密法第35条、保密法实施条例第42条）：请逐份看过后签署。每一份各有一张审查表，写明原公开日期和原网址，
        载体和内容摘要按文稿填写；签署后不能修改或撤回，您的姓名和时间将被记录。
      </p>
      <p>
        涉及国家秘密、工作秘密、商业秘密、个人隐私或者他人权益的，需要脱敏、部分公开、不予公开或者报请确定的，不要在这里签署，请打开文稿单独审查。
      </p>
      <Form<SecrecyWords>
        name="batch-secrecy"
        form={form}
        layout="vertical"
        initialValues={{
          source: 'made',
          channels: ['website'],
          plannedOn: null,
          scope: '面向社会',
          result: 'open',
        }}
        onFinish={({ result, basis, opinion, plannedOn, ...fields }) =>
          onStart({
            deed: 'secrecyReview',
            all: ticked.length,
            request: async (after) =>
              call(importBatchApi.reviewSecrecy, {
                params: { importId },
                body: {
                  items: ticked,
                  after,
                  form: { ...fields, plannedOn: plannedOn || null },
                  result,
                  basis,
                  opinion,
                },
              }),
          })
        }
      >
        <SecrecyFields together />
      </Form>
    </Dialog>
  );
}

function PublishDialog({ importId, items, onStart, onClose }: Props): ReactNode {
  const ticked = items.map(({ documentId, revisionId, editionVersion }) => ({
    documentId,
    revisionId,
    editionVersion,
  }));
  return (
    <Dialog
      open
      title={`发布 ${items.length} 份到公开网站`}
      okText="发布"
      cancelText="取消"
      onCancel={onClose}
      onOk={() =>
        onStart({
          deed: 'publish',
          all: ticked.length,
          request: async (after) =>
            call(importBatchApi.publish, { params: { importId }, body: { items: ticked, after } }),
        })
      }
    >
      <p>
        发布后立即对社会公开，索引号和网址从此不变。原公开日期早的先发布；不能发布的不会发布，并说明原因。
      </p>
    </Dialog>
  );
}
