import { holds, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may read documents and their history: all who work on them, request handlers, and supervisors from above. */
export function mayReadDocument(actor: Actor, place: Place): Verdict {
  return holds(actor, OFFICE_ROLES, place) || '您在该机关没有文稿工作角色，不能查看。请联系安全管理员授权。';
}

/** Who may write: the 信息员 of the agency. Reviewers don't edit what they are to judge. */
export function mayWriteDocument(actor: Actor, place: Place): Verdict {
  return holds(actor, 'clerk', place) || '只有本机关的信息员可以起草和修改文稿。';
}

/**
 * Who may link an interpretation to its document, or end the link: the link is shown on the page of what is explained and meets its duty of
 * 解读, so the agency of that document answers for it. Where both are public their pages change at once: that is an act of publication.
 */
export function mayLinkDocuments(
  actor: Actor,
  { explained, bothPublic }: { readonly explained: Place; readonly bothPublic: boolean },
): Verdict {
  if (bothPublic)
    return (
      holds(actor, 'publisher', explained) ||
      '文件和解读都已公开，关联或者取消关联会随即改变公开网页，由被解读文件所属机关的发布员办理。'
    );
  return holds(actor, 'clerk', explained) || '只有被解读文件所属机关的信息员可以关联政策解读。';
}

/** Who may change the validity that the public sees: it is an act of publication. */
export function mayChangeValidity(actor: Actor, place: Place): Verdict {
  return holds(actor, 'publisher', place) || '有效性对外公开，只有本机关的发布员可以修改。';
}
