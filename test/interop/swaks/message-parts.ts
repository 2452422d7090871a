/** A message as its reader sees it: the fields that a person chose, and each part with its type, name and content. */

export type MessageParts = {
	readonly fields: readonly string[];
	readonly parts: readonly {
		readonly type: string;
		readonly name: string | null;
		readonly attached: boolean;
		readonly content: string;
	}[];
};

/** Fields that each program makes for itself. */
const own = /^(?:date|message-id|x-mailer|mime-version|content-[\w-]+)$/;

export function readParts(message: string): MessageParts {
	const {fields, body} = split(message);
	const parts = partsOf(fields, body);
	return {
		fields: fields
			.filter(([name, value]) => !own.test(name) && value !== '')
			.map(([name, value]) => `${name}: ${value}`)
			.map(field => field.replace(/^(subject: test) .*\d\d:\d\d:\d\d.*$/, '$1 (date)'))
			.map(field =>
				field.replace(/^(from: )\w+@[\w.-]+$/, (whole, start: string) =>
					/@(?:example|x|a)/.test(whole) ? whole : `${start}…`,
				),
			)
			.map(field =>
				field.replace(
					/^((?:to|cc): )(.*)$/,
					(_whole, start: string, list: string) =>
						start +
						list
							.split(',')
							.map(each => each.trim().replace(/^<([^@]*)>$/, '$1'))
							.filter(each => each !== '')
							.join(', '),
				),
			)
			.sort(),
		parts,
	};
}

type Field = readonly [name: string, value: string];

function split(text: string): {fields: readonly Field[]; body: string} {
	const end = /\r?\n\r?\n/.exec(text);
	const head = end ? text.slice(0, end.index) : text;
	const fields = head
		.replace(/\r?\n[ \t]+/g, ' ')
		.split(/\r?\n/)
		.map((line): Field => {
			const colon = line.indexOf(':');
			return colon < 0
				? [line.toLowerCase(), '']
				: [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
		});
	return {fields, body: end ? text.slice(end.index + end[0].length) : ''};
}

function partsOf(fields: readonly Field[], body: string): MessageParts['parts'] {
	const get = (name: string): string => fields.find(([each]) => each === name)?.[1] ?? '';
	const type = (get('content-type').split(';', 1)[0] ?? '').trim().toLowerCase() || 'text/plain';
	const boundary = /boundary="?([^";]+)"?/i.exec(get('content-type'))?.[1];
	if (type.startsWith('multipart/') && boundary !== undefined) {
		return body
			.split(`--${boundary}`)
			.slice(1)
			.filter(piece => !piece.startsWith('--'))
			.flatMap(piece => {
				const inner = split(piece.replace(/^\r?\n/, ''));
				return partsOf(inner.fields, inner.body);
			});
	}

	const described = `${get('content-disposition')};${get('content-type')}`;
	const name = /(?:file)?name="?([^";]+)"?/i.exec(described)?.[1] ?? null;
	return [
		{
			type,
			name,
			attached: /^attachment/i.test(get('content-disposition')),
			content: decoded(body, get('content-transfer-encoding').toLowerCase()),
		},
	];
}

function decoded(body: string, encoding: string): string {
	const bytes =
		encoding === 'base64'
			? Buffer.from(body, 'base64')
			: Buffer.from(encoding === 'quoted-printable' ? unquote(body) : body, 'latin1');
	return bytes.toString().replaceAll('\r\n', '\n').trimEnd();
}

function unquote(text: string): string {
	return text
		.replace(/=\r?\n/g, '')
		.replace(/=([\dA-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** RFC 2047 and raw UTF-8 alike. */
function decodeWords(value: string): string {
	return Buffer.from(value, 'latin1')
		.toString()
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, kind: string, text: string) =>
			/b/i.test(kind)
				? Buffer.from(text, 'base64').toString()
				: Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1').toString(),
		);
}
