/** Logs as Postfix writes them, made up: some thousand lines in a moment, the same for the same seed. */

export type MadeLog = {readonly text: string; readonly lines: number};

const troubles: readonly (readonly [state: string, dsn: string, words: string])[] = [
	[
		'bounced',
		'5.1.1',
		'host HOST[IP] said: 550 5.1.1 <TO>: Recipient address rejected: User unknown (in reply to RCPT TO command)',
	],
	['bounced', '5.2.2', 'host HOST[IP] said: 552 5.2.2 <TO>: Mailbox full (in reply to RCPT TO command)'],
	['deferred', '4.4.1', 'connect to HOST[IP]:25: Connection timed out'],
	[
		'deferred',
		'4.7.1',
		'host HOST[IP] said: 450 4.7.1 <TO>: Recipient address rejected: Greylisted, see http://grey.example/NUMBER (in reply to RCPT TO command)',
	],
	[
		'bounced',
		'5.7.1',
		'host HOST[IP] said: 554 5.7.1 Service unavailable; Client host [IP] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/IP (in reply to RCPT TO command)',
	],
	[
		'bounced',
		'5.4.4',
		'Host or domain name not found. Name service error for name=HOST type=AAAA: Host not found',
	],
	['deferred', '4.3.0', 'temporary failure. Command output: lock file is busy'],
	['bounced', '5.1.1', 'unknown user: "NAME"'],
];

const rejections: readonly string[] = [
	'NOQUEUE: reject: RCPT from unknown[IP]: 554 5.7.1 <TO>: Relay access denied; from=<FROM> to=<TO> proto=ESMTP helo=<HOST>',
	'NOQUEUE: reject: RCPT from HOST[IP]: 450 4.1.8 <FROM>: Sender address rejected: Domain not found; from=<FROM> to=<TO> proto=ESMTP helo=<HOST>',
	'NOQUEUE: reject_warning: RCPT from HOST[IP]: 504 5.5.2 <NAME>: Helo command rejected: need fully-qualified hostname; from=<FROM> to=<TO> proto=SMTP helo=<NAME>',
	'ID: reject: RCPT from HOST[IP]: 550 5.1.1 <TO>: Recipient address rejected: User unknown in local recipient table; from=<FROM> to=<TO> proto=ESMTP helo=<HOST>',
];

/** A small generator of pseudo-random numbers (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** The lines of one day, `messages` messages, of which a fifth has trouble; some retried, some with two recipients. */
export function postfixLog(messages: number, seed = 1): MadeLog {
	const random = randomFrom(seed);
	const pick = (count: number): number => Math.floor(random() * count);
	const lines: string[] = [];
	for (let number = 0; number < messages; number++) {
		const second = Math.floor((number * 86_400) / messages);
		const time = new Date(second * 1000).toISOString().slice(11, 19);
		const id = `4${Math.floor(random() * 2 ** 32)
			.toString(16)
			.toUpperCase()
			.padStart(8, '0')}`;
		const from = `sender${pick(50)}@example.org`;
		const host = `mx${pick(3)}.dom${pick(100)}.example`;
		const address = `198.51.${pick(256)}.${pick(254) + 1}`;
		const write = (program: string, text: string): void => {
			lines.push(`Nov 27 ${time} mail postfix/${program}[${1000 + pick(9000)}]: ${text}`);
		};
		const filled = (text: string, to: string): string =>
			text
				.replaceAll('HOST', host)
				.replaceAll('IP', address)
				.replaceAll('FROM', from)
				.replaceAll('TO', to)
				.replaceAll('NUMBER', String(pick(1_000_000)))
				.replaceAll('NAME', `name${pick(1000)}`)
				.replaceAll('ID', id);
		const recipient = (): string => `user${pick(5000)}@dom${pick(300)}.example`;
		if (random() < 0.1) {
			write('smtpd', filled(rejections[pick(rejections.length)] ?? '', recipient()));
			continue;
		}

		write('smtpd', `${id}: client=host${pick(50)}.example.net[192.0.2.${pick(250)}]`);
		write('cleanup', `${id}: message-id=<${id}@example.org>`);
		write('qmgr', `${id}: from=<${from}>, size=${500 + pick(50_000)}, nrcpt=1 (queue active)`);
		for (let count = random() < 0.1 ? 2 : 1; count > 0; count--) {
			const to = recipient();
			const attempt = (state: string, dsn: string, words: string): void =>
				write(
					'smtp',
					`${id}: to=<${to}>, relay=${host}[${address}]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=${dsn}, status=${state} (${words})`,
				);
			const trouble = random() < 0.2 ? troubles[pick(troubles.length)] : undefined;
			if (trouble) {
				const [state, dsn, words] = trouble;
				attempt(state, dsn, filled(words, to));
			}

			if (!trouble || trouble[0] === 'deferred') {
				attempt(
					'sent',
					'2.0.0',
					`250 2.0.0 Ok: queued as ${pick(2 ** 31)
						.toString(16)
						.toUpperCase()}`,
				);
			}
		}

		write('qmgr', `${id}: removed`);
	}

	return {text: `${lines.join('\n')}\n`, lines: lines.length};
}
