/** The name in EHLO is one that many servers refuse. */
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/hello-name',
	cause: 'hello-bad-name',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.1.1.1, §4.1.4',
	story: {
		what: 'EHLO gives localhost, a name without a dot, or something that is not a host name.',
		why: 'The program uses the name of its machine or container. Receivers on the Internet refuse such names or raise the spam score for them; submission servers mostly do not care.',
		advice: 'Set the EHLO name in the program, as a full host name or as an address in brackets.',
	},
	inspect(entry, memory) {
		const isHello =
			entry.type === 'sent' && entry.kind === 'command' && /^(?:EHLO|HELO|LHLO)$/.test(entry.verb ?? '');
		const remark = isHello ? entry.remarks.find(({id}) => id.startsWith('client-name/')) : undefined;
		if (!isHello || !remark || memory.hello !== null) {
			return null;
		}

		return {
			level: 'note',
			message: `The client announces itself in a way that servers may refuse. ${remark.message}`,
			advice:
				'Set the name that the program sends in EHLO to a full host name, or to an address such as [192.0.2.1].',
			retry: 'none',
			confidence: 'likely',
		};
	},
};
