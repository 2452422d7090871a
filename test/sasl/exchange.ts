import type {AuthExchange} from '../../source/sasl/exchange.ts';

/** `C: …` and `S: …` lines as an exchange, in base64 as on the wire. A first `C:` is the initial response. */
export function exchange(mechanism: string, ...lines: readonly string[]): AuthExchange {
	const first = lines[0];
	return {
		mechanism,
		initialResponse: first?.startsWith('C:')
			? first.slice(2).trim() === ''
				? 'empty'
				: 'present'
			: 'absent',
		messages: lines.map((line, index) => ({
			from: line.startsWith('C:') ? 'client' : 'server',
			text: line.slice(2).trim(),
			entryId: index + 1,
			secret: false,
		})),
		outcome: 'open',
	};
}

export function base64(text: string | Uint8Array): string {
	return Buffer.from(text).toString('base64');
}
