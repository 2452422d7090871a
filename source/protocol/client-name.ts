/** The name that EHLO, HELO and LHLO carry (RFC 5321 §4.1.1.1). */
import type {Found, Parsed} from './found.ts';
import {checkHostName, type HostNameProblem} from './host-name.ts';
import type {Span} from './span.ts';

/** The name of EHLO, HELO or LHLO (RFC 5321 §4.1.1.1); null where there is none. */
export function parseClientName(name: string, span: Span, verb: string): Parsed<string | null> {
	const verdict = checkHostName(name);
	if (verdict) {
		const found: Found = {
			id: `client-name/${verdict.problem}`,
			message: verdict.problem === 'empty' ? missing(verb) : messages[verdict.problem],
			...span,
			reference: 'RFC 5321 §4.1.1.1',
			...(verdict.corrected === null ? {} : {correctable: true}),
		};
		return {part: name === '' ? null : name, corrected: verdict.corrected ?? name, found: [found]};
	}

	if (name.toLowerCase() === 'localhost') {
		const found: Found = {
			id: 'client-name/localhost',
			message: '“localhost” is the name of every machine; many servers refuse it, some only at RCPT.',
			...span,
			reference: 'RFC 5321 §2.3.5',
			correctable: true,
		};
		return {part: name, corrected: '[127.0.0.1]', found: [found]};
	}

	const qualified = name.includes('.') || name.startsWith('[');
	const found: Found = {
		id: 'client-name/not-qualified',
		message: 'A name without a dot is not a full host name; some servers refuse it (504), some only at RCPT.',
		...span,
		reference: 'RFC 5321 §2.3.5',
	};
	return {part: name, corrected: name, found: qualified ? [] : [found]};
}

function missing(verb: string): string {
	return `${verb} needs your host name, or your address as [192.0.2.1]; without it servers answer 501.`;
}

const messages: Record<HostNameProblem, string> = {
	empty: '',
	blank: 'Only one name is allowed, without spaces.',
	underscore: 'A host name cannot contain an underscore; many servers answer 501.',
	'non-ascii': 'The name is sent in ASCII: an international name in its xn-- form.',
	'bare-ipv4': 'An IP address must be in square brackets here.',
	'bare-ipv6': 'An IPv6 address must be written [IPv6:…] here.',
	'ipv6-without-tag': 'An IPv6 address in brackets begins with “IPv6:”.',
	'bad-literal': 'The text in square brackets is not an IP address.',
	'trailing-dot': 'The name must not end with a dot here.',
	'empty-label': 'The name begins with a dot, or has two dots in a row.',
	'label-too-long': 'A label of the name (the part between dots) is longer than 63 characters.',
	hyphen: 'A label of the name (the part between dots) begins or ends with a hyphen.',
	'too-long': 'A name can have at most 255 octets.',
	'bad-character': 'The name contains a character that is not allowed in host names.',
};
