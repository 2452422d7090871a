/** What there is to say about the ciphers a server accepts. Pure. */
import type {SuiteWeakness} from '../../transport/cipher-suites.ts';
import type {Advice, CipherList} from './result.ts';

/** Each with what makes it weak, and where that is written. */
const broken = new Map<SuiteWeakness, string>([
	['no encryption', 'no encryption at all'],
	['export', 'export ciphers, weakened on purpose (FREAK, Logjam)'],
	['DES', 'DES (56 bits)'],
	['RC4', 'RC4 (RFC 7465 forbids it)'],
	['64-bit blocks', '3DES or IDEA (64-bit blocks: Sweet32)'],
]);

/** `port`: anonymous ciphers are usual where servers deliver to each other. */
export function cipherAdvice(lists: readonly CipherList[], port: number | null): Advice[] {
	const accepted = lists.flatMap(list => list.accepted);
	const weak = [...broken].filter(([weakness]) => accepted.some(cipher => cipher.weakness === weakness));
	return [
		...oldSsl(lists),
		...(weak.length > 0
			? [
					{
						id: 'probe/weak-ciphers',
						level: 'warning' as const,
						message: `The server accepts ciphers that can be broken: ${weak.map(([, words]) => words).join('; ')}.`,
						advice:
							'Switch them off where users log in. On port 25 weigh it: a very old sender that shares no other cipher sends in clear text.',
					},
				]
			: []),
		...anonymous(lists, port),
		...smallGroups(lists),
		...withoutSecrecy(lists),
	];
}

function oldSsl(lists: readonly CipherList[]): Advice[] {
	const accepts = lists.some(({version, accepted}) => version === 'SSLv3' && accepted.length > 0);
	return accepts
		? [
				{
					id: 'probe/sslv3',
					level: 'warning',
					message: 'The server still accepts SSL 3.0, which RFC 7568 forbids (POODLE).',
					advice: 'Switch it off: nothing of the last twenty years needs it.',
				},
			]
		: [];
}

function anonymous(lists: readonly CipherList[], port: number | null): Advice[] {
	if (!lists.some(({accepted}) => accepted.some(({weakness}) => weakness === 'no authentication'))) {
		return [];
	}

	const isUsual = port === 25;
	return [
		{
			id: 'probe/anonymous-ciphers',
			level: isUsual ? 'note' : 'warning',
			message: 'The server accepts ciphers without a certificate (anonymous Diffie-Hellman).',
			advice: isUsual
				? 'On port 25 that does no harm: senders that do not check certificates lose nothing, and those that do never offer these ciphers. Postfix accepts them by default.'
				: 'Mail programs never offer them, so nothing is lost when you switch them off (in Postfix, smtpd_tls_mandatory_exclude_ciphers = aNULL).',
		},
	];
}

function smallGroups(lists: readonly CipherList[]): Advice[] {
	const bits = lists.flatMap(({accepted}) =>
		accepted.flatMap(({dhBits}) => (dhBits === null ? [] : [dhBits])),
	);
	const smallest = Math.min(...bits);
	return smallest < 2048
		? [
				{
					id: 'probe/small-dh-group',
					level: 'warning',
					message: `The Diffie-Hellman group of the server has only ${smallest} bits (Logjam).`,
					advice:
						'Use a group of at least 2048 bits, such as ffdhe2048 of RFC 7919, or leave DHE out: ECDHE replaces it.',
				},
			]
		: [];
}

function withoutSecrecy(lists: readonly CipherList[]): Advice[] {
	const first = lists.find(({accepted}) => accepted.length > 0);
	const all = first?.accepted.every(({weakness}) => weakness === 'no forward secrecy') ?? false;
	return all && first
		? [
				{
					id: 'probe/no-forward-secrecy',
					level: 'warning',
					message: `In ${first.version} every cipher the server accepts is without forward secrecy.`,
					advice:
						'Who gets the server’s key later can read what was recorded today. Switch on ECDHE ciphers (RFC 9325 §4.1).',
				},
			]
		: [];
}
