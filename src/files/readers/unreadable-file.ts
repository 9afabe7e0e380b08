/** Why a file can't be read; the message is Chinese, for people, and says what to send instead. */
export class UnreadableFile extends Error {}

/** A file that opens well and has no words that could be read: a scan, or drawings of letters. */
export class TextlessFile extends UnreadableFile {}

/**
 * The reading was ended before it was through: for its time, its memory, or by force. That may be the file's fault or that of a busy
 * moment: another try may do.
 */
export class EndedReading extends UnreadableFile {}

/** Nothing is read now, whatever the file: the program is ending, or no reading process starts. Not for people. */
export class ReadingUnavailable extends Error {}
