import { AppError } from '../../platform/errors.ts';

/** The column groups others, is closed, or takes no documents. */
export function nodeTakesNone(name: string): AppError {
  return new AppError({
    code: 'documents.node_takes_none',
    status: 422,
    message: `栏目“${name}”不能存放文稿，请选择它下面的具体栏目。`,
  });
}

/** The section isn't part of the document's agency. */
export function foreignSection(): AppError {
  return new AppError({
    code: 'documents.foreign_section',
    status: 422,
    message: '责任内设机构应是本机关下设的机构，请重新选择。',
  });
}

/** A link needs exactly one interpretation. */
export function notLinkable(): AppError {
  return new AppError({
    code: 'documents.not_linkable',
    status: 422,
    message: '关联的双方应一份是政策解读、一份是被解读的文件，请重新选择。',
  });
}

/** Validity is kept only for documents that have one and were published. */
export function noValidity(reason: 'kind' | 'unpublished'): AppError {
  return new AppError({
    code: 'documents.no_validity',
    status: 409,
    message:
      reason === 'kind' ? '这类文稿没有有效性，不需要修改。' : '文稿尚未公开，有效性请在文稿信息中填写。',
  });
}

/** What may be named as bringing a change of validity about. */
export function notChangedBy(reason: 'itself' | 'inForce'): AppError {
  return new AppError({
    code: 'documents.not_changed_by',
    status: 422,
    message:
      reason === 'itself'
        ? '文件不能由它自己修改、废止或者代替，请选择另一份文件。'
        : '有效的文件没有修改、废止或者代替它的文件，请不要选择文件，或者改选有效性。',
  });
}

/** The elements of a text lie too deep in each other to be cleaned. */
export function textTooDeep(message: string): AppError {
  return new AppError({ code: 'documents.text_too_deep', status: 422, message });
}
