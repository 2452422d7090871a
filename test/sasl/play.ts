import {analyseBase64} from '../../source/sasl/base64.ts';
import type {AuthExchange} from '../../source/sasl/exchange.ts';
import {clientMechanism} from '../../source/sasl/lookup.ts';
import type {Computed, Credentials, SaslContext, Step} from '../../source/sasl/step.ts';

export const context: SaslContext = {
	host: 'mx.example.org',
	port: 587,
	channelBinding: null,
	plusOffered: false,
	initialResponse: false,
	random: count => new Uint8Array(count).fill(7),
	now: Date.parse('2026-03-01T12:00:00Z'),
};

/** Random bytes that become this text in base64. */
export function randomAs(nonce: string): Pick<SaslContext, 'random'> {
	return {random: () => new Uint8Array(Buffer.from(nonce, 'base64'))};
}

export async function begin(
	name: string,
	credentials: Credentials,
	changes: Partial<SaslContext> = {},
): Promise<Step> {
	const mechanism = clientMechanism(name);
	if (!mechanism) {
		throw new Error(`${name} is not in the list`);
	}

	return mechanism.start(credentials, {...context, ...changes});
}

export async function reply(step: Step, challenge: string | Uint8Array): Promise<Step> {
	return step.type === 'send' ? step.next(new Uint8Array(Buffer.from(challenge))) : step;
}

/** What a step sends, as text, or why it stops. */
export function text(step: Step): string | null {
	if (step.type === 'stop') {
		return `stop: ${step.reason}`;
	}

	return step.bytes && Buffer.from(step.bytes).toString('utf8');
}

export function value(step: Step, label: string): string | undefined {
	return step.computed.find((item: Computed) => item.label === label)?.value;
}

/** Plays a mechanism against these challenges and gives the exchange as it would be recorded. */
export async function record(
	name: string,
	credentials: Credentials,
	challenges: readonly (string | Uint8Array | ((last: string) => string))[],
	changes: Partial<SaslContext> = {},
): Promise<AuthExchange> {
	const messages: {from: 'client' | 'server'; text: string}[] = [];
	let step = await begin(name, credentials, changes);
	const note = () => {
		if (step.type === 'send' && step.bytes) {
			messages.push({from: 'client', text: Buffer.from(step.bytes).toString('base64')});
		}
	};
	note();
	for (const challenge of challenges) {
		const last = Buffer.from(analyseBase64(messages.at(-1)?.text ?? '').bytes ?? []).toString();
		const bytes = Buffer.from(typeof challenge === 'function' ? challenge(last) : challenge);
		messages.push({from: 'server', text: bytes.toString('base64')});
		step = await reply(step, bytes);
		note();
	}

	return {
		mechanism: name,
		initialResponse: messages[0]?.from === 'client' ? 'present' : 'absent',
		messages: messages.map((message, index) => ({...message, entryId: index + 1, secret: false})),
		outcome: 'failed',
	};
}
