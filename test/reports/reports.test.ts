import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {formatForFile, reportFormats} from '../../source/reports/formats.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import type {Report, ReportFormat, Written} from '../../source/reports/report.ts';
import {entriesOf} from '../support/play.ts';

function reportOf(listing: string): Report {
	const entries = entriesOf(listing);
	return {
		title: 'mail.example.org',
		source: 'session',
		sessions: [{title: null, host: 'mail.example.org', entries, findings: diagnose(entries)}],
		unread: [],
	};
}

function formatOf(name: string): ReportFormat {
	const format = reportFormats.find(candidate => candidate.name === name);
	if (!format) {
		throw new Error(`no format ${name}`);
	}

	return format;
}

function write(name: string, listing: string): string {
	return textOf(writeRedacted(formatOf(name), reportOf(listing), createRedactor()));
}

function textOf(written: Written): string {
	if (typeof written === 'object' && 'problem' in written) {
		return written.problem;
	}

	return typeof written === 'string' ? written : Buffer.from(written).toString('latin1');
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const delivery = `
	S: 220 mail.example.org ESMTP
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250 STARTTLS
	C: STARTTLS
	S: 220 2.0.0 go
	TLS
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250 AUTH PLAIN
	C: AUTH PLAIN ${base64('\0alice\0hunter-7-secret')}
	S: 235 2.7.0 welcome
	C: MAIL FROM:<alice@example.org>
	S: 250 2.1.0 ok
	C: RCPT TO:<bob@example.org>
	S: 250 2.1.5 ok
	C: DATA
	S: 354 go on
	C: Subject: dots
	C:
	C: ..hidden
	C: /expect 250 is text here
	C: .
	S: 250 2.0.0 queued as ABC
	C: QUIT
	S: 221 bye
	closed: server
`;

describe('formats', () => {
	it('are picked by the ending of a file name', () => {
		const names = ['a.txt', 'a.JSONL', '/x/y.md', 'a.b.html', 'm.eml', 's.smtp'].map(
			file => formatForFile(file)?.name,
		);
		expect(names).toEqual(['text', 'json', 'markdown', 'html', 'eml', 'script']);
		expect(formatForFile('a.docx')).toBeUndefined();
		expect(formatForFile('.smtp/file')).toBeUndefined();
	});

	it('write a script that plays the same session', () => {
		expect(write('script', delivery).split('\n')).toEqual([
			'# mail.example.org',
			'EHLO client.example.net',
			'STARTTLS',
			'EHLO client.example.net',
			'/auth PLAIN alice',
			'MAIL FROM:<alice@example.org>',
			'RCPT TO:<bob@example.org>',
			'DATA',
			'Subject: dots',
			'',
			'..hidden',
			'/expect 250 is text here',
			'.',
			'QUIT',
			'',
		]);
	});

	it('write where the first answer of a login stood, where /auth would put it elsewhere', () => {
		const login = (...lines: string[]) =>
			write('script', ['S: 220 hi', ...lines, 'S: 535 no'].join('\n')).split('\n')[1];
		const plain = 'AGFubgBwZW5jaWw=';
		expect(login(`C: AUTH PLAIN ${plain}`)).toBe('/auth PLAIN ann');
		expect(login('C: AUTH PLAIN', 'S: 334 ', `C: ${plain}`)).toBe('/auth PLAIN ann initial=no');
		expect(login('C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: YW5u')).toBe('/auth LOGIN ann');
		expect(login('C: AUTH LOGIN YW5u', 'S: 334 UGFzc3dvcmQ6', 'C: eA==')).toBe('/auth LOGIN ann initial=yes');
	});

	it('write exact bytes where a script’s line cannot tell them', () => {
		const script = write(
			'script',
			`
			S: 220 hi
			C: /slash
			S: 500 what
			C: #hash
			S: 500 what
			C:
			S: 500 what
			Craw: "NOOP \\x01\\xff\\n"
			S: 250 ok
			C: DATA
			S: 354 go
			C: /raw is the first word
			C: .
			S: 250 ok
			`,
		);
		expect(script.split('\n').slice(1)).toEqual([
			'//slash',
			'/line #hash',
			'/line ',
			'/raw "NOOP \\x01\\xff\\n"',
			'DATA',
			'/raw "/raw is the first word\\r\\n"',
			'.',
			'',
		]);
	});

	it('leave a cancelled AUTH out of a script, and its answers', () => {
		const script = write(
			'script',
			`
			S: 220 hi
			C: AUTH LOGIN
			S: 334 VXNlcm5hbWU6
			C: *
			S: 501 cancelled
			C: QUIT
			S: 221 bye
			`,
		);
		expect(script.split('\n').slice(1, -1)).toEqual(['# AUTH LOGIN was cancelled here.', 'QUIT']);
	});

	it('write the message without its stuffing', () => {
		expect(write('eml', delivery)).toBe('Subject: dots\r\n\r\n.hidden\r\n/expect 250 is text here\r\n');
		expect(write('eml', 'S: 220 hi')).toBe('No message was sent in this session, so there is none to save.');
	});

	it('join the chunks of BDAT, and leave their dots', () => {
		const listing = `
			S: 220 hi
			C: MAIL FROM:<a@example.org>
			S: 250 ok
			C: BDAT 9
			Craw: "A: b\\r\\n\\r\\n."
			S: 250 ok
			C: BDAT 4 LAST
			Craw: ".c\\r\\n"
			S: 250 ok
		`;
		expect(write('eml', listing)).toBe('A: b\r\n\r\n..c\r\n');
		expect(write('script', listing)).toContain('/raw "BDAT 9\\r\\nA: b\\r\\n\\r\\n."');
	});

	it('write a listing in Markdown that is read back to the same lines', () => {
		const markdown = write('markdown', delivery);
		const fence = /```text\n(.*?)\n```/s.exec(markdown)?.[1] ?? '';
		const recording = readRecording(Buffer.from(fence));
		expect(recording.kind).toBe('sessions');
		expect(fence).toContain('C: ..hidden');
		expect(fence).toContain('S: 354 go on');
	});

	it('keep Markdown and HTML as text, whatever the server says', () => {
		const listing = `
			S: 220 <script>alert(1)</script> \`\`\` **bold** [x](http://evil.example/) @team | a
			C: EHLO <b>me</b>
			S: 550 5.1.1 </pre><img src=x onerror=alert(1)>
		`;
		const html = write('html', listing);
		expect(html).not.toContain('<script>alert');
		expect(html).not.toContain('<img');
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/);
		const markdown = write('markdown', listing);
		expect(markdown).toContain('````text\n');
		const outside = markdown.replace(/````text.*?````/s, '').replace(/`[^`]*`/g, '');
		expect(outside).not.toMatch(/[^\\]<|@team|[^\\]\[x\]/);
	});

	it('write transcripts and commands of other tools', () => {
		expect(write('swaks', delivery)).toContain(' ~> AUTH PLAIN ••••••••\n<~  235 2.7.0 welcome\n');
		expect(write('swaks-command', delivery)).toBe(
			'swaks --server mail.example.org --port 587 --tls --helo client.example.net --auth PLAIN --auth-user alice --from alice@example.org --to bob@example.org --data @message.eml\n',
		);
		expect(write('curl-command', delivery)).toBe(
			'curl --verbose --url smtp://mail.example.org:587/client.example.net --ssl-reqd --user alice --login-options AUTH=PLAIN --mail-from alice@example.org --mail-rcpt bob@example.org --upload-file message.eml\n',
		);
		expect(write('openssl-command', delivery)).toBe(
			'openssl s_client -quiet -crlf -connect mail.example.org:587 -servername mail.example.org -starttls smtp -name client.example.net\n',
		);
		expect(write('openssl-command', 'S: 220 hi')).toMatch(/needs TLS/);
	});

	it('quote what a shell would run', () => {
		const command = write(
			'swaks-command',
			`
			S: 220 hi
			C: MAIL FROM:<$(id)'";rm@example.org>
			S: 250 ok
			`,
		);
		expect(command).toContain(`--from '$(id)'\\''";rm@example.org'`);
	});

	it('write what nobody’s terminal, browser or shell minds, for any bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 60}), fc.uint8Array({maxLength: 60}), (said, sent) => {
				const escaped = (bytes: Uint8Array): string =>
					[...bytes].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
				const listing = `S: 220 hi\nCraw: "${escaped(sent)}"\nSraw: "250 ${escaped(said)}\\r\\n"`;
				for (const name of ['text', 'json', 'markdown', 'html', 'swaks', 'swaks-command', 'script']) {
					const output = write(name, listing);
					expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
				}
			}),
		);
	});
});

