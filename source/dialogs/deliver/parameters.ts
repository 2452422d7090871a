/** The parameters of MAIL and RCPT: those asked for, and those the message needs, against what the server offers. */
import type {BuiltMessage} from '../../message/letter.ts';
import type {Capabilities} from '../../protocol/capabilities.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import {xtext} from '../../protocol/xtext.ts';
import type {DeliverOptions, ServiceOptions} from './delivery.ts';

export type Parameters = {
	readonly mail: readonly string[];
	readonly rcpt: (address: string) => readonly string[];
	/** Things to say before MAIL: asked for and not offered, too large. */
	readonly notes: readonly {readonly about: string; readonly text: string}[];
	/** Why nothing is to be sent; null as a rule. */
	readonly stop: string | null;
};

type ParameterRequest = {
	readonly verb: 'MAIL' | 'RCPT';
	readonly text: string;
	/** EHLO keyword that allows it. */
	readonly keyword: string;
	/** Without it the message would be treated otherwise than asked, or read by others. */
	readonly vital: boolean;
	/** What it is for, to be said when it is not offered; null for a mere courtesy. */
	readonly purpose: string | null;
};

/** `capabilities` null: nothing is offered, as after HELO (RFC 5321 §3.2). */
export function chooseParameters(
	message: BuiltMessage,
	options: DeliverOptions,
	capabilities: Capabilities | null,
): Parameters {
	const requests = [...needs(message), ...services(options)];
	const missing = requests.filter(({keyword}) => !findCapability(capabilities, keyword));
	const wanted = missing.filter(({purpose}) => purpose !== null);
	const stopped = wanted.find(({vital}) => (options.notOffered ?? (vital ? 'stop' : 'leave-out')) === 'stop');
	const sent = requests.filter(
		request => !missing.includes(request) || (options.notOffered === 'send' && request.purpose !== null),
	);
	const texts = (verb: ParameterRequest['verb']) =>
		sent.filter(request => request.verb === verb).map(({text}) => text);
	return {
		mail: [...texts('MAIL'), ...(options.mailParameters ?? [])],
		rcpt: address => [
			...texts('RCPT').map(text => (text === orcptMark ? `ORCPT=${originalRecipient(address)}` : text)),
			...(options.rcptParameters ?? []),
		],
		notes: [
			...wanted.map(request => ({
				about: 'deliver/not-offered',
				text: notOfferedText(request, options, stopped !== undefined),
			})),
			...tooLarge(message, capabilities),
		],
		stop: stopped ? notOfferedText(stopped, options, true) : null,
	};
}

const orcptMark = 'ORCPT';

const asked = 'it was requested';

/** What the message itself calls for. */
function needs(message: BuiltMessage): readonly ParameterRequest[] {
	const request = (
		text: string,
		keyword: string,
		purpose: string | null,
		vital = false,
	): ParameterRequest => ({
		verb: 'MAIL',
		text,
		keyword,
		purpose,
		vital,
	});
	return [
		request(`SIZE=${message.size}`, 'SIZE', null),
		...(message.body === '8BITMIME'
			? [request('BODY=8BITMIME', '8BITMIME', 'the text contains 8-bit characters')]
			: []),
		...(message.body === 'BINARYMIME'
			? [request('BODY=BINARYMIME', 'BINARYMIME', 'the content is binary', true)]
			: []),
		...(message.smtpUtf8 ? [request('SMTPUTF8', 'SMTPUTF8', 'an address is not ASCII', true)] : []),
	];
}

/** What was asked for. */
function services(options: ServiceOptions): readonly ParameterRequest[] {
	const requests: ParameterRequest[] = [];
	const ask = (verb: ParameterRequest['verb'], text: string, keyword: string, vital = false) => {
		requests.push({verb, text, keyword, vital, purpose: asked});
	};

	if (options.ret !== undefined) {
		ask('MAIL', `RET=${options.ret}`, 'DSN');
	}

	if (options.envid !== undefined) {
		ask('MAIL', `ENVID=${xtext(options.envid)}`, 'DSN');
	}

	if (options.auth !== undefined) {
		ask('MAIL', `AUTH=${options.auth === '' ? '<>' : xtext(options.auth)}`, 'AUTH');
	}

	if (options.requireTls) {
		ask('MAIL', 'REQUIRETLS', 'REQUIRETLS', true);
	}

	if (options.mtPriority !== undefined) {
		ask('MAIL', `MT-PRIORITY=${options.mtPriority}`, 'MT-PRIORITY');
	}

	if (options.deliverBy !== undefined) {
		ask('MAIL', `BY=${options.deliverBy}`, 'DELIVERBY', /;r/i.test(options.deliverBy));
	}

	if (options.holdFor !== undefined) {
		ask('MAIL', `HOLDFOR=${options.holdFor}`, 'FUTURERELEASE', true);
	}

	if (options.holdUntil !== undefined) {
		ask('MAIL', `HOLDUNTIL=${options.holdUntil}`, 'FUTURERELEASE', true);
	}

	if (options.notify !== undefined) {
		ask('RCPT', `NOTIFY=${options.notify}`, 'DSN');
	}

	if (options.orcpt) {
		ask('RCPT', orcptMark, 'DSN');
	}

	return requests;
}

function notOfferedText(
	{text, keyword, purpose}: ParameterRequest,
	{notOffered}: DeliverOptions,
	stopped: boolean,
): string {
	const [name = ''] = text.split('=', 1);
	const wanted = purpose === asked ? `${name} was requested` : `${name} is needed (${purpose})`;
	const what = `${wanted}, and the server does not offer ${keyword === name ? 'it' : keyword}`;
	const then = stopped
		? 'so nothing was sent.'
		: notOffered === 'send'
			? 'but it is sent anyway.'
			: 'so it is left out.';
	return `${what}, ${then}`;
}

function tooLarge({size}: BuiltMessage, capabilities: Capabilities | null): Parameters['notes'] {
	const limit = Number(findCapability(capabilities, 'SIZE')?.parameters[0] ?? 0);
	return limit > 0 && size > limit
		? [
				{
					about: 'deliver/over-size',
					text: `The message has ${size} octets; the server accepts ${limit}. It will be refused (552).`,
				},
			]
		: [];
}

function originalRecipient(address: string): string {
	return /[^\0-\x7F]/.test(address) ? `utf-8;${address}` : `rfc822;${xtext(address)}`;
}
