/** `--drop-after-send`: the connection ends as soon as a command has gone out, and its reply is never read. */
import type {TlsWish} from '../../dialogs/upgrade.ts';
import type {XclientWish} from '../../dialogs/xclient.ts';
import type {Session} from '../../session/session.ts';
import type {QuitAfter} from './delivery.ts';

type Dropping = {
	/** Whether it has come to that. */
	dropped(): boolean;
	stop(): void;
};

/** Watches until the command of that stage waits for its reply. */
export function dropAfterSend(
	session: Session,
	stage: QuitAfter,
	plan: {readonly tls: TlsWish; readonly xclient?: XclientWish | null},
): Dropping {
	const verb = verbs[stage];
	// EHLO is said again once the connection is encrypted, or shows another client.
	const times = stage === 'ehlo' && (plan.tls !== 'no' || plan.xclient) ? 2 : 1;
	let dropped = false;
	const unsubscribe = session.subscribe(() => {
		const {awaiting} = session.state;
		if (dropped || !awaiting.some(each => verb.includes(each.verb)) || greetings(session, verb) < times) {
			return;
		}

		dropped = true;
		session.note('send/dropped', 'The connection is dropped here, as requested.');
		session.close();
	});
	return {dropped: () => dropped, stop: unsubscribe};
}

const hello = ['EHLO', 'HELO', 'LHLO'];

const verbs: Readonly<Record<QuitAfter, readonly string[]>> = {
	connect: ['CONNECT'],
	'first-ehlo': hello,
	ehlo: hello,
	tls: ['STARTTLS'],
	xclient: ['XCLIENT'],
	auth: ['AUTH'],
	mail: ['MAIL'],
	rcpt: ['RCPT'],
	data: ['DATA'],
	message: ['DATA-END'],
};

/** How often EHLO has been said; for any other command once is enough. */
function greetings({entries}: Session, verb: readonly string[]): number {
	return verb === hello
		? entries.filter(
				entry => entry.type === 'sent' && entry.kind === 'command' && hello.includes(entry.verb ?? ''),
			).length
		: 1;
}