describe('secrets', () => {
	const passwords = [
		['looks like base64', 'cGFzc3dvcmQ='],
		['has quotes', `a"b'c\\d<e>&f`],
		['is a word', 'message'],
		['is long', 'correct horse battery staple'],
		['is not ASCII', 'pässwörd-ключ'],
		['has percent signs', 'a%20b c+d/e='],
	] as const;
	const texts = [
		'text',
		'json',
		'markdown',
		'html',
		'swaks',
		'script',
		'eml',
		'swaks-command',
		'curl-command',
	];

	it.each(passwords)('never reach a report, even repeated by the server: one that %s', (_what, password) => {
		const listing = `
			S: 220 hi
			C: AUTH PLAIN ${base64(`\0alice\0${password}`)}
			Sraw: "535 5.7.8 bad login alice/${password.replace(/["\\]/g, '\\$&')} (${base64(password)} ${Buffer.from(password).toString('hex')})\\r\\n"
			C: NOOP ${encodeURIComponent(password)}
			S: 250 ok
			C: DATA
			S: 354 go
			C: my password: ${password}
			C: .
			S: 250 ok
		`;
		for (const name of texts) {
			const output = write(name, listing);
			// A word stands in our own sentences too; only the places where it was said are looked at.
			const said =
				password === 'message'
					? (output.match(/alice\/\S*|NOOP \S*|my password: \S*/g)?.join(' ') ?? '')
					: output;
			for (const form of [
				password,
				base64(password),
				Buffer.from(password).toString('hex'),
				encodeURIComponent(password),
			]) {
				expect(said).not.toContain(form);
			}

			expect(output).not.toContain(base64(`\0alice\0${password}`));
		}
	});

	it('are found though echo put a newline behind them', () => {
		const listing = `
			S: 220 hi
			C: AUTH PLAIN ${base64('\0alice\0hunter-7-secret\n')}
			S: 535 5.7.8 no hunter-7-secret
		`;
		for (const name of texts) {
			expect(write(name, listing)).not.toContain('hunter-7');
		}
	});

	it('are masked by their place where they are too short to search for, or equal the user name', () => {
		for (const password of ['x', 'alice-long-name']) {
			const listing = `
				S: 220 hi
				C: AUTH PLAIN ${base64(`\0alice-long-name\0${password}`)}
				S: 235 ok
			`;
			for (const name of texts) {
				expect(write(name, listing)).not.toContain(base64(`\0alice-long-name\0${password}`));
			}

			expect(write('text', listing)).toContain('AUTH PLAIN ••••••••');
			expect(write('text', listing)).toContain('user name: alice-long-name');
		}
	});

	it('stop a report that would hold one', () => {
		const redactor = createRedactor();
		redactor.learnSecret('hunter-7-secret');
		const leaking = {...formatOf('eml'), write: () => new Uint8Array(Buffer.from('it is hunter-7-secret'))};
		expect(writeRedacted(leaking, reportOf('S: 220 hi'), redactor)).toEqual({
			problem: expect.stringContaining('nothing was written'),
		});
	});

	it('have placeholders that stay the same', () => {
		const redactor = createRedactor();
		redactor.learnSecret('first-password');
		redactor.learnSecret('second-password');
		expect(redactor.redact('second-password first-password second-password')).toBe(
			'[password-2] [password-1] [password-2]',
		);
		expect(redactor.holds('nothing here')).toBe(false);
	});
});
