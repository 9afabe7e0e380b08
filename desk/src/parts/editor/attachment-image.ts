import Image from '@tiptap/extension-image';
import { attachmentPath } from '../../../../src/modules/attachments/attachments.api.ts';

/**
 * A picture that is an attachment of the document. The text says only which; the desk shows it from there, the public
 * page from the published files. Pictures without an attachment don't enter the text.
 */
export const AttachmentImage = Image.extend({
  addAttributes() {
    return {
      attachmentId: {
        default: null,
        parseHTML: (element: HTMLElement) => element.dataset['attachmentId'] ?? null,
        renderHTML: (attributes: Record<string, unknown>) =>
          typeof attributes['attachmentId'] === 'string'
            ? {
                'data-attachment-id': attributes['attachmentId'],
                src: attachmentPath(attributes['attachmentId']),
              }
            : {},
      },
      alt: { default: '' },
    };
  },
  parseHTML: () => [{ tag: 'img[data-attachment-id]' }],
});
