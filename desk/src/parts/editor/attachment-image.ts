import Image from '@tiptap/extension-image';

/** A picture that is an attachment of the document; it is shown from the desk and published from the public files. */
export const AttachmentImage = Image.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      attachmentId: {
        default: null,
        parseHTML: (element: HTMLElement) => element.dataset['attachmentId'] ?? null,
        renderHTML: (attributes: Record<string, unknown>) =>
          typeof attributes['attachmentId'] === 'string'
            ? { 'data-attachment-id': attributes['attachmentId'] }
            : {},
      },
    };
  },
});
