/** The parameters of EHLO keywords, in sentences. */
import type {Capability} from '../protocol/capabilities.ts';
import {gradeOf} from '../sasl/grades.ts';
import {octetsInWords, secondsInWords} from './quantities.ts';

/** What the parameters say; nothing for a keyword that has none. */
export function readCapability(capability: Capability): string[] {
	const read = readers[capability.keyword];
	if (read) {
		return read(capability.parameters);
	}

	return capability.parameters.length > 0 ? [`Parameters: ${capability.parameters.join(' ')}.`] : [];
}

/** The announced limit in octets; null where there is none or none is told. */
export function sizeLimit(parameters: readonly string[]): number | null {
	const [limit = ''] = parameters;
	return /^\d{1,15}$/.test(limit) && Number(limit) > 0 ? Number(limit) : null;
}

const readers: Readonly<Record<string, (parameters: readonly string[]) => string[]>> = {
	SIZE: readSize,
	AUTH: readMechanisms,
	'X-EXPS': readMechanisms,
	LIMITS: parameters => parameters.map(readLimit),
	DELIVERBY: readDeliverBy,
	FUTURERELEASE: readFutureRelease,
	'MT-PRIORITY': ([policy]) => (policy ? [`Priorities are assigned by the policy ${policy}.`] : []),
	'NO-SOLICITING': parameters => (parameters.length > 0 ? [`It refuses: ${parameters.join(' ')}.`] : []),
	BURL: parameters => (parameters.length > 0 ? [`From: ${parameters.join(' ')}.`] : []),
	XCLIENT: readAttributes,
	XFORWARD: readAttributes,
	'X-RCPTLIMIT': ([limit]) => (limit ? [`At most ${limit}.`] : []),
};

function readSize(parameters: readonly string[]): string[] {
	const [text] = parameters;
	const limit = sizeLimit(parameters);
	if (limit !== null) {
		return [`At most ${octetsInWords(limit)}, as encoded on the wire.`];
	}

	if (text === undefined) {
		return ['It does not state a limit here; there may be one.'];
	}

	if (/^\d+$/.test(text)) {
		return [
			/^0+$/.test(text)
				? '0: there is no fixed limit.'
				: `The limit it states, ${text} octets, is larger than any message.`,
		];
	}

	return [`“${text}” is not a number of octets.`];
}

function readMechanisms(parameters: readonly string[]): string[] {
	if (parameters.length === 0) {
		return ['It does not name a mechanism.'];
	}

	return parameters.map(name => {
		const {grade, reason} = gradeOf(name);
		return `${name}: ${grade} (${reason}).`;
	});
}

const limits: Readonly<Record<string, readonly [one: string, more: string]>> = {
	MAILMAX: ['message in this session', 'messages in this session'],
	RCPTMAX: ['recipient for each message', 'recipients for each message'],
	RCPTDOMAINMAX: [
		'domain among the recipients of each message',
		'domains among the recipients of each message',
	],
};

function readLimit(parameter: string): string {
	const [name = '', value = ''] = parameter.split('=', 2);
	const what = limits[name.toUpperCase()];
	if (!what) {
		return `${parameter}: not a known limit.`;
	}

	return /^\d{1,6}$/.test(value) && Number(value) > 0
		? `At most ${value} ${what[Number(value) === 1 ? 0 : 1]}.`
		: `${parameter}: “${value}” is not a limit, which must be a number of up to six digits.`;
}

function readDeliverBy([seconds]: readonly string[]): string[] {
	if (seconds === undefined) {
		return ['It does not state a shortest time.'];
	}

	// RFC 2852 §3: the number may be followed by tokens of extensions to come, behind commas.
	const [least = ''] = seconds.split(',');
	if (/^0{1,9}$/.test(least)) {
		return ['0: there is no shortest time.'];
	}

	return /^\d{1,9}$/.test(least)
		? [`The shortest time is ${secondsInWords(Number(least))}.`]
		: [`“${seconds}” is not a number of seconds.`];
}

function readFutureRelease([seconds, until]: readonly string[]): string[] {
	const said: string[] = [];
	if (seconds !== undefined) {
		said.push(
			/^\d{1,9}$/.test(seconds)
				? `For up to ${secondsInWords(Number(seconds))}.`
				: `“${seconds}” is not a number of seconds.`,
		);
	}

	if (until !== undefined) {
		said.push(
			Number.isNaN(Date.parse(until)) ? `“${until}” is not a date.` : `Until ${until} at the latest.`,
		);
	}

	return said;
}

function readAttributes(parameters: readonly string[]): string[] {
	return parameters.length > 0 ? [`It accepts: ${parameters.join(', ')}.`] : [];
}
