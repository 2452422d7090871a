/** The server's list of capabilities, less what cannot pass through a listener that ends TLS on both sides. */

export type PassContext = {
	/** The client can begin TLS with us: STARTTLS belongs into its list. */
	readonly offersStartTls: boolean;
	readonly clientSecure: boolean;
	/** Logins may be passed on: the way to the server is safe, or the user said that it need not be. */
	readonly passesAuth: boolean;
};

export type Difference = {
	/** What the client does not see: a keyword in capitals, or `AUTH` and a mechanism. */
	readonly withheld: readonly {readonly what: string; readonly why: string}[];
	readonly added: readonly string[];
};

export type PassedList = Difference & {
	/** The reply as it goes to the client: the server's own lines wherever nothing differs. */
	readonly bytes: Uint8Array;
};

type Line = {
	/** With code, separator and ending. */
	readonly bytes: Buffer;
};

/** `reply`: the lines of the server's reply to EHLO or LHLO, with their ends. */
export function passCapabilities(reply: readonly Uint8Array[], context: PassContext): PassedList {
	const [first = Buffer.alloc(0), ...rest] = reply.map(bytes => Buffer.from(bytes));
	const withheld: {what: string; why: string}[] = [];
	const kept: Line[] = [{bytes: first}];
	let announcesStartTls = false;
	for (const bytes of rest) {
		const [keyword = '', ...words] = bytes
			.subarray(4)
			.toString('latin1')
			.trim()
			.split(/[ \t=]+/);
		const name = keyword.toUpperCase();
		if (name === 'STARTTLS' && context.offersStartTls) {
			announcesStartTls = true;
			kept.push({bytes});
		} else if (name === 'AUTH') {
			kept.push(...passMechanisms(bytes, words, context, withheld));
		} else {
			const why = reasonToWithhold(name, context);
			if (why === null) {
				kept.push({bytes});
			} else {
				withheld.push({what: name, why});
			}
		}
	}

	const added = context.offersStartTls && !announcesStartTls ? ['STARTTLS'] : [];
	const lines = [...kept, ...added.map(keyword => ({bytes: Buffer.from(`250 ${keyword}\r\n`)}))];
	return {bytes: Buffer.concat(lines.map(separated)), withheld, added};
}

function reasonToWithhold(keyword: string, {clientSecure}: PassContext): string | null {
	switch (keyword) {
		case 'STARTTLS':
			return clientSecure ? 'the client already uses TLS' : 'smtpscope was asked not to offer TLS';
		case 'XCLIENT':
		case 'XFORWARD':
			return 'the server trusts smtpscope with it, and must not trust every client';
		case 'X-ANONYMOUSTLS':
			return 'it begins TLS, which ends at smtpscope';
		case 'REQUIRETLS':
			return clientSecure ? null : 'it is only allowed over TLS, and the client is in clear text';
		default:
			return null;
	}
}

/** The line of mechanisms without those that are bound to the TLS of one side. */
function passMechanisms(
	bytes: Buffer,
	mechanisms: readonly string[],
	{passesAuth}: PassContext,
	withheld: {what: string; why: string}[],
): readonly Line[] {
	if (!passesAuth) {
		withheld.push({
			what: 'AUTH',
			why: 'the connection to the server is in clear text, and passwords could be read there',
		});
		return [];
	}

	const bound = mechanisms.filter(name => /-PLUS$|^EXTERNAL$/i.test(name));
	for (const name of bound) {
		const why = /^EXTERNAL$/i.test(name)
			? 'the client’s certificate ends at smtpscope'
			: 'it is bound to the TLS channel, which ends at smtpscope';
		withheld.push({what: `AUTH ${name.toUpperCase()}`, why});
	}

	if (bound.length === 0) {
		return [{bytes}];
	}

	const left = mechanisms.filter(name => !bound.includes(name));
	const text = bytes.toString('latin1');
	const head = /^\d{3}[ -]AUTH[ =]/i.exec(text)?.[0] ?? '250 AUTH ';
	return left.length === 0 ? [] : [{bytes: Buffer.from(`${head}${left.join(' ')}\r\n`, 'latin1')}];
}

const HYPHEN = 0x2d;
const SPACE = 0x20;

/** RFC 5321 §4.2.1: a hyphen behind the code on every line but the last. */
function separated({bytes}: Line, index: number, all: readonly Line[]): Buffer {
	const separator = index === all.length - 1 ? SPACE : HYPHEN;
	if (bytes[3] === separator || bytes.length < 4) {
		return bytes;
	}

	const changed = Buffer.from(bytes);
	if (changed[3] === HYPHEN || changed[3] === SPACE) {
		changed[3] = separator;
		return changed;
	}

	// `250` alone on its line.
	return Buffer.concat([bytes.subarray(0, 3), Buffer.from([separator]), bytes.subarray(3)]);
}
