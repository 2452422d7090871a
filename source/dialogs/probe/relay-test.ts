/** Whether a server takes mail from strangers to strangers: MAIL and RCPT for foreign domains, and no message. */
import {findCapability} from '../../protocol/ehlo.ts';
import {isNegative, isPermanentNegative} from '../../protocol/reply-class.ts';
import {goesOn} from '../../session/state.ts';
import type {Target} from '../../session/target.ts';
import {greet, startTls} from '../greet.ts';
import {quit} from '../quit.ts';
import {onConnection} from './connection.ts';
import type {ProbeOptions} from './probe-options.ts';
import type {RelayTest} from './result.ts';

export type {RelayTest} from './result.ts';

/** Both domains are reserved (RFC 2606 §3), so no mail of anybody's is concerned. */
const sender = 'relay-test@example.com';
const recipient = 'relay-test@example.net';

const notReached = 'The session did not get as far as RCPT.';
const unanswered = 'The connection ended before RCPT was answered.';

/** On a connection of its own. Nothing is sent after RCPT but RSET and QUIT. */
export async function testRelay(target: Target, options: ProbeOptions): Promise<RelayTest> {
	return await onConnection(target, options, async session => {
		await session.connect();
		if (goesOn(session.state)) {
			await greet(session, options.clientName);
		}

		const {capabilities, secure} = session.state.situation;
		if (!secure && goesOn(session.state) && findCapability(capabilities, 'STARTTLS')) {
			await startTls(session, options.clientName);
		}

		let last = '';
		for (const line of [`MAIL FROM:<${sender}>`, `RCPT TO:<${recipient}>`]) {
			const [reply] = goesOn(session.state) ? await session.type(line) : [];
			if (!reply) {
				return {verdict: 'not known', reply: line.startsWith('RCPT') ? unanswered : notReached};
			}

			last = `${line.slice(0, 4)}: ${reply.code} ${reply.lines.map(({text}) => text).join(' ')}`;
			if (isNegative(reply.code)) {
				await quit(session);
				// A refused MAIL, or “try again later”, does not say what would become of RCPT.
				return {
					verdict: isPermanentNegative(reply.code) && line.startsWith('RCPT') ? 'refused' : 'not known',
					reply: last,
				};
			}
		}

		await session.type('RSET');
		await quit(session);
		return {verdict: 'accepted', reply: last};
	});
}
