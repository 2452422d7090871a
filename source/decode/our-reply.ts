/** Replies that stand in the place of the server's own. */
import type {OurReply} from '../session/entry.ts';

const words: Readonly<Record<OurReply, string>> = {
	rule: 'Not the server’s reply: one of your rules gave it.',
	hand: 'Not the server’s reply: it was given by hand.',
	smtpscope: 'Not the server’s reply: smtpscope gave it.',
};

/** Who gave it, in a sentence. */
export function ourReplyWords(ours: OurReply): string {
	return words[ours];
}
