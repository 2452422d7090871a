/** `/sender`: what DNS says of the sender of the message: MX, SPF, DKIM, DMARC. Typing it allows the questions. */
import {publicAddress} from '../message/public-address.ts';
import {contentOf, sentMessageAt} from '../message/sent-message.ts';
import {familyOf} from '../transport/addresses.ts';
import type {LocalCommand} from './command.ts';
import {noMessage} from './shown-message.ts';

export const sender: LocalCommand = {
	name: 'sender',
	argument: '[your public address] [@dns-server]',
	help: 'ask DNS about the sender of the message: MX, SPF, DKIM, DMARC',
	onRecording: true,
	onMessage: true,
	async run(argument, {session, selected, read, tell}) {
		const words = argument.split(/\s+/).filter(Boolean);
		const servers = words.filter(word => word.startsWith('@')).map(word => word.slice(1));
		const [address, extra] = words.filter(word => !word.startsWith('@'));
		if (extra !== undefined || (address !== undefined && familyOf(address) === null)) {
			return {
				problem: `/sender accepts the address from which the server sees you, such as 192.0.2.1; “${extra ?? address}” was given.`,
			};
		}

		const sent = sentMessageAt(session.entries, selected());
		if (!sent) {
			return noMessage;
		}

		const {bytes, truncated} = contentOf(sent);
		if (truncated || !sent.complete) {
			return {problem: 'The message is not here as a whole, so its signature cannot be judged.'};
		}

		const [{checkSender}, {senderLines}, {createResolver}] = await Promise.all([
			import('../message/lint/sender.ts'),
			import('../message/sender-lines.ts'),
			import('../dialogs/probe/dns.ts'),
		]);
		const {situation} = sent.last;
		const from = situation.sender ?? sent.mail?.path?.address ?? '';
		const resolver = createResolver(servers, 5000);
		tell('Asking DNS …');
		const check = await checkSender({
			bytes,
			envelopeFrom: from,
			clientName: situation.clientName ?? 'localhost',
			clientAddress: address ?? publicAddress(session.localAddress),
			resolver: async (name, type) => [await resolver.resolve(name, type)].flat(),
			now: new Date(),
		});
		session.note('sender/checked', 'DNS was asked about the sender of the message.', check.findings);
		read(`What DNS says of ${from === '' ? 'the null sender' : from}`, senderLines(check));
		return {said: ''};
	},
};
