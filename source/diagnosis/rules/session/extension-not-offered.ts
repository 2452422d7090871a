/** A recorded program gave up because the EHLO reply lacks an extension other than STARTTLS and AUTH. */
import {missedExtension} from '../../reading/offered.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/extension-not-offered',
	cause: 'protocol-command',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 5321 §2.2, §4.1.1.1',
	story: {
		what: 'A program says that it requires an extension (PRDR, XCLIENT, SMTPUTF8 …), says QUIT, and nothing was refused.',
		why: 'A client may use only what the EHLO reply offers. Servers differ in what they support, and some offer an extension only to certain clients, or only after TLS or a login.',
		advice: 'Send without the extension, or through a server that offers it.',
	},
	inspect(entry, {capabilities}) {
		const keyword = missedExtension(entry);
		if (keyword === null || !capabilities || capabilities.keywords.some(known => known.keyword === keyword)) {
			return null;
		}

		return {
			level: 'error',
			message: `The program requires ${keyword}, and the server’s EHLO reply does not offer it.`,
			advice:
				'Send without it, or through a server that offers it. Some servers offer more after TLS or a login.',
			retry: 'never',
			confidence: 'certain',
			remedies: [words(`send without ${keyword}`)],
			blames: capabilities.replyId,
		};
	},
};
