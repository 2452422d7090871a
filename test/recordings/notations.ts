/** The same conversation as many tools would have written it down. */

export type Line = {readonly from: 'S' | 'C' | '-'; readonly text: string};

const time = (index: number): string =>
	`10:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
const lines = (render: (line: Line, index: number) => string) => (conversation: readonly Line[]) =>
	conversation.map(render).join('\n');
const marks = (server: string, client: string, other: string) =>
	lines(({from, text}) => `${{S: server, C: client, '-': other}[from]}${text}`);
const escapeHtml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapePython = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");

export const notations: Readonly<Record<string, (conversation: readonly Line[]) => string>> = {
	listing: marks('S: ', 'C: ', ''),
	'listing with words': marks('Server: ', 'Client: ', ''),
	'listing with times': lines(({from, text}, index) => `[2024-01-02T${time(index)}.123Z] ${from}: ${text}`),
	'listing in a quotation': lines(({from, text}) => `> ${from}: ${text}`),
	arrows: marks('<<< ', '>>> ', ''),
	terminal: conversation =>
		[
			'Trying 192.0.2.1...',
			'Connected to mx.example.',
			"Escape character is '^]'.",
			...conversation.map(({text}) => text),
			'Connection closed by foreign host.',
			'',
		].join('\r\n'),
	'bare lines': lines(({text}) => text),
	'bare lines in a quotation': lines(({text}) => `> ${text}`),
	'bare lines with numbers': lines(({text}, index) => `${String(index + 1).padStart(4)}: ${text}`),
	'bare lines with times': lines(({text}, index) => `${time(index)} ${text}`),
	syslog: lines(({text}, index) => `Jan  2 ${time(index)} host prog[123]: ${text}`),
	swaks: conversation => `=== Trying mx.example:25...\n${marks('<-  ', ' -> ', '=== ')(conversation)}`,
	'swaks under TLS': conversation =>
		`=== Trying mx.example:25...\n=== TLS started with cipher TLSv1.3:TLS_AES_256_GCM_SHA384:256\n${marks('<~  ', ' ~> ', '=== ')(conversation)}`,
	curl: conversation =>
		`* Connected to mx.example (192.0.2.1) port 25 (#0)\n${marks('< ', '> ', '* ')(conversation)}`,
	PHPMailer: lines(
		({from, text}, index) =>
			`2024-01-02 ${time(index)}\t${{S: 'SERVER -> CLIENT', C: 'CLIENT -> SERVER', '-': 'Connection'}[from]}: ${text}`,
	),
	'PHPMailer on a page': lines(
		({from, text}) =>
			`${{S: 'SERVER -&gt; CLIENT', C: 'CLIENT -&gt; SERVER', '-': 'Connection'}[from]}: ${escapeHtml(text)}<br>`,
	),
	nodemailer: lines(
		({from, text}, index) =>
			`[2024-01-02 ${time(index)}] DEBUG [abC12x] ${from === '-' ? '' : `${from}: `}${text}`,
	),
	smtplib: lines(({from, text}) =>
		from === '-'
			? ''
			: from === 'S'
				? `reply: b'${escapePython(text)}\\r\\n'`
				: `send: '${escapePython(text)}\\r\\n'`,
	),
	'a tool nobody knows': lines(
		({from, text}, index) =>
			`01-04 ${time(index)}.659 30196 30222 D Transport: SMTP ${{S: '<<<', C: '>>>', '-': '---'}[from]} ${text}`,
	),
	'a server with arrows of its own': lines(
		({from, text}, index) =>
			`Sat 2014-07-26 ${time(index)}: [514116] ${{S: '-->', C: '<--', '-': '---'}[from]} ${text}`,
	),
	'Ruby Net::SMTP': lines(({from, text}) =>
		from === '-' ? '' : `${from === 'S' ? '->' : '<-'} ${JSON.stringify(`${text}\r\n`)}`,
	),
	'Perl Net::SMTP': marks('Net::SMTP=GLOB(0x55d0)<<< ', 'Net::SMTP=GLOB(0x55d0)>>> ', ''),
	'sendmail -v': conversation =>
		`bob@example.net... Connecting to mx.example. via esmtp...\n${marks('', '>>> ', '')(conversation)}`,
	mutt: lines(({from, text}, index) => `[2024-01-05 ${time(index)}] ${from === 'S' ? '4<' : '4>'} ${text}`),
	Stalwart: lines(({from, text}, index) =>
		from === '-'
			? ''
			: `2024-01-05T${time(index)}.000Z TRACE session{instance="smtp" protocol=Smtp remote.ip="192.0.2.1" remote.port=35998}: smtp::inbound::session: event="${from === 'S' ? 'write' : 'read'}" data=${JSON.stringify(`${text}\r\n`)} size=${text.length + 2}`,
	),
	hMailServer: lines(({from, text}, index) =>
		from === '-'
			? ''
			: `"SMTPD"\t1234\t5\t"2024-01-05 ${time(index)}.000"\t"192.0.2.36"\t"${from === 'S' ? 'SENT' : 'RECEIVED'}: ${text}"`,
	),
	aiosmtpd: lines(({from, text}) =>
		from === '-'
			? ''
			: `DEBUG:mail.log:('127.0.0.1', 51234) ${from === 'S' ? '<<' : '>>'} b'${escapePython(text)}\\r\\n'`,
	),
	'a list of packets': lines(({from, text}, index) =>
		from === '-'
			? ''
			: `${index + 1} 0.${String(index).padStart(6, '0')} ${from === 'S' ? '192.0.2.25 → 192.0.2.1' : '192.0.2.1 → 192.0.2.25'} SMTP ${text.length + 54} ${from}: ${text}`,
	),
	'Apple Mail': lines(({from, text}, index) =>
		from === '-'
			? ''
			: `${from === 'S' ? 'READ' : 'WROTE'} Nov 05 ${time(index)}.000 [none] -- host:mx.example -- port:587 -- socket:0x600005670ae0 -- thread:0x600002ceea40\n${text}\n`,
	),
};
