/** The options of the delivery, each checked. */
import type {DeliverOptions} from '../../dialogs/deliver/delivery.ts';
import type {PreparationStage} from '../../dialogs/prepare.ts';
import {listed} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';

export type QuitAfter = PreparationStage | 'mail' | 'rcpt' | 'data' | 'message';

export type SendDelivery = {
	readonly options: DeliverOptions;
	readonly count: number;
	readonly quitAfter: QuitAfter | null;
	/** End there without QUIT. */
	readonly drop: boolean;
	/** End without QUIT when the command of this stage has been sent, before its reply. */
	readonly dropAfterSend: QuitAfter | null;
	/** Ask for a reply for each recipient (PRDR), or send nothing. */
	readonly prdr: boolean;
};

/** With the names swaks has for them. */
const stages: Readonly<Record<string, QuitAfter>> = {
	CONNECT: 'connect',
	BANNER: 'connect',
	'FIRST-HELO': 'first-ehlo',
	'FIRST-EHLO': 'first-ehlo',
	'FIRST-LHLO': 'first-ehlo',
	XCLIENT: 'xclient',
	TLS: 'tls',
	STARTTLS: 'tls',
	HELO: 'ehlo',
	EHLO: 'ehlo',
	LHLO: 'ehlo',
	AUTH: 'auth',
	MAIL: 'mail',
	FROM: 'mail',
	RCPT: 'rcpt',
	TO: 'rcpt',
	DATA: 'data',
	DOT: 'message',
};

/** Throws a UsageError where options contradict each other or have values that cannot be used. */
export function deliveryOptionsFrom(values: Values): SendDelivery {
	const ends = ['quit-after', 'drop-after', 'drop-after-send'].filter(name => values.has(name));
	if (ends.length > 1) {
		throw new UsageError(`--${ends[0]} and --${ends[1]} cannot be used together.`);
	}

	const quitAfter = stageFrom(values, 'quit-after', notAfterQuit) ?? stageFrom(values, 'drop-after');
	const dropAfterSend = stageFrom(values, 'drop-after-send', ['connect']);

	const weakening = ['insecure', 'tls-optional'].find(name => values.has(name));
	if (values.has('require-tls') && weakening !== undefined) {
		// RFC 8689 §4.2.1: TLS with a verified certificate, or the message is not sent.
		throw new UsageError(
			`--require-tls requests TLS with a verified certificate on every hop, so --${weakening} cannot be used with it.`,
		);
	}

	const text = (name: string, pattern: RegExp, what: string) => checked(values, name, pattern, what);
	const ret = text('ret', /^(?:FULL|HDRS)$/i, 'FULL or HDRS')?.toUpperCase();
	const notOffered = text('not-offered', /^(?:send|leave-out|stop)$/, 'send, leave-out or stop');
	const priority = text('mt-priority', /^-?\d$/, 'a number from -9 to 9');
	const holdFor = text('hold-for', /^\d{1,9}$/, 'a number of seconds');
	const chunk = text('chunk-size', /^[1-9]\d{0,9}$/, 'a number of octets');
	const [envid, notify, mailAuth] = [values.get('envid'), values.get('notify'), values.get('mail-auth')];
	const deliverBy = text(
		'deliver-by',
		/^-?\d{1,9};[RN]T?$/i,
		'seconds, a semicolon, and R or N, such as 3600;R',
	);
	const holdUntil = values.get('hold-until');
	return {
		count: Number(text('count', /^[1-9]\d{0,5}$/, 'a number from 1 to 999999') ?? 1),
		quitAfter,
		drop: values.has('drop-after'),
		dropAfterSend,
		prdr: values.has('prdr'),
		options: {
			...(ret !== undefined && {ret: ret === 'FULL' ? 'FULL' : 'HDRS'}),
			...(notOffered !== undefined && {
				notOffered: notOffered === 'send' ? 'send' : notOffered === 'stop' ? 'stop' : 'leave-out',
			}),
			...(envid !== undefined && {envid}),
			...(notify !== undefined && {notify: notify.toUpperCase()}),
			...(values.has('orcpt') && {orcpt: true}),
			...(mailAuth !== undefined && {auth: mailAuth === '<>' ? '' : mailAuth}),
			...(values.has('require-tls') && {requireTls: true}),
			...(priority !== undefined && {mtPriority: Number(priority)}),
			...(deliverBy !== undefined && {deliverBy}),
			...(holdFor !== undefined && {holdFor: Number(holdFor)}),
			...(holdUntil !== undefined && {holdUntil}),
			mailParameters: values.all('mail-parameter'),
			rcptParameters: values.all('rcpt-parameter'),
			...(chunk !== undefined && {chunkSize: Number(chunk)}),
			...pipelining(values),
			...(values.has('all-or-nothing') && {allOrNothing: true}),
			...((quitAfter === 'mail' || quitAfter === 'rcpt' || quitAfter === 'data') && {quitAfter}),
			leaves: true,
		},
	};
}

function pipelining(values: Values): {pipelining?: boolean} {
	if (values.has('pipeline') && values.has('no-pipeline')) {
		throw new UsageError('--pipeline and --no-pipeline cannot be used together.');
	}

	// What is to be dropped after one command must not bring the next one with it.
	const single = values.has('no-pipeline') || values.has('drop-after-send');
	return values.has('pipeline') ? {pipelining: true} : single ? {pipelining: false} : {};
}

/** QUIT cannot be sent between DATA and the dot, and comes after it anyway. */
const notAfterQuit: readonly QuitAfter[] = ['data', 'message'];

/** One name of each stage. */
const stageNames: readonly string[] = [
	...['CONNECT', 'FIRST-EHLO', 'TLS', 'EHLO', 'XCLIENT', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'DOT'],
];

function stageFrom(values: Values, option: string, without: readonly QuitAfter[] = []): QuitAfter | null {
	const name = values.get(option);
	if (name === undefined) {
		return null;
	}

	const stage = stages[name.toUpperCase()];
	if (stage === undefined || without.includes(stage)) {
		const possible = stageNames.filter(each => !without.some(other => other === stages[each]));
		throw new UsageError(`--${option} must be ${listed(possible)}; “${name}” was given.`);
	}

	return stage;
}

function checked(values: Values, name: string, pattern: RegExp, what: string): string | undefined {
	const value = values.get(name);
	if (value !== undefined && !pattern.test(value)) {
		throw new UsageError(`--${name} must be ${what}; “${value}” was given.`);
	}

	return value;
}
