/** `--drop-after-send`: the connection ends as soon as a command has gone out, and its reply is never read. */
import type {Session} from '../../session/session.ts';
import type {QuitAfter} from './delivery.ts';

type Dropping = {
	/** The same session; it ends at that command. */
	readonly session: Session;
	/** Whether it has come to that. */
	dropped(): boolean;
};

/** `upgrades`: EHLO will be said a second time, and the stage of that name means the second one. */
export function dropAfterSend(session: Session, stage: QuitAfter, upgrades: boolean): Dropping {
	let left = stage === 'ehlo' && upgrades ? 2 : 1;
	let dropped = false;
	const type: Session['type'] = async (...words) => {
		const answer = session.type(...words);
		if (!isOf(stage, words[0]) || --left > 0) {
			return answer;
		}

		dropped = true;
		// The command is written in this turn of the event loop.
		await new Promise(resolve => setImmediate(resolve));
		session.note('send/dropped', 'The connection is dropped here, as requested.');
		session.close();
		return [];
	};

	return {
		dropped: () => dropped,
		session: new Proxy(session, {
			get(target, name) {
				const value: unknown = name === 'type' ? type : Reflect.get(target, name, target);
				return typeof value === 'function' ? value.bind(target) : value;
			},
		}),
	};
}

const hello = ['EHLO', 'HELO', 'LHLO'];

/** The verbs of each stage; where the server speaks first, nothing is sent. */
const verbs: Readonly<Record<QuitAfter, readonly string[]>> = {
	connect: [],
	'first-ehlo': hello,
	ehlo: hello,
	tls: ['STARTTLS'],
	xclient: ['XCLIENT'],
	auth: ['AUTH'],
	mail: ['MAIL'],
	rcpt: ['RCPT'],
	data: ['DATA'],
	message: ['.'],
};

function isOf(stage: QuitAfter, line: string): boolean {
	return verbs[stage].includes((line.split(' ', 1)[0] ?? '').toUpperCase());
}
