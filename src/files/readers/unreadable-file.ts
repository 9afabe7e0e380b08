/** Why a file can't be read; the message is Chinese, for people, and says what to send instead. */
export class UnreadableFile extends Error {}

/** A file that opens well and has no words that could be read: a scan, or drawings of letters. */
export class TextlessFile extends UnreadableFile {}
