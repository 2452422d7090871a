/** The parameters of EHLO keywords, in sentences. */
import type {Capability} from '../protocol/capabilities.ts';
import {mechanism} from './auth-mechanisms.ts';
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
		return ['It tells no limit here; there may be one.'];
	}

	return [/^0+$/.test(text) ? '0: there is no fixed limit.' : `“${text}” is no number of octets.`];
}

function readMechanisms(parameters: readonly string[]): string[] {
	if (parameters.length === 0) {
		return ['It names no mechanism.'];
	}

	return parameters.map(name => {
		const {grade, reason} = mechanism(name);
		return `${name}: ${grade} (${reason}).`;
	});
}

const limits: Readonly<Record<string, string>> = {
	MAILMAX: 'messages in this session',
	RCPTMAX: 'recipients for each message',
	RCPTDOMAINMAX: 'domains among the recipients of each message',
};

function readLimit(parameter: string): string {
	const [name = '', value = ''] = parameter.split('=', 2);
	const what = limits[name.toUpperCase()];
	return what && /^\d+$/.test(value)
		? `At most ${value} ${what}.`
		: `${parameter}: a limit that is in no list.`;
}

function readDeliverBy([seconds]: readonly string[]): string[] {
	if (seconds === undefined) {
		return ['It names no shortest time.'];
	}

	return /^\d{1,9}$/.test(seconds)
		? [`The shortest time is ${secondsInWords(Number(seconds))}.`]
		: [`“${seconds}” is no number of seconds.`];
}

function readFutureRelease([seconds, until]: readonly string[]): string[] {
	const said: string[] = [];
	if (seconds !== undefined) {
		said.push(
			/^\d{1,9}$/.test(seconds)
				? `For up to ${secondsInWords(Number(seconds))}.`
				: `“${seconds}” is no number of seconds.`,
		);
	}

	if (until !== undefined) {
		said.push(`Until ${until} at the latest.`);
	}

	return said;
}

function readAttributes(parameters: readonly string[]): string[] {
	return parameters.length > 0 ? [`It takes: ${parameters.join(', ')}.`] : [];
}
